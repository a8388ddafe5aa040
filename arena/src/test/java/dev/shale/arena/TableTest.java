package dev.shale.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.shale.offheap.IntColumn;
import dev.shale.offheap.PageLayout;
import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("squares");
  private static final IntColumn SQUARE = COLUMNS.ints("square", "the row times itself");
  private static final PageLayout LAYOUT = COLUMNS.build();

  @Test
  void rowsKeepTheirValuesWhileTheTableGrows() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      Table table = new Table(LAYOUT, region);
      for (int row = 0; row < 10_000; row++) {
        assertEquals(row, table.append());
        SQUARE.set(table.page(row), PageLayout.slot(row), row * row);
      }
      for (int row = 0; row < 10_000; row++) {
        assertEquals(row * row, SQUARE.get(table.page(row), PageLayout.slot(row)));
      }
      assertEquals(10 * LAYOUT.pageBytes(), table.bytes());
    }
  }

  @Test
  void aRowThatDoesNotExistThrows() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      Table table = new Table(LAYOUT, region);
      table.append();
      assertThrows(IndexOutOfBoundsException.class, () -> table.page(1));
      assertThrows(IndexOutOfBoundsException.class, () -> table.page(-1));
    }
  }

  @Test
  void aLimitLeavesTheTableAsItWas() {
    try (Region region = Region.open("test", LAYOUT.pageBytes())) {
      Table table = new Table(LAYOUT, region);
      for (int row = 0; row < PageLayout.ROWS; row++) {
        table.append();
      }
      RegionLimitException failure = assertThrows(RegionLimitException.class, table::append);
      assertEquals(
          "Region test/squares asks for 4096 bytes; 4096 of its limit of 4096 are in use",
          failure.getMessage());
      assertEquals(PageLayout.ROWS, table.rowCount());
    }
  }
}
