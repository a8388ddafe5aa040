package dev.shale.engine.pass;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Mutations;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.engine.pass.contract.PassReport.Mode;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Region;
import java.util.ArrayList;
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

  private final ModuleGraph owner;
  private final Snapshot graph;
  private final Mutations mutations;
  private final List<Pass> passes;
  private final Set<Pass> all;
  private final Workers workers;
  private Region region;
  private PassEdges edges;
  private PassRuns runs;
  private boolean isLost;

  /** Whether the edges were read once; whatever was changed before is of no account then. */
  private boolean isBegun;

  private LivePasses(ModuleGraph ofGraph, List<Pass> passes, int threads) {
    owner = ofGraph;
    graph = ofGraph.writer().working();
    mutations = ofGraph.writer().mutations();
    this.passes = List.copyOf(passes);
    all = Set.copyOf(passes);
    workers = new Workers(threads);
    region = ofGraph.region().child("passes");
    boolean isDone = false;
    try {
      edges = PassEdges.kept(ofGraph.writer(), region, workers);
      runs = new PassRuns(this.passes, edges);
      isDone = true;
    } finally {
      if (!isDone) {
        region.close();
      }
    }
  }

  /**
   * Passes over a graph, none of which has run. There is to be one at a time for a graph.
   *
   * @param threads over how many threads large passes fork
   */
  public static LivePasses of(ModuleGraph graph, int threads) {
    return of(graph, Passes.ALL, threads);
  }

  /**
   * Some passes over a graph; see {@link #of(ModuleGraph, int)}.
   *
   * @param passes in which a pass stands behind those that it needs
   */
  public static LivePasses of(ModuleGraph graph, List<Pass> passes, int threads) {
    return new LivePasses(graph, passes, threads);
  }

  /** Brings every derived column up to date. */
  public void update() {
    update(all);
  }

  /**
   * Brings the columns of some passes up to date, and of those that they need.
   *
   * @throws dev.shale.offheap.RegionLimitException when the graph's limit leaves no room for the
   *     state of a pass; the next update then runs over everything
   */
  public void update(Set<Pass> wanted) {
    boolean isDone = false;
    boolean wasLost = isLost;
    isLost = true;
    try {
      if (wasLost) {
        begin();
      }
      runs.begin(wanted);
      run(wasLost);
      isDone = true;
    } finally {
      isLost = !isDone;
      mutations.clear();
      if (isLost) {
        // What is half done is of no use, and neither is its memory.
        region.close();
      }
    }
  }

  private void begin() {
    region = owner.region().child("passes");
    edges = PassEdges.kept(owner.writer(), region, workers);
    runs = new PassRuns(passes, edges);
  }

  private void run(boolean wasLost) {
    if (mutations.isEverything()) {
      runCold(PassReason.of(mutations.reason()));
    } else if (!isBegun) {
      runCold(PassReason.of(Mutations.Unknown.NOTHING_READ));
    } else if (wasLost) {
      runCold(PassReason.FAILED);
    } else if (mutations.count() > Math.max(FEW, graph.moduleCount() / LARGE_DIVISOR)) {
      runCold(PassReason.LARGE_CHANGE);
    } else {
      runHot();
    }
  }

  private void runCold(PassReason reason) {
    long start = System.nanoTime();
    edges.read();
    isBegun = true;
    runs.edgesDone(Mode.COLD, reason, start);
    runs.runAnew(reason);
  }

  private void runHot() {
    long start = System.nanoTime();
    int before = edges.adjacency().moduleCount();
    edges.patch(mutations);
    PassReason unconcerned =
        mutations.count() == 0 ? PassReason.NOTHING_CHANGED : PassReason.NOT_CONCERNED;
    runs.edgesDone(
        edges.isChanged() ? Mode.HOT : Mode.SKIPPED,
        edges.isChanged() ? PassReason.NONE : unconcerned,
        start);
    runs.runChanged(before, unconcerned);
  }

  /** Whether the columns of a pass belong to what was written before the last update. */
  public boolean isCurrent(Pass pass) {
    return !isLost && runs.isCurrent(pass);
  }

  /** How many passes the last update ran over everything. */
  public int coldCount() {
    return runs.coldCount();
  }

  /** What the last update did: a report of the edges, then one per pass. Allocates. */
  public List<PassReport> reports() {
    List<PassReport> reports = new ArrayList<>();
    reports.add(runs.edgesReport());
    runs.addReports(reports);
    return reports;
  }

  PassState state(Pass pass) {
    return runs.state(passes.indexOf(pass));
  }

  /** The edges that the passes walk, up to date since the last update; closed with this. */
  public Adjacency adjacency() {
    return edges.adjacency();
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
