package dev.shale.engine.pass.outdegree;

import dev.shale.arena.Pages;
import dev.shale.engine.graph.Mutations;
import dev.shale.engine.graph.table.TableType;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.IntList;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.util.List;
import java.util.function.Function;

/** The smallest pass that there can be, in one folder: how many modules a module leads to. */
public final class OutDegreePass implements Pass {
  public static final OutDegreePass PASS = new OutDegreePass();

  private static final PageLayout.Builder COLUMNS = PageLayout.of("out degree");
  private static final IntColumn DEGREE =
      COLUMNS.ints("degree", "how many modules it leads to; -1 unknown");

  private static final TableType<Degrees> TABLE =
      TableType.ofModules(COLUMNS.build(), Degrees::new);

  private OutDegreePass() {}

  /** The column of the pass. */
  public record Degrees(Pages rows) {
    int degree(int module) {
      return DEGREE.get(rows.page(module), PageLayout.slot(module));
    }

    void degree(int module, int degree) {
      if (degree(module) != degree) {
        DEGREE.set(rows.writable(module), PageLayout.slot(module), degree);
      }
    }
  }

  @Override
  public String label() {
    return "out degree";
  }

  @Override
  public int causes() {
    return Mutations.CONNECTIONS | Mutations.EXISTENCE;
  }

  @Override
  public String columns() {
    return "degree";
  }

  @Override
  public String hot() {
    return "yes";
  }

  @Override
  public List<TableType<?>> tables() {
    return List.of(TABLE);
  }

  @Override
  public PassState over(PassEdges edges, Function<Pass, PassState> states) {
    return new State(edges);
  }

  /** How many modules a module leads to, in what a graph's writer sees. */
  public static int degree(dev.shale.engine.graph.Snapshot graph, int module) {
    return graph.table(TABLE).degree(module);
  }

  /** Nothing is kept: the edges say it. */
  private record State(PassEdges edges) implements PassState {
    @Override
    public void search(Workers workers, Scratch scratch) {}

    @Override
    public void grow(int before, int moduleCount) {}

    @Override
    public boolean repair() {
      return true;
    }

    @Override
    public PassReason reason() {
      return PassReason.NONE;
    }

    @Override
    public IntList changed() {
      return edges.edits().rows();
    }

    @Override
    public void write(int module) {
      edges.graph().table(TABLE).degree(module, edges.adjacency().forward().length(module));
    }

    @Override
    public String found() {
      return "";
    }
  }
}
