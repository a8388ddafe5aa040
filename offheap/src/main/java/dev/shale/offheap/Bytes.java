package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Runs of bytes in native memory.
 *
 * <p>Names are short, so they are moved a word at a time: {@code MemorySegment.copy} between an
 * array and a segment allocates or, on its first call, generates classes.
 */
public final class Bytes {
  private static final VarHandle HEAP_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder())
          .withInvokeExactBehavior();

  private Bytes() {}

  /** Copies {@code source[begin, end)} to {@code target} at {@code offset}. */
  public static void put(MemorySegment target, long offset, byte[] source, int begin, int end) {
    int index = begin;
    long at = offset;
    for (; index + Long.BYTES <= end; index += Long.BYTES, at += Long.BYTES) {
      target.set(ValueLayout.JAVA_LONG_UNALIGNED, at, (long) HEAP_LONG.get(source, index));
    }
    for (; index < end; index++, at++) {
      target.set(ValueLayout.JAVA_BYTE, at, source[index]);
    }
  }

  /** Copies {@code length} bytes of {@code source} at {@code offset} to {@code target}. */
  public static void take(MemorySegment source, long offset, byte[] target, int begin, int length) {
    int end = Objects.checkFromIndexSize(begin, length, target.length) + length;
    int index = begin;
    long at = offset;
    for (; index + Long.BYTES <= end; index += Long.BYTES, at += Long.BYTES) {
      HEAP_LONG.set(target, index, source.get(ValueLayout.JAVA_LONG_UNALIGNED, at));
    }
    for (; index < end; index++, at++) {
      target[index] = source.get(ValueLayout.JAVA_BYTE, at);
    }
  }

  /** Whether the bytes at {@code offset} are those of {@code other[begin, end)}. */
  public static boolean equal(
      MemorySegment segment, long offset, byte[] other, int begin, int end) {
    int index = begin;
    long at = offset;
    for (; index + Long.BYTES <= end; index += Long.BYTES, at += Long.BYTES) {
      if (segment.get(ValueLayout.JAVA_LONG_UNALIGNED, at) != (long) HEAP_LONG.get(other, index)) {
        return false;
      }
    }
    for (; index < end; index++, at++) {
      if (segment.get(ValueLayout.JAVA_BYTE, at) != other[index]) {
        return false;
      }
    }
    return true;
  }
}
