package dev.shale.engine.tier;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * Where a reader has payloads of a {@link RecordTier} copied to: the bytes stay as they are until
 * the next lookup, whatever other threads put. Belongs to one thread, and its memory to a region of
 * that thread, not to the budget of the tier; it grows to twice the longest payload at most.
 */
public final class Payload {
  private static final long FIRST_BYTES = 1 << 12;

  private final Region region;
  private MemorySegment segment;
  private ByteReader reader;
  private long length;

  /** An empty one with memory of {@code region}. */
  public Payload(Region region) {
    this.region = region;
    segment = region.allocate(FIRST_BYTES);
    reader = new ByteReader(segment);
  }

  /** How many bytes were found. */
  public long length() {
    return length;
  }

  /** The bytes from 0 to {@link #length()}; what is behind them means nothing. */
  public MemorySegment segment() {
    return segment;
  }

  /** Reads them from the beginning; the same reader each time, unless there was no room. */
  public ByteReader reader() {
    reader.position(0);
    return reader;
  }

  /** Makes room for a payload of so many bytes; returns where it goes. */
  MemorySegment hold(long newLength) {
    if (newLength > segment.byteSize()) {
      MemorySegment grown = region.allocate(Long.highestOneBit(newLength - 1) << 1);
      region.free(segment);
      segment = grown;
      reader = new ByteReader(grown);
    }
    length = newLength;
    return segment;
  }

  /** Nothing was found. */
  void empty() {
    length = 0;
  }
}
