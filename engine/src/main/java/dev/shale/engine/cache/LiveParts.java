package dev.shale.engine.cache;

import dev.shale.engine.discovery.GraphUpdate;
import dev.shale.engine.facts.LiveFacts;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.metric.LiveCounts;
import dev.shale.engine.metric.Timing;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.pass.LivePasses;

/**
 * What is known of a graph that is going to be updated, in its memory.
 *
 * @param update updates it
 * @param passes keep its derived columns up to date, which they are
 * @param facts what was learned from the file system
 */
public record LiveParts(GraphUpdate update, LivePasses passes, LiveFacts facts)
    implements AutoCloseable {

  /**
   * Of a graph whose rows are written: runs the passes, and publishes it.
   *
   * @param isManaged whether installed packages are believed to change as a whole
   */
  static LiveParts of(
      BuildOptions options,
      boolean isManaged,
      ModuleGraph graph,
      GraphUpdate update,
      LiveCounts counts) {
    LivePasses passes = LivePasses.of(graph, options.threads());
    boolean isDone = false;
    try {
      long start = System.nanoTime();
      passes.update();
      counts.time(Timing.PASSES, System.nanoTime() - start);
      graph.writer().publish();
      LiveFacts facts = new LiveFacts(graph.region(), isManaged, options.threads());
      isDone = true;
      return new LiveParts(update, passes, facts);
    } finally {
      if (!isDone) {
        passes.close();
      }
    }
  }

  /** Ends threads and gives memory back; the graph stays. */
  @Override
  public void close() {
    passes.close();
    facts.close();
    update.close();
  }
}
