package dev.shale.engine.usage;

import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.Uses;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.List;

/**
 * What modules provide, and what of it a program uses. Costs what grows with the graph; brought up
 * to date after a change, what grows with what the change can have done. As good as the snapshot
 * that it is of. Belongs to one thread.
 */
public final class ExportAnalysis implements UsedExports, AutoCloseable {
  /** When others see more modules otherwise, a search costs less. */
  private static final int LARGE_DIVISOR = 16;

  private static final int FEW = 64;

  private final Snapshot graph;
  private final Region region;
  private final SeenRows seen;
  private final ModuleEffects effects;
  private final ExportNames names;
  private final ExportIndex index;
  private final Bindings bindings;
  private final UseTrace trace;
  private final UseMarks marks;
  private final ExportUse use;
  private final Interfaces interfaces;
  private final UseRepair repair;
  private final UseReasons reasons;
  private final IntList seenOther;
  private boolean isKept;

  private ExportAnalysis(Snapshot graph, Region region) {
    this.graph = graph;
    this.region = region;
    seen = new SeenRows(graph, region);
    effects = new ModuleEffects(graph, region);
    names = new ExportNames(graph, seen, region);
    index = names.index();
    bindings = names.bindings();
    trace = new UseTrace(region);
    marks = new UseMarks(graph, trace, region);
    use = new ExportUse(graph, effects, index, bindings, marks, trace, 1 << Uses.APART, region);
    interfaces = new Interfaces(graph, effects, region);
    repair = new UseRepair(use, marks, trace, seen, new ModuleUsers(graph, region), region);
    reasons = new UseReasons(graph, marks, trace, index, bindings);
    seenOther = new IntList(region);
  }

  /**
   * Looks at a program.
   *
   * @param graph of a front end that reads parts
   * @param entries modules, each with a runtime of its own
   * @param isLibrary whether the exports of entries are used by whoever takes the program
   */
  public static ExportAnalysis of(Snapshot graph, List<Integer> entries, boolean isLibrary) {
    Region region = Region.open("exports", Region.UNLIMITED);
    boolean isDone = false;
    try {
      ExportAnalysis made = new ExportAnalysis(graph, region);
      made.begin(isLibrary);
      for (int entry = 0; entry < entries.size(); entry++) {
        made.use.entry(entries.get(entry), Uses.runtime(entry));
      }
      made.use.run();
      isDone = true;
      return made;
    } finally {
      if (!isDone) {
        region.close();
      }
    }
  }

  /**
   * Has looked at nothing yet.
   *
   * @param graph as its writer sees it
   * @param owner has the memory, and closes it
   */
  public static ExportAnalysis over(Snapshot graph, Region owner) {
    return new ExportAnalysis(graph, owner.child("exports"));
  }

