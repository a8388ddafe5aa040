package dev.shale.engine.walk;

import dev.shale.offheap.Bits;
import dev.shale.offheap.Ints;
import java.lang.foreign.MemorySegment;

/**
 * Modules that are looked at together, as many as a word has bits, and their rows. Rows are far
 * apart, and a search that took one after the other would wait for memory at each; here no load
 * depends on the one before, so that they wait together.
 */
public final class RowBatch {
  public final int[] modules = new int[Bits.WORD];
  public final long[] rows = new long[Bits.WORD];

  /** What lies at the begin of each row: written so that the JIT does not leave the loads out. */
  private final int[] firsts = new int[Bits.WORD];

  /** One for each worker. */
  public static RowBatch[] of(int workerCount) {
    RowBatch[] batches = new RowBatch[workerCount];
    for (int worker = 0; worker < workerCount; worker++) {
      batches[worker] = new RowBatch();
    }
    return batches;
  }

  /** Loads the rows of the first {@code count} modules. */
  public void load(MemorySegment bounds, MemorySegment others, int count) {
    load(bounds, others, modules, rows, firsts, count);
  }

  private static void load(
      MemorySegment bounds,
      MemorySegment others,
      int[] modules,
      long[] rows,
      int[] firsts,
      int count) {
    for (int index = 0; index < count; index++) {
      rows[index] = Rows.row(bounds, modules[index]);
    }
    for (int index = 0; index < count; index++) {
      if (Rows.length(rows[index]) > 0) {
        firsts[index] = Ints.get(others, Rows.begin(rows[index]));
      }
    }
  }
}
