package dev.shale.engine.store;

import dev.shale.engine.store.file.Compression;
import dev.shale.engine.store.file.Manifest;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The payloads of compressed packs, each made once, when it is asked for. For all threads. */
final class Unpacked implements AutoCloseable {
  private final Manifest manifest;
  private @Nullable MemorySegment[] payloads = {};
  private final Region region = Region.open("unpacked", Region.UNLIMITED);
  private @Nullable Compression compression;

  Unpacked(Manifest manifest) {
    this.manifest = manifest;
  }

  /** The payload of a pack, when it was made; null otherwise. */
  synchronized @Nullable MemorySegment get(int record) {
    return payloads.length == 0 ? null : payloads[record];
  }

  /** The payload of a pack; null when what is stored is not one. */
  synchronized @Nullable MemorySegment get(int record, MemorySegment stored) {
    if (payloads.length == 0) {
      payloads = new MemorySegment[manifest.recordCount()];
    }
    MemorySegment payload = payloads[record];
    if (payload == null) {
      payload = make(record, stored);
      payloads[record] = payload;
    }
    return payload;
  }

  private @Nullable MemorySegment make(int record, MemorySegment stored) {
    if (compression == null) {
      compression = new Compression();
    }
    byte[] bytes =
        compression.decompress(stored, manifest.checksum(record), manifest.length(record));
    if (bytes == null) {
      return null;
    }
    MemorySegment payload = region.allocate(bytes.length).asSlice(0, bytes.length);
    payload.copyFrom(MemorySegment.ofArray(bytes));
    return payload.asReadOnly();
  }

  long bytes() {
    return region.usedBytes();
  }

  /** Takes the payloads away; reading them throws then. */
  @Override
  public void close() {
    region.close();
  }
}
