package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;

/**
 * CRC-32C of a segment, by way of {@link Chunks}. Belongs to one thread. Allocates nothing when it
 * is made.
 */
public final class Checksum {
  private final CRC32C crc = new CRC32C();
  private final Chunks chunks = new Chunks();

  /** One for one thread. */
  public Checksum() {}

  /** The checksum of all bytes of a segment. */
  public int of(MemorySegment segment) {
    crc.reset();
    long bytes = segment.byteSize();
    for (long at = 0; at < bytes; at += Chunks.BYTES) {
      crc.update(chunks.array(), 0, chunks.copy(segment, at));
    }
    return (int) crc.getValue();
  }
}
