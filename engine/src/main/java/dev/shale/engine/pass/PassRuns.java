package dev.shale.engine.pass;

import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.engine.pass.contract.PassReport.Mode;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Runs the passes of a list in their order, by what they declare, and keeps what became of each.
 * Knows none of them.
 */
final class PassRuns {
  /** Edges from which on two passes run beside each other. */
  private static final int LEAST_FORKED = 1 << 20;

  private final List<Pass> passes;
  private final PassEdges edges;
  private final PassStates states;
  private final PassColumns columns;
  private final int[][] needs;

  /** What concerns each pass, or one that it needs. */
  private final int[] causes;

  private final boolean[] isWanted;
  private final boolean[] isBehind;
  private final Mode[] modes;
  private final PassReason[] reasons;
  private final long[] nanos;

  /** For a pass that runs beside another. */
  private final Workers alone = new Workers(1);

  private Mode edgesMode = Mode.SKIPPED;
  private PassReason edgesReason = PassReason.NONE;
  private long edgesNanos;

  /**
   * None has run yet.
   *
   * @throws IllegalArgumentException when a pass stands before one that it needs
   */
  PassRuns(List<Pass> passes, PassEdges edges) {
    this.passes = passes;
    this.edges = edges;
    int count = passes.size();
    states = new PassStates(edges, passes);
    needs = new int[count][];
    causes = new int[count];
    for (int place = 0; place < count; place++) {
      needs[place] = placesOf(place);
      causes[place] = causesOf(place);
    }
    columns = new PassColumns(edges, states);
    isWanted = new boolean[count];
    isBehind = new boolean[count];
    modes = new Mode[count];
    reasons = new PassReason[count];
    nanos = new long[count];
    begin(Set.of());
  }

  private int[] placesOf(int place) {
    return passes.get(place).needs().stream().mapToInt(passes::indexOf).toArray();
  }

  private int causesOf(int place) {
    int all = passes.get(place).causes();
    for (int need : needs[place]) {
      all |= causes[need];
    }
    return all;
  }

  /** Forgets what became of the passes; those that are wanted, and what they need, are to run. */
  void begin(Set<Pass> wanted) {
    Arrays.fill(modes, Mode.SKIPPED);
    Arrays.fill(reasons, PassReason.NONE);
    Arrays.fill(nanos, 0);
    for (int place = 0; place < isWanted.length; place++) {
      isWanted[place] = wanted.contains(passes.get(place));
    }
    for (int place = isWanted.length - 1; place >= 0; place--) {
      if (isWanted[place]) {
        for (int need : needs[place]) {
          isWanted[need] = true;
        }
      }
    }
  }

  void edgesDone(Mode mode, PassReason reason, long start) {
    edgesMode = mode;
    edgesReason = reason;
    edgesNanos = System.nanoTime() - start;
  }

  /** Runs over everything what is wanted. */
  void runAnew(PassReason reason) {
    columns.begin();
    Arrays.fill(isBehind, true);
    runBehind(reason);
    columns.write();
  }

  /** Runs what the edits concern, over what they can have changed where that is possible. */
  void runChanged(int before, PassReason unconcerned) {
    int moduleCount = edges.adjacency().moduleCount();
    if (moduleCount > before) {
      states.grow(before, moduleCount);
    }
    columns.begin();
    for (int place = 0; place < isBehind.length; place++) {
      int respects = passes.get(place).readsRows() ? edges.noted() : edges.causes();
      if ((causes[place] & respects) == 0) {
        reasons[place] = unconcerned;
      } else {
        runChanged(place);
      }
    }
    runBehind(PassReason.LEFT_OUT);
    columns.write();
  }

  private void runChanged(int place) {
    PassState state = state(place);
    long start = System.nanoTime();
    if (isBehind[place] || isAnyNeedBehind(place)) {
      leaveOut(place);
    } else if (state.holds()) {
      reasons[place] = state.reason();
      columns.changed(place);
    } else if (!isWanted[place]) {
      leaveOut(place);
    } else if (isAnyNeedNew(place)) {
      runCold(place, PassReason.NEEDS_ARE_NEW);
    } else if (state.repair()) {
      columns.changed(place);
      modes[place] = Mode.HOT;
      nanos[place] = System.nanoTime() - start;
    } else {
      runCold(place, state.reason());
    }
  }

