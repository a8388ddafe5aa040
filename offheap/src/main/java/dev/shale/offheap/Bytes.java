package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Runs of bytes in native memory. */
public final class Bytes {
  private static final VarHandle HEAP_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder())
          .withInvokeExactBehavior();

  private Bytes() {}

  /** Copies {@code source[begin, end)} to {@code target} at {@code offset}. */
  public static void put(MemorySegment target, long offset, byte[] source, int begin, int end) {
    MemorySegment.copy(source, begin, target, ValueLayout.JAVA_BYTE, offset, end - begin);
  }

  /** Copies {@code length} bytes of {@code source} at {@code offset} to {@code target}. */
  public static void take(MemorySegment source, long offset, byte[] target, int begin, int length) {
    MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset, target, begin, length);
  }

  /** Whether the bytes at {@code offset} are those of {@code other[begin, end)}. */
  public static boolean equal(
      MemorySegment segment, long offset, byte[] other, int begin, int end) {
    int index = begin;
    long at = offset;
    // A word at a time: a byte at a time costs more than hashing the name did.
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
