package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Bits of a segment by their index; see {@link Ints}. Belongs to one thread a word. */
public final class Bits {
  /** Bits that are written together. */
  public static final int WORD = Long.SIZE;

  private static final int WORD_BITS = 6;
  private static final int WORD_SHIFT = 3;

  private Bits() {}

  /** The bytes of {@code count} bits, in whole words. */
  public static long bytes(long count) {
    return (count + WORD - 1) >>> WORD_BITS << WORD_SHIFT;
  }

  public static boolean get(MemorySegment segment, long index) {
    int bits = segment.get(ValueLayout.JAVA_BYTE, index >>> 3);
    return (bits >>> (index & 7) & 1) != 0;
  }

  public static void set(MemorySegment segment, long index) {
    long offset = offset(index);
    long word = segment.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
    segment.set(ValueLayout.JAVA_LONG_UNALIGNED, offset, word | 1L << index);
  }

  public static void clear(MemorySegment segment, long index) {
    long offset = offset(index);
    long word = segment.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
    segment.set(ValueLayout.JAVA_LONG_UNALIGNED, offset, word & ~(1L << index));
  }

  /** The {@link #WORD} bits of the word that holds a bit, the lowest being the first. */
  public static long word(MemorySegment segment, long index) {
    return segment.get(ValueLayout.JAVA_LONG_UNALIGNED, offset(index));
  }

  /** Sets the {@link #WORD} bits of the word that holds a bit, the lowest being the first. */
  public static void word(MemorySegment segment, long index, long bits) {
    segment.set(ValueLayout.JAVA_LONG_UNALIGNED, offset(index), bits);
  }

  /**
   * The least bit in {@code [from, end)} that is set; -1 for none.
   *
   * @param end where a word ends
   */
  public static long next(MemorySegment segment, long from, long end) {
    for (long index = from; index < end; index = (index & -WORD) + WORD) {
      long bits = word(segment, index) & -1L << index;
      if (bits != 0) {
        return (index & -WORD) + Long.numberOfTrailingZeros(bits);
      }
    }
    return -1;
  }

  private static long offset(long index) {
    return index >>> WORD_BITS << WORD_SHIFT;
  }
}
