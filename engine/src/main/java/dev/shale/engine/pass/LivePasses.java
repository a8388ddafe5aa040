package dev.shale.engine.pass;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Mutations;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.PassReport.Mode;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps the derived columns of a graph up to date while it changes: runs what mutations made stale,
 * over no more than they can have changed where that is possible, and says what it did and why. For
 * the writer's thread; allocates nothing on the heap when it runs hot.
 *
 * <pre>{@code
 * try (LivePasses passes = LivePasses.of(graph, 2)) {
 *   passes.update();                        // everything, from what was written
 *   writer.connect(dependency, target);
 *   passes.update();                        // what that changes
 *   writer.publish();
 * }
 * }</pre>
 *
 * <p>The columns are written but not published. A pass that is left out keeps its columns as they
 * were; see {@link #isCurrent}.
 */
public final class LivePasses implements AutoCloseable {
  /**
   * The share of modules whose change makes a run over everything cheaper, and as many at least.
   */
  private static final int LARGE_DIVISOR = 16;

  private static final int FEW = 64;

  private static final Set<Pass> ALL = EnumSet.allOf(Pass.class);

  private final ModuleGraph owner;
  private final Snapshot graph;
  private final Mutations mutations;
  private final Workers workers;
  private Region region;
  private PassState state;
  private PassColumns columns;
  private final Mode[] modes = new Mode[Pass.count()];
  private final PassReason[] reasons = new PassReason[Pass.count()];
  private final long[] nanos = new long[Pass.count()];
  private final boolean[] isBehind = new boolean[Pass.count()];
  private boolean isLost;

  private LivePasses(ModuleGraph ofGraph, int threads) {
    owner = ofGraph;
    graph = ofGraph.writer().working();
    mutations = ofGraph.writer().mutations();
    workers = new Workers(threads);
    region = ofGraph.region().child("passes");
    state = newState();
    columns = new PassColumns(graph, ofGraph.writer(), state);
    forgetReports();
  }

  /**
   * Passes over a graph, none of which has run. There is to be one at a time for a graph.
   *
   * @param threads over how many threads large passes fork
   */
  public static LivePasses of(ModuleGraph graph, int threads) {
    return new LivePasses(graph, threads);
  }

  private PassState newState() {
    boolean isDone = false;
    try {
      PassState made = new PassState(graph, region, workers);
      isDone = true;
      return made;
    } finally {
      if (!isDone) {
        region.close();
      }
    }
  }

  /** Brings every derived column up to date. */
  public void update() {
    update(ALL);
  }

  /**
   * Brings the columns of some passes up to date, and of those that they need.
   *
   * @throws dev.shale.offheap.RegionLimitException when the graph's limit leaves no room for the
   *     state of a pass; the next update then runs over everything
   */
  public void update(Set<Pass> wanted) {
    forgetReports();
    boolean isDone = false;
    try {
      if (isLost) {
        begin();
      }
      run(wanted);
      isDone = true;
    } finally {
      lose(!isDone);
      mutations.clear();
    }
  }

  private void begin() {
    region = owner.region().child("passes");
    state = newState();
    columns = new PassColumns(graph, owner.writer(), state);
  }

  /** What is half done is of no use, and neither is its memory. */
  private void lose(boolean isHalfDone) {
    isLost = isHalfDone;
    if (isHalfDone) {
      region.close();
    }
  }

  private void run(Set<Pass> wanted) {
    if (mutations.isEverything()) {
      runCold(wanted, PassReason.of(mutations.reason()));
    } else if (isLost) {
      runCold(wanted, PassReason.FAILED);
    } else if (mutations.count() > Math.max(FEW, graph.moduleCount() / LARGE_DIVISOR)) {
      runCold(wanted, PassReason.LARGE_CHANGE);
    } else {
      runHot(wanted);
    }
  }

  private void runCold(Set<Pass> wanted, PassReason reason) {
    long start = System.nanoTime();
    state.readAdjacency();
    done(Pass.ADJACENCY, Mode.COLD, reason, start);
    columns.begin();
    for (int ordinal = 1; ordinal < Pass.count(); ordinal++) {
      isBehind[ordinal] = true;
    }
    runBehind(wanted, reason);
    columns.write();
  }

  private void runHot(Set<Pass> wanted) {
    long start = System.nanoTime();
    boolean isChanged = state.patchAdjacency(mutations);
    done(
        Pass.ADJACENCY,
        isChanged ? Mode.HOT : Mode.SKIPPED,
        isChanged ? PassReason.NONE : unconcerned(),
        start);
    columns.begin();
    if (!isChanged) {
      skipRest();
    } else {
      repairDepth(wanted.contains(Pass.DEPTH));
      checkOrder(wanted.contains(Pass.ORDER));
      boolean isComponentsWanted = wanted.contains(Pass.COMPONENTS) || wanted.contains(Pass.ROOTS);
      repairComponents(isComponentsWanted, wanted.contains(Pass.ROOTS));
    }
    runBehind(wanted, PassReason.LEFT_OUT);
    columns.write();
  }

  /** Says of all passes that they are not concerned. */
  private void skipRest() {
    for (int ordinal = 1; ordinal < Pass.count(); ordinal++) {
      reasons[ordinal] = unconcerned();
    }
  }

  private PassReason unconcerned() {
    return mutations.count() == 0 ? PassReason.NOTHING_CHANGED : PassReason.NOT_CONCERNED;
  }

  private void repairDepth(boolean isWanted) {
    long start = System.nanoTime();
    if (isBehind[Pass.DEPTH.ordinal()] || !isWanted) {
      leaveOut(Pass.DEPTH);
    } else if (state.repairDepth()) {
      columns.depth();
      done(Pass.DEPTH, Mode.HOT, PassReason.NONE, start);
    } else {
      runColdFor(Pass.DEPTH, PassReason.MANY_DEPTHS);
    }
  }

  private void checkOrder(boolean isWanted) {
    if (isBehind[Pass.ORDER.ordinal()]) {
      return;
    }
    if (state.orderHolds()) {
      reasons[Pass.ORDER.ordinal()] = PassReason.SAME_WALK;
    } else if (isWanted) {
      runColdFor(Pass.ORDER, PassReason.OTHER_WALK);
    } else {
      leaveOut(Pass.ORDER);
    }
  }

  private void repairComponents(boolean isWanted, boolean isRootsWanted) {
    long start = System.nanoTime();
    if (isBehind[Pass.COMPONENTS.ordinal()] || !isWanted) {
      leaveOut(Pass.COMPONENTS);
      leaveOut(Pass.ROOTS);
    } else if (state.repairComponents()) {
      columns.components();
      done(Pass.COMPONENTS, Mode.HOT, PassReason.NONE, start);
      repairRoots(isRootsWanted);
    } else {
      leaveOut(Pass.ROOTS);
      runColdFor(Pass.COMPONENTS, state.componentReason());
      if (isRootsWanted) {
        runColdFor(Pass.ROOTS, PassReason.NEW_COMPONENTS);
      }
    }
  }

  private void repairRoots(boolean isWanted) {
    long start = System.nanoTime();
    if (isBehind[Pass.ROOTS.ordinal()] || !isWanted) {
      leaveOut(Pass.ROOTS);
    } else {
      state.repairRoots();
      columns.roots();
      done(Pass.ROOTS, Mode.HOT, PassReason.NONE, start);
    }
  }

  private void leaveOut(Pass pass) {
    isBehind[pass.ordinal()] = true;
    reasons[pass.ordinal()] = PassReason.NOT_WANTED;
  }

  /** Runs over everything what is wanted, or needed for that, and not up to date. */
  private void runBehind(Set<Pass> wanted, PassReason reason) {
    boolean isComponentsWanted = wanted.contains(Pass.COMPONENTS) || wanted.contains(Pass.ROOTS);
    runIfBehind(Pass.DEPTH, wanted.contains(Pass.DEPTH), reason);
    boolean isOrderBehind = isBehind(Pass.ORDER, wanted.contains(Pass.ORDER));
    boolean isComponentsBehind = isBehind(Pass.COMPONENTS, isComponentsWanted);
    if (isOrderBehind && isComponentsBehind && state.forks()) {
      state.orderBesideComponents();
      finishCold(Pass.ORDER, reason, state.orderNanos());
      finishCold(Pass.COMPONENTS, reason, state.componentNanos());
    } else {
      runIfBehind(Pass.ORDER, isOrderBehind, reason);
      runIfBehind(Pass.COMPONENTS, isComponentsBehind, reason);
    }
    runIfBehind(Pass.ROOTS, wanted.contains(Pass.ROOTS), reason);
  }

  private boolean isBehind(Pass pass, boolean isWanted) {
    return isWanted && isBehind[pass.ordinal()];
  }

  private void runIfBehind(Pass pass, boolean isWanted, PassReason reason) {
    if (isBehind(pass, isWanted)) {
      runColdFor(pass, reason);
    } else if (isBehind[pass.ordinal()]) {
      reasons[pass.ordinal()] = PassReason.NOT_WANTED;
    }
  }

  private void runColdFor(Pass pass, PassReason reason) {
    long start = System.nanoTime();
    if (pass == Pass.DEPTH) {
      state.searchDepth();
    } else if (pass == Pass.ORDER) {
      state.searchOrder();
    } else if (pass == Pass.COMPONENTS) {
      state.searchComponents();
    } else {
      state.searchRoots();
    }
    finishCold(pass, reason, System.nanoTime() - start);
  }

  private void finishCold(Pass pass, PassReason reason, long durationNanos) {
    isBehind[pass.ordinal()] = false;
    columns.everything(pass);
    modes[pass.ordinal()] = Mode.COLD;
    reasons[pass.ordinal()] = reason;
    nanos[pass.ordinal()] = durationNanos;
  }

  private void done(Pass pass, Mode mode, PassReason reason, long start) {
    modes[pass.ordinal()] = mode;
    reasons[pass.ordinal()] = reason;
    nanos[pass.ordinal()] = System.nanoTime() - start;
  }

  private void forgetReports() {
    for (int ordinal = 0; ordinal < Pass.count(); ordinal++) {
      modes[ordinal] = Mode.SKIPPED;
      reasons[ordinal] = PassReason.NONE;
      nanos[ordinal] = 0;
    }
  }

  /** Whether the columns of a pass belong to what was written before the last update. */
  public boolean isCurrent(Pass pass) {
    return !isBehind[pass.ordinal()] && !isLost;
  }

  /** How many passes the last update ran over everything. */
  public int coldCount() {
    int count = 0;
    for (Mode mode : modes) {
      count += mode == Mode.COLD ? 1 : 0;
    }
    return count;
  }

  /** What the last update did, a report per pass. Allocates. */
  public List<PassReport> reports() {
    List<PassReport> reports = new ArrayList<>();
    for (int ordinal = 0; ordinal < Pass.count(); ordinal++) {
      Pass pass = Pass.of(ordinal);
      String work = modes[ordinal] == Mode.HOT ? state.hotWork(pass) : state.work(pass);
      reports.add(
          new PassReport(pass.label(), nanos[ordinal], work, modes[ordinal], reasons[ordinal]));
    }
    return reports;
  }

  /** The edges that the passes walk, up to date since the last update; closed with this. */
  public Adjacency adjacency() {
    return state.adjacency();
  }

  /** The native bytes that stay between updates, the edges included. */
  public long bytes() {
    return region.usedBytes();
  }

  /** Gives the memory back and ends the threads; the columns stay as they are. */
  @Override
  public void close() {
    workers.close();
    region.close();
  }
}
