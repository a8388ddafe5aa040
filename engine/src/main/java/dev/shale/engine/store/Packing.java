package dev.shale.engine.store;

import dev.shale.engine.store.file.Compression;
import dev.shale.engine.store.file.PackRecord;
import dev.shale.engine.store.file.Staged;
import dev.shale.offheap.Checksum;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Gives packs the form in which they are written. */
final class Packing implements AutoCloseable {
  private final boolean isCompressing;
  private final Checksum checksum = new Checksum();
  private final Region region = Region.open("packing", Region.UNLIMITED);
  private @Nullable Compression compression;

  /**
   * One for a commit.
   *
   * @param isCompressing whether packs that are read only after a change are to be compressed
   */
  Packing(boolean isCompressing) {
    this.isCompressing = isCompressing;
  }

  /** The pack compressed, or as it is when that is not wanted, done already, or of no use. */
  Staged pack(Staged pack) {
    PackRecord record = pack.record();
    if (!isCompressing
        || !record.scope().isCold()
        || record.isCompressed()
        || record.length() > Compression.MAX_BYTES) {
      return pack;
    }
    if (compression == null) {
      compression = new Compression();
    }
    byte[] bytes = compression.compress(pack.stored(), record.checksum());
    return bytes == null ? pack : packed(record, bytes);
  }

  private Staged packed(PackRecord record, byte[] bytes) {
    MemorySegment stored = region.allocate(bytes.length).asSlice(0, bytes.length);
    stored.copyFrom(MemorySegment.ofArray(bytes));
    return new Staged(record.as(bytes.length, checksum.of(stored)), stored);
  }

  @Override
  public void close() {
    region.close();
  }
}
