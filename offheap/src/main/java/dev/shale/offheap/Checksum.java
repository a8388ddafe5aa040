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
    begin();
    add(segment);
    return value();
  }

  /** Forgets what was added. */
  public void begin() {
    crc.reset();
  }

  /** Adds the bytes of a segment to those before. */
  public void add(MemorySegment segment) {
    long bytes = segment.byteSize();
    for (long at = 0; at < bytes; at += Chunks.BYTES) {
      crc.update(chunks.array(), 0, chunks.copy(segment, at));
    }
  }

  /** The checksum of what was added. */
  public int value() {
    return (int) crc.getValue();
  }
}
