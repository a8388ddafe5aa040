package dev.shale.offheap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class PageLayoutTest {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("test");
  private static final ByteColumn SMALL = COLUMNS.bytes("small", "a byte");
  private static final LongColumn LARGE = COLUMNS.longs("large", "a long");
  private static final IntColumn MIDDLE = COLUMNS.ints("middle", "an int");
  private static final PageLayout LAYOUT = COLUMNS.build();

  @Test
  void aRowHasNoPadding() {
    assertEquals(1 + 8 + 4, LAYOUT.rowBytes());
    assertEquals(13L * PageLayout.ROWS, LAYOUT.pageBytes());
  }

  @Test
  void columnsFollowEachOther() {
    long end = 0;
    for (Column column : LAYOUT.columns()) {
      assertEquals(end, column.pageOffset(), column.name());
      end += (long) column.bytes() * PageLayout.ROWS;
    }
    assertEquals(LAYOUT.pageBytes(), end);
  }

  @Test
  void fieldsOfARowDoNotOverlap() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      MemorySegment page = region.allocate(LAYOUT.pageBytes());
      for (int slot = 0; slot < PageLayout.ROWS; slot++) {
        SMALL.set(page, slot, (byte) slot);
        LARGE.set(page, slot, -1L - slot);
        MIDDLE.set(page, slot, slot * 7);
      }
      for (int slot = 0; slot < PageLayout.ROWS; slot++) {
        assertEquals((byte) slot, SMALL.get(page, slot));
        assertEquals(-1L - slot, LARGE.get(page, slot));
        assertEquals(slot * 7, MIDDLE.get(page, slot));
      }
    }
  }

  @Test
  void aRowIsAPageAndASlot() {
    assertEquals(2, PageLayout.page(2 * PageLayout.ROWS + 5));
    assertEquals(5, PageLayout.slot(2 * PageLayout.ROWS + 5));
  }
}
