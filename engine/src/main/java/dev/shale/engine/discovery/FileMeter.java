package dev.shale.engine.discovery;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.metric.Count;
import dev.shale.engine.metric.FileEvent;
import dev.shale.engine.metric.FlightEvents;
import dev.shale.engine.metric.LiveCounts;
import dev.shale.engine.metric.Timing;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what becomes of one file after the other, where somebody counts; otherwise it
 * does not look at the clock. Belongs to one thread.
 */
final class FileMeter {
  private final @Nullable LiveCounts counts;
  private @Nullable FileEvent event;
  private long start;

  FileMeter(@Nullable BuildMemory memory) {
    counts = memory == null ? null : memory.counts();
  }

  /** A file is going to be read. */
  void beginFile() {
    if (counts != null) {
      event = FlightEvents.file();
    }
  }

  /** The file was read, for good or ill. */
  void endFile(Resolved file, WorkItem item) {
    if (counts != null && item.problem != null) {
      counts.add(Count.FAILED_FILES, 1);
      FlightEvents.failed(file.path(), item.problem.message());
    }
    if (event != null) {
      event.done(file.path(), item.bytes);
      event = null;
    }
  }

  /** Something begins that is timed. */
  void begin() {
    if (counts != null) {
      start = System.nanoTime();
    }
  }

  /** What began last is done. */
  void end(Timing timing) {
    if (counts != null) {
      counts.time(timing, System.nanoTime() - start);
    }
  }

  void add(Count count, long increment) {
    if (counts != null) {
      counts.add(count, increment);
    }
  }
}
