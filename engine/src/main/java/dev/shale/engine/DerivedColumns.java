package dev.shale.engine;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.LivePasses;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.pass.contract.PassReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows from the edges of a graph that a program fills by itself: depths, orders, cycles and
 * roots. {@link Project} does this for its own graph.
 *
 * <p>Columns are computed from what the graph's writer wrote, and are published with it. The first
 * {@link #update} takes time linear in modules and connections. A later one takes as much as
 * changed since, in most cases; it allocates nothing on the heap then. For the writer's thread.
 *
 * <pre>{@code
 * try (DerivedColumns columns = DerivedColumns.of(graph)) {
 *   writer.connect(dependency, target);
 *   columns.update();
 *   writer.publish();
 * }
 * }</pre>
 */
public final class DerivedColumns implements AutoCloseable {
  private final LivePasses passes;

  private DerivedColumns(LivePasses passes) {
    this.passes = passes;
  }

  /**
   * The columns of a graph, none of which is computed yet. There is to be one for a graph at a
   * time. Takes memory from the graph's limit, and gives it back when it is closed.
   */
  public static DerivedColumns of(ModuleGraph graph) {
    return of(graph, 1);
  }

  /**
   * The columns of a graph; see {@link #of(ModuleGraph)}.
   *
   * @param threads over how many threads searches of a large graph fork
   */
  public static DerivedColumns of(ModuleGraph graph, int threads) {
    return new DerivedColumns(LivePasses.of(graph, threads));
  }

  /**
   * Computes all columns of a graph that does not change any more, and publishes it. Cheaper than a
   * first {@link #update}: nothing is kept for another.
   *
   * @throws dev.shale.offheap.RegionLimitException when the graph's limit leaves no room for it
   */
  public static void computeOnce(ModuleGraph graph) {
    Passes.run(graph);
  }

  /**
   * Brings all columns up to date with what was written, as {@link GraphWriter#working} shows it.
   * It is for the program to publish them.
   *
   * @throws dev.shale.offheap.RegionLimitException when the graph's limit leaves no room for it;
   *     the next update computes everything
   */
  public void update() {
    passes.update();
  }

  /**
   * What the last update did, a sentence for each pass: over what it ran, and why over more than
   * what changed. {@code docs/passes.md} explains the reasons. Allocates.
   */
  public List<String> reports() {
    List<String> reports = new ArrayList<>();
    for (PassReport report : passes.reports()) {
      reports.add(report.name() + ": " + report.explanation());
    }
    return reports;
  }

  /** The native bytes that are kept between updates; the columns are of the {@link Snapshot}. */
  public long bytes() {
    return passes.bytes();
  }

  /** Gives the memory back and ends the threads; the columns stay as they are. */
  @Override
  public void close() {
    passes.close();
  }
}