  /** Looks at the whole program; its entries have runtimes in the order of their ids. */
  public void search(boolean isLibrary) {
    begin(isLibrary);
    int entry = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module) && graph.isEntry(module)) {
        use.entry(module, Uses.runtime(entry++));
      }
    }
    use.run();
    bindings.thaw();
    isKept = false;
  }

  /** Looks at what has to be known for {@link #repair}, after a search. */
  public void keep() {
    for (int module = 0; module < graph.moduleCount(); module++) {
      seen.look(module);
    }
    interfaces.readAll();
    isKept = true;
  }

  private void begin(boolean isLibrary) {
    seen.clear();
    effects.search();
    names.begin();
    trace.clear();
    marks.clear();
    use.begin(isLibrary);
  }

  /** Whether a module is there, or was; one that came and went in between was never. */
  public boolean knows(int module) {
    return seen.knows(module);
  }

  /**
   * Brings the last search up to date.
   *
   * @param changed modules that are {@link #knows known} and were added or removed, or of which
   *     rows, flags or targets are others; entries are the same, and rows did not move
   * @return false when a search is needed
   */
  public boolean repair(IntList changed) {
    boolean isDone = isKept && !bindings.freeze() && repairAll(changed);
    bindings.thaw();
    return isDone;
  }

  private boolean repairAll(IntList changed) {
    seen.grow();
    marks.grow();
    marks.beginTouched();
    repair.takeBack(changed);
    seenOther.clear();
    effects.repair(changed, seenOther);
    for (int place = 0; place < changed.size(); place++) {
      index.remove(changed.get(place));
    }
    for (int place = 0; place < changed.size(); place++) {
      seen.look(changed.get(place));
    }
    lookAgain(changed);
    if (seenOther.size() > Math.max(FEW, graph.moduleCount() / LARGE_DIVISOR)) {
      return false;
    }
    repair.findAgain(seenOther);
    for (int place = 0; place < seenOther.size(); place++) {
      marks.touch(seenOther.get(place));
    }
    return true;
  }

  /** What is left are the modules of which others see something else. */
  private void lookAgain(IntList changed) {
    for (int place = 0; place < changed.size(); place++) {
      seenOther.add(changed.get(place));
    }
    int count = 0;
    for (int place = 0; place < seenOther.size(); place++) {
      if (interfaces.look(seenOther.get(place))) {
        seenOther.set(count++, seenOther.get(place));
      }
    }
    while (seenOther.size() > count) {
      seenOther.removeLast();
    }
  }

  /**
   * The modules of which something may be used that was not, or the other way, since the repair.
   */
  public IntList touched() {
    return marks.touched();
  }

  @Override
  public int survives(int module) {
    return marks.get(UseKind.MODULE, module);
  }

  @Override
  public int usedWhole(int module) {
    return marks.get(UseKind.WHOLE, module);
  }

  @Override
  public int usedNames(int module) {
    return marks.get(UseKind.NAMED, module);
  }

  @Override
  public int used(int export) {
    return marks.get(UseKind.EXPORT, export);
  }

  @Override
  public int usedFully(int export) {
    return marks.get(UseKind.FULLY, export);
  }

  @Override
  public int usedOther(int module, int name) {
    return marks.usedOther(module, name);
  }

  /** The dependency for which a module survives, or that of its package; none for an entry. */
  public int cause(int module) {
    int step = reasons.ofModule(module);
    if (step == UseTrace.NONE) {
      return Snapshot.NO_DEPENDENCY;
    }
    while (trace.dependency(step) == Snapshot.NO_DEPENDENCY && isOwn(trace.parent(step), module)) {
      step = trace.parent(step);
    }
    return trace.dependency(step);
  }

  /** Why something is used; as good as this analysis. */
  public UseReasons reasons() {
    return reasons;
  }

  private boolean isOwn(int step, int module) {
    return step != UseTrace.NONE && trace.module(step) == module;
  }

  /** The runtimes in which a part runs; a row of an inner graph. */
  public int runs(int part) {
    return marks.get(UseKind.PART, part);
  }

  @Override
  public boolean hasEffects(int module) {
    return effects.has(module);
  }

  @Override
  public boolean hasOtherNames(int module) {
    return marks.otherCount(module) > 0;
  }

  @Override
  public List<Integer> otherNames(int module) {
    return marks.otherNames(module);
  }

  /** Whether a module is declared to have no effects. */
  public boolean isDeclaredFree(int module) {
    return effects.isDeclaredFree(module);
  }

  /** How many names {@link #copyOthers} copies. */
  public int otherCount(int module) {
    return marks.otherCount(module);
  }

  /**
   * The names that are used of a module though no export of it has them itself, in no order: each
   * in the upper half of a number, with the bits of its runtimes in the lower half.
   */
  public void copyOthers(int module, long[] target) {
    marks.copyOthers(module, target);
  }

  @Override
  public int dropped(int module) {
    return survives(module) == 0 ? 0 : droppedParts(module);
  }

  private int droppedParts(int module) {
    InnerGraph inner = graph.inner();
    long dropped = 0;
    int part = Snapshot.NO_PART;
    for (int row = inner.begin(module); row <= inner.end(module); row++) {
      boolean isEnd = row == inner.end(module);
      if (isEnd || inner.isPart(row)) {
        if (part != Snapshot.NO_PART && runs(part) == 0) {
          long end = isEnd ? graph.bytes(module) : inner.detail(row);
          dropped += Math.max(0, end - inner.detail(part));
        }
        part = row;
      }
    }
    return (int) Math.min(dropped, Integer.MAX_VALUE);
  }

  /** What modules provide; as good as this analysis. */
  public ExportNames provided() {
    return names;
  }

  @Override
  public void close() {
    region.close();
  }
}
