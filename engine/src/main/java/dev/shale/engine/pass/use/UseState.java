package dev.shale.engine.pass.use;

import dev.shale.engine.graph.Mutations;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.Uses;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.engine.usage.PairTable;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.IntList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the program of one graph uses. Of a graph without parts nothing is computed. */
final class UseState implements PassState {
  private static final int UNKNOWN = -1;
  private static final int FIRST_OTHERS = 64;

  private final PassEdges edges;
  private final Snapshot graph;
  private final Uses columns;
  private final ReadModules read;
  private final IntList changed;

  /** By the runtimes of a set the row that it has. */
  private final PairTable sets;

  private @Nullable ExportAnalysis analysis;
  private int generation;
  private PassReason reason = PassReason.NONE;

  /** The names of the module that is written. */
  private long[] others = new long[FIRST_OTHERS];

  UseState(PassEdges edges) {
    this.edges = edges;
    graph = edges.graph();
    columns = graph.uses();
    read = new ReadModules(edges);
    changed = new IntList(edges.region());
    sets = new PairTable(edges.region());
  }

  @Override
  public void search(Workers workers, Scratch scratch) {
    read.readAll();
    if (!read.isAny()) {
      close();
      return;
    }
    ExportAnalysis made = analysis;
    if (made == null) {
      made = ExportAnalysis.over(graph, edges.region());
      analysis = made;
    }
    made.search(false);
    if (edges.isKept()) {
      made.keep();
    }
    generation = graph.generation();
    sets.clear();
    for (int set = 0; set < columns.setCount(); set++) {
      sets.put(columns.usedInSet(set), columns.fullyInSet(set), set);
    }
  }

  private void close() {
    ExportAnalysis closing = analysis;
    analysis = null;
    if (closing != null) {
      closing.close();
    }
  }

  @Override
  public void grow(int before, int moduleCount) {}

  @Override
  public boolean holds() {
    Mutations mutations = edges.mutations();
    for (int index = 0; index < mutations.count(); index++) {
      read.look(mutations.module(index));
    }
    return analysis == null && !read.isAny();
  }

  @Override
  public boolean repair() {
    ExportAnalysis known = analysis;
    if (known == null || !read.isAny()) {
      return fail(UsePass.NO_PARTS);
    }
    if (edges.edits().entries().size() > 0) {
      return fail(UsePass.OTHER_ENTRIES);
    }
    if (graph.generation() != generation) {
      return fail(UsePass.MOVED);
    }
    Mutations mutations = edges.mutations();
    changed.clear();
    for (int index = 0; index < mutations.count(); index++) {
      if (known.knows(mutations.module(index))) {
        changed.add(mutations.module(index));
      }
    }
    if (!known.repair(changed)) {
      return fail(UsePass.MUCH_IS_OTHER);
    }
    IntList touched = known.touched();
    for (int index = 0; index < touched.size(); index++) {
      changed.add(touched.get(index));
    }
    reason = PassReason.NONE;
    return true;
  }

  private boolean fail(PassReason why) {
    reason = why;
    return false;
  }

  @Override
  public PassReason reason() {
    return analysis == null ? UsePass.NO_PARTS : reason;
  }

  @Override
  public IntList changed() {
    return changed;
  }

  @Override
  public void write(int module) {
    ExportAnalysis known = analysis;
    if (known == null) {
      edges.writer().use(module, UNKNOWN, UNKNOWN, UNKNOWN, 0, true);
      edges.writer().otherUses(module, others, 0);
    } else {
      edges
          .writer()
          .use(
              module,
              known.survives(module),
              known.usedWhole(module),
              known.usedNames(module),
              known.dropped(module),
              known.hasEffects(module));
      writeOthers(known, module);
    }
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      int set = known == null ? Uses.UNKNOWN_SET : set(known.used(row), known.usedFully(row));
      edges.writer().exportUse(row, set);
    }
  }

  private void writeOthers(ExportAnalysis known, int module) {
    int count = known.otherCount(module);
    if (count > others.length) {
      others = new long[Math.max(count, 2 * others.length)];
    }
    known.copyOthers(module, others);
    Arrays.sort(others, 0, count);
    edges.writer().otherUses(module, others, count);
  }

  private int set(int used, int fully) {
    int set = sets.find(used, fully);
    if (set == PairTable.NONE) {
      set = edges.writer().addUseSet(used, fully);
      sets.put(used, fully, set);
    }
    return set;
  }

  @Override
  public String found() {
    return PassReport.plural(graph.exportCount(), "export");
  }
}
