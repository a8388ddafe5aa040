package dev.shale.offheap;

import java.lang.foreign.MemorySegment;

/**
 * The bytes of segments in an array, a chunk at a time, for those who take nothing but arrays. When
 * a segment is a mapped file that has become too short, the copy throws {@link InternalError};
 * checksums and native code that read the segment itself would end the process.
 *
 * <p>Belongs to one thread. Allocates nothing but the array, when it is made.
 */
public final class Chunks {
  /** The largest chunk. */
  public static final int BYTES = 1 << 13;

  private final byte[] array = new byte[BYTES];
  private final MemorySegment arraySegment = MemorySegment.ofArray(array);

  /** One for one thread. */
  public Chunks() {}

  /**
   * Copies the bytes from an offset on.
   *
   * @return how many they are, up to {@link #BYTES}
   */
  public int copy(MemorySegment segment, long offset) {
    int length = (int) Math.min(BYTES, segment.byteSize() - offset);
    MemorySegment.copy(segment, offset, arraySegment, 0, length);
    return length;
  }

  /** What was copied last, from index 0 on. */
  public byte[] array() {
    return array;
  }
}