  private boolean isAnyNeedBehind(int place) {
    for (int need : needs[place]) {
      if (isBehind[need]) {
        return true;
      }
    }
    return false;
  }

  private boolean isAnyNeedNew(int place) {
    for (int need : needs[place]) {
      if (modes[need] == Mode.COLD) {
        return true;
      }
    }
    return false;
  }

  private void leaveOut(int place) {
    isBehind[place] = true;
    reasons[place] = PassReason.NOT_WANTED;
  }

  /** Runs over everything what is wanted, or needed for that, and not up to date. */
  private void runBehind(PassReason reason) {
    boolean isForking =
        edges.workers().count() > 1 && edges.adjacency().edgeCount() >= LEAST_FORKED;
    for (int place = 0; place < isBehind.length; place++) {
      if (isBehind[place] && isWanted[place]) {
        int other = isForking ? besides(place) : -1;
        if (other < 0) {
          runCold(place, reason);
        } else {
          runBeside(place, other, reason);
        }
      } else if (isBehind[place]) {
        reasons[place] = PassReason.NOT_WANTED;
      }
    }
  }

  /** A pass that may run beside another: both are best done by one thread, and no need waits. */
  private int besides(int place) {
    for (int other = place + 1; other < isBehind.length; other++) {
      if (passes.get(place).isOneThreaded()
          && passes.get(other).isOneThreaded()
          && isBehind[other]
          && isWanted[other]
          && !isAnyNeedBehind(other)) {
        return other;
      }
    }
    return -1;
  }

  private void runCold(int place, PassReason reason) {
    long start = System.nanoTime();
    state(place).search(edges.workers(), edges.scratch());
    finishCold(place, reason, System.nanoTime() - start);
  }

  private void runBeside(int place, int other, PassReason reason) {
    try (Scratch second = new Scratch(edges.region(), edges.adjacency().moduleCount())) {
      edges
          .workers()
          .run(
              (worker, begin, end) ->
                  searchAlone(begin == 0 ? place : other, begin == 0 ? edges.scratch() : second),
              2,
              1);
    }
    finishCold(place, reason, nanos[place]);
    finishCold(other, reason, nanos[other]);
  }

  private void searchAlone(int place, Scratch scratch) {
    long start = System.nanoTime();
    state(place).search(alone, scratch);
    nanos[place] = System.nanoTime() - start;
  }

  private void finishCold(int place, PassReason reason, long durationNanos) {
    isBehind[place] = false;
    columns.everything(place);
    modes[place] = Mode.COLD;
    reasons[place] = reason;
    nanos[place] = durationNanos;
  }

  boolean isCurrent(Pass pass) {
    return !isBehind[passes.indexOf(pass)];
  }

  /** How many passes ran over everything, the reading of the edges included. */
  int coldCount() {
    int count = edgesMode == Mode.COLD ? 1 : 0;
    for (Mode mode : modes) {
      count += mode == Mode.COLD ? 1 : 0;
    }
    return count;
  }

  PassReport edgesReport() {
    String work =
        edgesMode == Mode.HOT
            ? PassReport.plural(edges.edits().rows().size(), "module") + " with other edges"
            : PassReport.plural(edges.adjacency().edgeCount(), "edge");
    return new PassReport(Passes.EDGES, edgesNanos, work, edgesMode, edgesReason);
  }

  void addReports(List<PassReport> reports) {
    for (int place = 0; place < modes.length; place++) {
      String work = modes[place] == Mode.HOT ? state(place).repaired() : state(place).found();
      reports.add(
          new PassReport(
              passes.get(place).label(), nanos[place], work, modes[place], reasons[place]));
    }
  }

  PassState state(int place) {
    return states.get(place);
  }
}
