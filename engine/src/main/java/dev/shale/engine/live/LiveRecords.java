package dev.shale.engine.live;

import dev.shale.engine.discovery.RecordKey;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.tier.Payload;
import dev.shale.engine.tier.RecordTier;
import dev.shale.engine.tier.TierCounter;
import dev.shale.engine.tier.TierOptions;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import org.jspecify.annotations.Nullable;

/**
 * The records of files as they were read lately, within a budget of native memory: a file that gets
 * a content back which it had, as by an undo or another branch, is not parsed again. Thread-safe.
 */
final class LiveRecords implements AutoCloseable {
  private final Region region = Region.open("records", Region.UNLIMITED);

  /** Null where none are kept. */
  private final @Nullable RecordTier tier;

  private final Payload found;
  private final ByteWriter written;

  /** With a budget in bytes; 0 for none. */
  LiveRecords(long budgetBytes) {
    tier =
        budgetBytes == 0
            ? null
            : new RecordTier(region, TierOptions.of(budgetBytes), System::currentTimeMillis);
    found = new Payload(region);
    written = new ByteWriter(region);
  }

  /** Reads a record; returns whether there is one. */
  synchronized boolean get(RecordKey key, ModuleRecord record) {
    if (tier == null || !tier.get(key.low(), key.high(), found)) {
      return false;
    }
    record.read(found.reader());
    return true;
  }

  /** Remembers a record. */
  synchronized void put(RecordKey key, ModuleRecord record) {
    if (tier != null) {
      written.clear();
      record.write(written);
      tier.put(key.low(), key.high(), written.segment(0, written.length()), 0, written.length());
    }
  }

  /** How often something happened to records; waits for nobody. */
  long count(TierCounter counter) {
    return tier == null ? 0 : tier.count(counter);
  }

  /** The native bytes that are held. */
  long heldBytes() {
    return region.usedBytes() + region.freeBytes();
  }

  @Override
  public synchronized void close() {
    if (tier != null) {
      tier.close();
    }
    region.close();
  }
}
