package dev.shale.engine.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was found to be used, as bits of the runtimes in which it is, and the steps by which that
 * was found.
 */
final class UseMarks {
  private static final int NO_USE = 0;
  private static final int KINDS = UseKind.values().length;

  private final Snapshot graph;
  private final UseTrace trace;
  private final IntList[] bits = new IntList[KINDS];

  /** The step that was found last of each mark. */
  private final IntList[] steps = new IntList[KINDS];

  /** Modules whose marks are others, and by module whether it is one. */
  private final IntList touched;

  private final IntList isTouched;
  private boolean isNoting;

  /** Names that no export of their modules has: by module and name, the place among them. */
  private final PairTable others;

  private final IntList otherModules;
  private final IntList otherNames;
  private final IntList nextOthers;
  private final IntList firstOthers;

  UseMarks(Snapshot graph, UseTrace trace, Region region) {
    this.graph = graph;
    this.trace = trace;
    for (int kind = 0; kind < KINDS; kind++) {
      bits[kind] = new IntList(region);
      steps[kind] = new IntList(region);
    }
    touched = new IntList(region);
    isTouched = new IntList(region);
    others = new PairTable(region);
    otherModules = new IntList(region);
    otherNames = new IntList(region);
    nextOthers = new IntList(region);
    firstOthers = new IntList(region);
  }

  /** Nothing is used. */
  void clear() {
    for (int kind = 0; kind < KINDS; kind++) {
      bits[kind].clear();
      steps[kind].clear();
    }
    others.clear();
    otherModules.clear();
    otherNames.clear();
    nextOthers.clear();
    firstOthers.clear();
    touched.clear();
    isTouched.clear();
    isNoting = false;
    grow();
  }

  /** Has room for what was added to the graph. */
  void grow() {
    fill(UseKind.ENTRY, graph.moduleCount());
    fill(UseKind.MODULE, graph.moduleCount());
    fill(UseKind.WHOLE, graph.moduleCount());
    fill(UseKind.NAMED, graph.moduleCount());
    fill(UseKind.PART, graph.inner().rowCount());
    fill(UseKind.EXPORT, graph.exportCount());
    fill(UseKind.FULLY, graph.exportCount());
    firstOthers.fill(graph.moduleCount(), UseTrace.NONE);
  }

  private void fill(UseKind kind, int count) {
    bits[kind.ordinal()].fill(count, NO_USE);
    steps[kind.ordinal()].fill(count, UseTrace.NONE);
  }

  /** In which runtimes something is used. */
  int get(UseKind kind, int place) {
    return bits[kind.ordinal()].get(place);
  }

  /** The step of a mark that was found last, or {@link UseTrace#NONE}; the others follow it. */
  int step(UseKind kind, int place) {
    return steps[kind.ordinal()].get(place);
  }

  /**
   * Marks something. What was known and follows from nothing now follows from the step that is run.
   */
  void add(UseKind kind, int place, int runtimes) {
    IntList marks = bits[kind.ordinal()];
    int before = marks.get(place);
    int added = runtimes & ~before;
    if (trace.hasSuspects() && (before & runtimes) != 0) {
      adopt(kind, place, runtimes);
    }
    if (added != 0) {
      marks.set(place, before | added);
      int module = module(kind, place);
      IntList found = steps[kind.ordinal()];
      found.set(place, trace.add(kind, place, added, module, found.get(place)));
      touch(module);
    }
  }

  private void adopt(UseKind kind, int place, int runtimes) {
    for (int step = step(kind, place); step != UseTrace.NONE; step = trace.same(step)) {
      if (trace.isSuspect(step) && (trace.runtimes(step) & ~runtimes) == 0) {
        trace.adopt(step);
      }
    }
  }

  /** Takes away what a step found. What follows from the step is to be released before. */
  void remove(int step) {
    UseKind kind = trace.kind(step);
    int place = trace.place(step);
    IntList marks = bits[kind.ordinal()];
    marks.set(place, marks.get(place) & ~trace.runtimes(step));
    int before = UseTrace.NONE;
    int one = step(kind, place);
    while (one != step) {
      before = one;
      one = trace.same(one);
    }
    if (before == UseTrace.NONE) {
      steps[kind.ordinal()].set(place, trace.same(step));
    } else {
      trace.same(before, trace.same(step));
    }
    touch(trace.module(step));
    trace.kill(step);
  }

  /** From now on it is noted which modules have other marks. */
  void beginTouched() {
    for (int index = 0; index < touched.size(); index++) {
      isTouched.set(touched.get(index), 0);
    }
    touched.clear();
    isNoting = true;
  }

  /** Something of a module is another. */
  void touch(int module) {
    if (!isNoting) {
      return;
    }
    // The last modules may be gone, and the graph has no row for them any more.
    isTouched.fill(module + 1, 0);
    if (isTouched.get(module) == 0) {
      isTouched.set(module, 1);
      touched.add(module);
    }
  }

  /** The modules that have, or had in between, other marks. */
  IntList touched() {
    return touched;
  }

  private int module(UseKind kind, int place) {
    return switch (kind) {
      case PART -> graph.inner().module(place);
      case EXPORT, FULLY -> graph.exportParent(place);
      case OTHER -> otherModules.get(place);
      case ENTRY, MODULE, WHOLE, NAMED -> place;
    };
  }

  /** The place of a name that no export of a module has. */
  int other(int module, int name) {
    int place = others.find(module, name);
    if (place == PairTable.NONE) {
      place = otherNames.size();
      others.put(module, name, place);
      otherModules.add(module);
      otherNames.add(name);
      nextOthers.add(firstOthers.get(module));
      firstOthers.set(module, place);
      fill(UseKind.OTHER, place + 1);
    }
    return place;
  }

  /** The place of a name that no export of a module has, or -1 where nobody asked for it. */
  int findOther(int module, int name) {
    return others.find(module, name);
  }

  /** In which runtimes a name is used that no export of the module has itself. */
  int usedOther(int module, int name) {
    int place = findOther(module, name);
    return place == PairTable.NONE ? NO_USE : get(UseKind.OTHER, place);
  }

  /** The first place of such a name of a module, or -1. */
  int firstOther(int module) {
    return firstOthers.get(module);
  }

  /** The next place of such a name of the same module, or -1. */
  int nextOther(int place) {
    return nextOthers.get(place);
  }

  /** How many such names of a module are used. */
  int otherCount(int module) {
    int count = 0;
    for (int place = firstOther(module); place != PairTable.NONE; place = nextOther(place)) {
      count += get(UseKind.OTHER, place) == NO_USE ? 0 : 1;
    }
    return count;
  }

  /** Puts them into an array, each name in the upper half and its runtimes in the lower one. */
  void copyOthers(int module, long[] target) {
    int count = 0;
    for (int place = firstOther(module); place != PairTable.NONE; place = nextOther(place)) {
      int runtimes = get(UseKind.OTHER, place);
      if (runtimes != NO_USE) {
        target[count++] = (long) otherNames.get(place) << Integer.SIZE | runtimes;
      }
    }
  }

  /** Such names of a module that are used, by their texts. */
  List<Integer> otherNames(int module) {
    List<Integer> names = new ArrayList<>();
    for (int place = firstOther(module); place != PairTable.NONE; place = nextOther(place)) {
      if (get(UseKind.OTHER, place) != NO_USE) {
        names.add(otherNames.get(place));
      }
    }
    names.sort(Comparator.comparing(graph::name));
    return names;
  }
}
