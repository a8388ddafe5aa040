package dev.shale.engine.live;

import dev.shale.engine.discovery.BuildMemory;
import dev.shale.engine.discovery.RecordKey;
import dev.shale.engine.discovery.WorkItem;
import dev.shale.engine.facts.FileFact;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.metric.LiveCounts;
import dev.shale.engine.record.ModuleRecord;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What one update of a graph learns of files, and what it reads in place of some of them. */
final class LiveMemory implements BuildMemory {
  private final Observations observations;
  private final Map<String, byte[]> overlays;
  private final LiveRecords records;
  private final LiveCounts counts;
  private final AtomicInteger parsedCount = new AtomicInteger();

  LiveMemory(
      Observations observations,
      Map<String, byte[]> overlays,
      LiveRecords records,
      LiveCounts counts) {
    this.counts = counts;
    this.records = records;
    this.observations = observations;
    this.overlays = overlays;
  }

  /** How many files were parsed. */
  int parsedCount() {
    return parsedCount.get();
  }

  @Override
  public Observations observations() {
    return observations;
  }

  @Override
  public LiveCounts counts() {
    return counts;
  }

  @Override
  public @Nullable FileFact unchanged(Resolved file) {
    return null;
  }

  @Override
  public boolean restore(RecordKey key, ModuleRecord record) {
    return records.get(key, record);
  }

  @Override
  public byte @Nullable [] content(String path) {
    return overlays.isEmpty() ? null : overlays.get(path);
  }

  @Override
  public FileFact beginRead(Resolved file) {
    return observations.beginModule(file.path());
  }

  @Override
  public void parsed(RecordKey key, ModuleRecord record) {
    parsedCount.incrementAndGet();
    records.put(key, record);
  }

  @Override
  public void wasResolved() {}

  @Override
  public void save(WorkItem item) {}
}
