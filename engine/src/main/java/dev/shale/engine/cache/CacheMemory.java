package dev.shale.engine.cache;

import dev.shale.engine.discovery.BuildMemory;
import dev.shale.engine.discovery.RecordKey;
import dev.shale.engine.discovery.WorkItem;
import dev.shale.engine.facts.FactCheck;
import dev.shale.engine.facts.FileFact;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.metric.LiveCounts;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a build or an update may take from an earlier one, and what it leaves to a later one. For
 * one of them; its threads share it.
 */
final class CacheMemory implements BuildMemory, AutoCloseable {
  private final Observations observations;
  private final @Nullable LiveCounts counts;
  private final Region region = Region.open("kept", Region.UNLIMITED);
  private final RecordSaver saver = new RecordSaver(region);
  private final KeptRecords kept;
  private final @Nullable FactCheck check;

  /** Whether the records that were kept stay, so that only new ones are to be written. */
  private final boolean isUpdate;

  private final AtomicInteger readCount = new AtomicInteger();
  private final AtomicInteger parsedCount = new AtomicInteger();
  private final AtomicInteger resolvedCount = new AtomicInteger();

  private CacheMemory(
      Observations observations,
      @Nullable LiveCounts counts,
      KeptRecords kept,
      @Nullable FactCheck check,
      boolean isUpdate) {
    this.counts = counts;
    this.observations = observations;
    this.kept = kept;
    this.check = check;
    this.isUpdate = isUpdate;
  }

  /**
   * Of a build.
   *
   * @param counts where it is counted what is done; null for nowhere
   * @param kept records of an earlier one
   * @param check what of the file system is still as it was; null for nothing
   */
  static CacheMemory ofBuild(
      Observations observations,
      @Nullable LiveCounts counts,
      KeptRecords kept,
      @Nullable FactCheck check) {
    return new CacheMemory(observations, counts, kept, check, false);
  }

  /** Of an update of the graph of an earlier build. */
  static CacheMemory ofUpdate(
      Observations observations, @Nullable LiveCounts counts, KeptRecords kept, FactCheck check) {
    return new CacheMemory(observations, counts, kept, check, true);
  }

  /** The records to be kept; good until this is closed. */
  RecordSaver saver() {
    return saver;
  }

  /** How many files were read. */
  int readCount() {
    return readCount.get();
  }

  /** How many of them were parsed. */
  int parsedCount() {
    return parsedCount.get();
  }

  /** For how many of the modules the resolver was asked. */
  int resolvedCount() {
    return resolvedCount.get();
  }

  @Override
  public Observations observations() {
    return observations;
  }

  @Override
  public @Nullable LiveCounts counts() {
    return counts;
  }

  @Override
  public @Nullable FileFact unchanged(Resolved file) {
    return check == null ? null : check.unchanged(file.path());
  }

  @Override
  public boolean restore(RecordKey key, ModuleRecord record) {
    return kept.read(key, record);
  }

  @Override
  public FileFact beginRead(Resolved file) {
    readCount.incrementAndGet();
    return observations.beginModule(file.path());
  }

  @Override
  public void parsed(RecordKey key, ModuleRecord record) {
    parsedCount.incrementAndGet();
  }

  @Override
  public void wasResolved() {
    resolvedCount.incrementAndGet();
  }

  @Override
  public void save(WorkItem item) {
    RecordKey key = item.key();
    if (key != null && (!isUpdate || kept.bytes(key) == null)) {
      saver.add(key, item.record());
    }
  }

  /**
   * The records of the modules of a graph alone, in their order: packs, good until this is closed.
   *
   * @param earlier the packs that were kept
   */
  List<@Nullable MemorySegment> recordsOf(Snapshot rows, List<@Nullable MemorySegment> earlier) {
    List<@Nullable MemorySegment> all = new ArrayList<>(earlier);
    all.addAll(saver.packs());
    KeptRecords records = new KeptRecords(() -> all);
    RecordSaver ordered = new RecordSaver(region);
    for (int module = 0; module < rows.moduleCount(); module++) {
      RecordKey key = new RecordKey(rows.sourceLow(module), rows.sourceHigh(module));
      MemorySegment bytes = records.bytes(key);
      if (bytes != null) {
        ordered.add(key, bytes);
      }
    }
    return ordered.packs();
  }

  /** Gives the memory of the records back. */
  @Override
  public void close() {
    region.close();
  }
}
