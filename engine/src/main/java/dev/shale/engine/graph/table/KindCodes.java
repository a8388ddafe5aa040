package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.arena.RunAllocator;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;

/** Codes of kinds, in pages that came from elsewhere. */
final class KindCodes {
  /** Above every code. */
  static final int NONE_OF_ENGINE = 1 << 7;

  private KindCodes() {}

  /** Refuses codes that are neither below a number nor of the engine. */
  static void check(Pages rows, ByteColumn codes, int count, int firstOfEngine) {
    int rowCount = rows.rowCount();
    for (int first = 0; first < rowCount; first += PageLayout.ROWS) {
      int end = Math.min(PageLayout.ROWS, rowCount - first);
      MemorySegment page = rows.page(first);
      int slot = codes.findOutside(page, 0, end, count);
      while (slot < end) {
        int code = codes.get(page, slot);
        if (code != RunAllocator.TOMBSTONE && code < firstOfEngine) {
          throw new IllegalArgumentException(
              "Row %d of %s has kind %d".formatted(first + slot, rows.layout().table(), code));
        }
        slot = codes.findOutside(page, slot + 1, end, count);
      }
    }
  }
}
