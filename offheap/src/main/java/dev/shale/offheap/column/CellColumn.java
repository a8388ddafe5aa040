package dev.shale.offheap.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A column of cells of sixteen bytes, which together are one text: an address is a byte of it,
 * counted from the first row, so text may begin anywhere and run over cells.
 *
 * <p>What is read or written at once ends with the page; {@link #remaining} says where that is. It
 * is moved a word at a time: {@code MemorySegment.copy} between an array and a segment allocates
 * or, on its first call, generates classes, and a byte at a time costs more than hashing a name
 * does.
 */
public record CellColumn(String name, String meaning, long pageOffset) implements Column {
  private static final int CELL_BITS = 4;

  /** Bytes of one cell. */
  public static final int CELL_BYTES = 1 << CELL_BITS;

  private static final int PAGE_BYTES = CELL_BYTES * PageLayout.ROWS;
  private static final VarHandle HEAP_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder())
          .withInvokeExactBehavior();

  /** The row that has the byte at an address. */
  public static int row(int address) {
    return address >>> CELL_BITS;
  }

  /** How many rows {@code byteCount} bytes take. */
  public static int rows(long byteCount) {
    return Math.toIntExact((byteCount + CELL_BYTES - 1) >>> CELL_BITS);
  }

  /** How many bytes there are from an address to the end of its page. */
  public static int remaining(int address) {
    return PAGE_BYTES - (address & (PAGE_BYTES - 1));
  }

  /** Copies {@code length} bytes of {@code source} to an address. */
  public void put(MemorySegment page, int address, byte[] source, int begin, int length) {
    int end = begin + length;
    int index = begin;
    long at = offset(address);
    for (; index + Long.BYTES <= end; index += Long.BYTES, at += Long.BYTES) {
      page.set(ValueLayout.JAVA_LONG_UNALIGNED, at, (long) HEAP_LONG.get(source, index));
    }
    for (; index < end; index++, at++) {
      page.set(ValueLayout.JAVA_BYTE, at, source[index]);
    }
  }

  /** Copies {@code length} bytes at an address to {@code target}. */
  public void take(MemorySegment page, int address, byte[] target, int begin, int length) {
    int end = Objects.checkFromIndexSize(begin, length, target.length) + length;
    int index = begin;
    long at = offset(address);
    for (; index + Long.BYTES <= end; index += Long.BYTES, at += Long.BYTES) {
      HEAP_LONG.set(target, index, page.get(ValueLayout.JAVA_LONG_UNALIGNED, at));
    }
    for (; index < end; index++, at++) {
      target[index] = page.get(ValueLayout.JAVA_BYTE, at);
    }
  }

  /**
   * Whether the {@code length} bytes at an address are those of {@code other} from {@code begin}.
   */
  public boolean equal(MemorySegment page, int address, byte[] other, int begin, int length) {
    int end = begin + length;
    int index = begin;
    long at = offset(address);
    for (; index + Long.BYTES <= end; index += Long.BYTES, at += Long.BYTES) {
      if (page.get(ValueLayout.JAVA_LONG_UNALIGNED, at) != (long) HEAP_LONG.get(other, index)) {
        return false;
      }
    }
    for (; index < end; index++, at++) {
      if (page.get(ValueLayout.JAVA_BYTE, at) != other[index]) {
        return false;
      }
    }
    return true;
  }

  private long offset(int address) {
    return pageOffset + (address & (PAGE_BYTES - 1));
  }

  @Override
  public int bytes() {
    return CELL_BYTES;
  }
}
