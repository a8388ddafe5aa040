package dev.shale.engine.pass;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.table.TableType;
import dev.shale.engine.pass.component.ComponentPass;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.engine.pass.contract.PassReport.Mode;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.engine.pass.depth.DepthPass;
import dev.shale.engine.pass.order.OrderPass;
import dev.shale.engine.pass.root.RootPass;
import dev.shale.engine.pass.use.UsePass;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of passes, and how to run them once over a graph and write its derived columns; {@link
 * LivePasses} is for a graph that goes on changing.
 *
 * <p>A command runs this once, by code that nobody has compiled yet, so it makes edges of one
 * direction only and starts no threads.
 */
public final class Passes {
  public static final Pass DEPTH = DepthPass.PASS;
  public static final Pass ORDER = OrderPass.PASS;
  public static final Pass COMPONENTS = ComponentPass.PASS;
  public static final Pass ROOTS = RootPass.PASS;
  public static final Pass USES = UsePass.PASS;

  /** All passes; a pass stands behind those that it needs. */
  public static final List<Pass> ALL = List.of(DEPTH, ORDER, COMPONENTS, ROOTS, USES);

  /** The tables that the passes bring, for the graphs that they are to run over. */
  public static final List<TableType<?>> TABLES = tables();

  /** The name of what comes before all passes in reports. */
  static final String EDGES = "adjacency";

  private final List<PassReport> reports = new ArrayList<>();
  private long startNanos;

  private Passes() {}

  private static List<TableType<?>> tables() {
    List<TableType<?>> tables = new ArrayList<>();
    for (Pass pass : ALL) {
      tables.addAll(pass.tables());
    }
    return List.copyOf(tables);
  }

  /**
   * Computes every derived column anew from what was written so far, and publishes the graph. Takes
   * time linear in modules and connections. For the writer's thread.
   *
   * @return a report per pass, in the order in which they ran
   * @throws dev.shale.offheap.RegionLimitException when the graph's limit leaves no room for the
   *     state of a pass
   */
  public static List<PassReport> run(ModuleGraph graph) {
    return run(graph, ALL);
  }

  /**
   * Runs some passes; see {@link #run(ModuleGraph)}.
   *
   * @param list in which a pass stands behind those that it needs
   */
  public static List<PassReport> run(ModuleGraph graph, List<Pass> list) {
    List<PassReport> reports = compute(graph, list);
    graph.writer().publish();
    return reports;
  }

  /** Computes the depths anew from what was written so far, and publishes nothing. */
  public static void computeDepths(ModuleGraph graph) {
    compute(graph, List.of(DEPTH));
  }

  private static List<PassReport> compute(ModuleGraph graph, List<Pass> list) {
    Passes passes = new Passes();
    try (Region region = graph.region().child("passes");
        Workers workers = new Workers(1)) {
      passes.runAll(PassEdges.once(graph.writer(), region, workers), list);
    }
    return List.copyOf(passes.reports);
  }

  private void runAll(PassEdges edges, List<Pass> list) {
    startNanos = System.nanoTime();
    edges.read();
    report(EDGES, PassReport.plural(edges.adjacency().edgeCount(), "edge"));
    PassStates states = new PassStates(edges, list);
    PassColumns columns = new PassColumns(edges, states);
    for (int place = 0; place < list.size(); place++) {
      PassState state = states.get(place);
      state.search(edges.workers(), edges.scratch());
      columns.everything(place);
      if (place == list.size() - 1) {
        columns.write();
      }
      report(list.get(place).label(), state.found());
    }
  }

  private void report(String name, String work) {
    long endNanos = System.nanoTime();
    reports.add(new PassReport(name, endNanos - startNanos, work, Mode.COLD, PassReason.FIRST_RUN));
    startNanos = endNanos;
  }
}
