package dev.shale.offheap.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageLayoutTest {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("test");
  private static final ByteColumn SMALL = COLUMNS.bytes("small", "a byte");
  private static final LongColumn LARGE = COLUMNS.longs("large", "a long");
  private static final IntColumn MIDDLE = COLUMNS.ints("middle", "an int");
  private static final ShortColumn SHORT = COLUMNS.shorts("short", "a short");
  private static final CellColumn CELL = COLUMNS.cells("cell", "sixteen bytes");
  private static final PageLayout LAYOUT = COLUMNS.build();

  @Test
  void aRowHasNoPadding() {
    assertEquals(1 + 8 + 4 + 2 + 16, LAYOUT.rowBytes());
    assertEquals(31L * PageLayout.ROWS, LAYOUT.pageBytes());
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
        SHORT.set(page, slot, ShortColumn.MAX - slot);
        CELL.put(page, slot * CellColumn.CELL_BYTES, text(slot), 0, CellColumn.CELL_BYTES);
      }
      for (int slot = 0; slot < PageLayout.ROWS; slot++) {
        assertEquals((byte) slot, SMALL.get(page, slot));
        assertEquals(-1L - slot, LARGE.get(page, slot));
        assertEquals(slot * 7, MIDDLE.get(page, slot));
        assertEquals(ShortColumn.MAX - slot, SHORT.get(page, slot));
        int address = slot * CellColumn.CELL_BYTES;
        assertTrue(CELL.equal(page, address, text(slot), 0, CellColumn.CELL_BYTES));
        assertFalse(CELL.equal(page, address, text(slot + 1), 0, CellColumn.CELL_BYTES));
      }
    }
  }

  @Test
  void aRowIsAPageAndASlot() {
    assertEquals(2, PageLayout.page(2 * PageLayout.ROWS + 5));
    assertEquals(5, PageLayout.slot(2 * PageLayout.ROWS + 5));
  }

  private static byte[] text(int seed) {
    byte[] text = new byte[CellColumn.CELL_BYTES];
    new Random(seed).nextBytes(text);
    return text;
  }

  @Test
  void aRowIsCopiedWhole() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      MemorySegment page = region.allocate(LAYOUT.pageBytes());
      LARGE.set(page, 3, -5);
      SHORT.set(page, 3, 9);
      LAYOUT.copyRow(page, 3, page, 700);
      assertEquals(-5, LARGE.get(page, 700));
      assertEquals(9, SHORT.get(page, 700));
      assertEquals(0, LARGE.get(page, 701));
    }
  }

  @Test
  void inABlankPageEveryNumberIsMinusOne() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      MemorySegment page = LAYOUT.blankPage(region);
      assertEquals(-1, SMALL.get(page, 5));
      assertEquals(-1, MIDDLE.get(page, 1023));
      assertThrows(IllegalArgumentException.class, () -> SMALL.set(page, 0, (byte) 0));
    }
  }

  @Test
  void theFingerprintIsThatOfTheDeclaration() {
    assertEquals(layout("first", "second").fingerprint(), layout("first", "second").fingerprint());
    assertNotEquals(
        layout("first", "second").fingerprint(), layout("second", "first").fingerprint());
  }

  private static PageLayout layout(String first, String second) {
    PageLayout.Builder columns = PageLayout.of("test");
    columns.ints(first, "");
    columns.ints(second, "");
    return columns.build();
  }
}
