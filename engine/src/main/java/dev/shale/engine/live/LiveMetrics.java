package dev.shale.engine.live;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.metric.Count;
import dev.shale.engine.metric.LiveCounts;
import dev.shale.engine.metric.Timing;
import dev.shale.engine.pass.LivePasses;
import dev.shale.engine.tier.TierCounter;
import dev.shale.offheap.Region;

/**
 * What was counted and timed of a live graph and of the records beside it. Any thread may read it,
 * and waits for nobody; after {@link #close}, reading throws {@link IllegalStateException}.
 */
public final class LiveMetrics implements AutoCloseable {
  private final LiveCounts counts = new LiveCounts();
  private final LiveRecords records;

  LiveMetrics(LiveRecords records) {
    this.records = records;
  }

  /** What is counted of the graph. */
  public LiveCounts counts() {
    return counts;
  }

  /** How often something happened to records. */
  public long count(TierCounter counter) {
    counts.checkOpen();
    return records.count(counter);
  }

  /** Runs passes, and times them. */
  void update(LivePasses passes) {
    long start = System.nanoTime();
    passes.update();
    counts.time(Timing.PASSES, System.nanoTime() - start);
  }

  /** Notes how much native memory a graph and the records hold. For the thread that updates. */
  public void measure(ModuleGraph graph) {
    Region region = graph.region();
    counts.set(Count.GRAPH_BYTES, region.usedBytes() + region.freeBytes());
    counts.set(Count.RECORD_BYTES, records.heldBytes());
  }

  @Override
  public void close() {
    counts.close();
  }
}
