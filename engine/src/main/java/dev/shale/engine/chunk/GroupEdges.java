package dev.shale.engine.chunk;

import dev.shale.offheap.Bits;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** Pairs of small numbers, such as who asks for whom: a bit for each that there may be. */
final class GroupEdges {
  private final MemorySegment bits;
  private final int words;

  GroupEdges(int rows, int columns, Region region) {
    words = Math.max(1, (int) (Bits.bytes(columns) / Long.BYTES));
    bits = region.allocate((long) rows * words * Long.BYTES);
  }

  void add(int row, int column) {
    Bits.set(bits, place(row, column));
  }

  boolean has(int row, int column) {
    return Bits.get(bits, place(row, column));
  }

  /** The least column from one on that a row has; -1 for none. */
  int next(int row, int from) {
    long begin = place(row, 0);
    long found = Bits.next(bits, begin + from, begin + (long) words * Bits.WORD);
    return found < 0 ? -1 : (int) (found - begin);
  }

  private long place(int row, int column) {
    return (long) row * words * Bits.WORD + column;
  }
}
