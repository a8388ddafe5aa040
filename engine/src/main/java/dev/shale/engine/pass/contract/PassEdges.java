package dev.shale.engine.pass.contract;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.Mutations;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The edges that passes walk, and what the last edits did to them. */
public final class PassEdges {
  private final GraphWriter writer;
  private final Snapshot graph;
  private final Region region;
  private final Workers workers;
  private final Scratch scratch;

  /** Only where edges are kept up to date. */
  private final @Nullable EdgePatch patch;

  private Adjacency adjacency;
  private int existingCount;

  private PassEdges(GraphWriter writer, Region region, Workers workers, boolean isKept) {
    this.writer = writer;
    this.region = region;
    this.workers = workers;
    graph = writer.working();
    scratch = new Scratch(region, 0);
    patch = isKept ? new EdgePatch(graph, region) : null;
    adjacency = Adjacency.none(region);
  }

  /** Edges of both directions, for passes that are kept up to date. */
  public static PassEdges kept(GraphWriter writer, Region region, Workers workers) {
    return new PassEdges(writer, region, workers, true);
  }

  /** Edges that lead on, for passes that run once. */
  public static PassEdges once(GraphWriter writer, Region region, Workers workers) {
    return new PassEdges(writer, region, workers, false);
  }

  /** Reads all edges anew. */
  public void read() {
    adjacency.close();
    adjacency = Adjacency.none(region);
    adjacency =
        isKept()
            ? Adjacency.of(graph, EdgeChoice.RUNTIME, region, workers)
            : Adjacency.forward(graph, EdgeChoice.RUNTIME, region);
    scratch.grow(adjacency.moduleCount());
    countExisting();
    if (patch != null) {
      patch.begin(adjacency);
    }
  }

  private void countExisting() {
    existingCount = 0;
    for (int module = 0; module < adjacency.moduleCount(); module++) {
      existingCount += graph.moduleExists(module) ? 1 : 0;
    }
  }

  /** Patches the edges of the modules that were changed. {@link #causes} says what that changed. */
  public void patch(Mutations mutations) {
    int moduleCount = graph.moduleCount();
    if (moduleCount > adjacency.moduleCount()) {
      adjacency.grow(moduleCount);
      scratch.grow(moduleCount);
    }
    existingCount += kept().apply(mutations);
  }

  private EdgePatch kept() {
    return Objects.requireNonNull(patch);
  }

  /** Whether a module exists now. */
  public boolean exists(int module) {
    return module < graph.moduleCount() && graph.moduleExists(module);
  }

  /** The graph as its writer sees it. */
  public Snapshot graph() {
    return graph;
  }

  public GraphWriter writer() {
    return writer;
  }

  /** Where passes keep what they found. */
  public Region region() {
    return region;
  }

  /** Threads that a search may use. */
  public Workers workers() {
    return workers;
  }

  /** Whether results are kept up to date; otherwise passes run once, over edges that lead on. */
  public boolean isKept() {
    return patch != null;
  }

  /** Memory for a search, for as many modules as there are. */
  public Scratch scratch() {
    return scratch;
  }

  /** The edges as they are now; another object after {@link #read}. */
  public Adjacency adjacency() {
    return adjacency;
  }

  /** What the last {@link #patch} did to the edges. */
  public Edits edits() {
    return kept().edits();
  }

  /** The modules that were added, whose columns nobody has written yet. */
  public IntList written() {
    return kept().written();
  }

  /** In which respects the last {@link #patch} found a difference; bits of {@link Mutations}. */
  public int causes() {
    return kept().causes();
  }

  /**
   * In which respects modules were changed before the last {@link #patch}, whether or not it found
   * a difference; bits of {@link Mutations}.
   */
  public int noted() {
    return kept().noted();
  }

  /** The modules that were changed before the last {@link #patch}. */
  public Mutations mutations() {
    return writer.mutations();
  }

  /** Whether the last {@link #patch} found any edge, entry or module that is another. */
  public boolean isChanged() {
    return (causes() & (Mutations.CONNECTIONS | Mutations.FLAGS | Mutations.EXISTENCE)) != 0;
  }

  /** How many modules exist. */
  public int existingCount() {
    return existingCount;
  }

  /** How many ids belong to modules that were removed. */
  public int goneCount() {
    return adjacency.moduleCount() - existingCount;
  }
}
