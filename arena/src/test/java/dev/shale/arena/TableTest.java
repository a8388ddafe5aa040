package dev.shale.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("squares");
  private static final IntColumn SQUARE = COLUMNS.ints("square", "the row times itself");
  private static final PageLayout LAYOUT = COLUMNS.build();

  @Test
  void rowsKeepTheirValuesWhileTheTableGrows() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      Table table = new Table(LAYOUT, new Layers(region), region);
      for (int row = 0; row < 10_000; row++) {
        assertEquals(row, table.append());
        SQUARE.set(table.writable(row), PageLayout.slot(row), row * row);
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
      Table table = new Table(LAYOUT, new Layers(region), region);
      table.append();
      assertThrows(IndexOutOfBoundsException.class, () -> table.page(1));
      assertThrows(IndexOutOfBoundsException.class, () -> table.page(-1));
    }
  }

  @Test
  void aLimitLeavesTheTableAsItWas() {
    try (Region region = Region.open("test", LAYOUT.pageBytes())) {
      Table table = new Table(LAYOUT, new Layers(region), region);
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

  @Test
  void aPageFromElsewhereIsReadWhereItLiesAndCopiedWhenItIsWritten() {
    try (Region region = Region.open("test", Region.UNLIMITED);
        Region elsewhere = Region.open("file", Region.UNLIMITED)) {
      MemorySegment page = elsewhere.allocate(LAYOUT.pageBytes());
      SQUARE.set(page, 3, 9);
      Layers layers = new Layers(region);
      Table table = new Table(LAYOUT, layers, region);
      layers.base(new OnePage(page, 1, 10));
      layers.publish();
      assertEquals(10, table.rowCount());
      assertEquals(0, table.bytes());
      assertEquals(9, SQUARE.get(table.page(3), 3));
      layers.checkpoint();
      SQUARE.set(table.writable(3), 3, 10);
      assertEquals(LAYOUT.pageBytes(), table.bytes());
      assertEquals(9, SQUARE.get(page, 3), "what is not ours does not change");
      layers.rollback();
      assertEquals(9, SQUARE.get(table.page(3), 3));
      assertEquals(0, table.bytes());
      assertThrows(IllegalStateException.class, () -> layers.base(new OnePage(page, 1, 10)));
    }
  }

  @Test
  void aBaseThatDoesNotFitIsRefused() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      MemorySegment page = region.allocate(LAYOUT.pageBytes() + 8);
      Layers layers = new Layers(region);
      Table table = new Table(LAYOUT, layers, region);
      for (PageSource source :
          List.of(
              new OnePage(page, 1, 10),
              new OnePage(page.asSlice(4, LAYOUT.pageBytes()), 1, 10),
              new OnePage(page.asSlice(0, LAYOUT.pageBytes()), 2, 10),
              new OnePage(page.asSlice(0, LAYOUT.pageBytes()), 1, -1),
              new OnePage(page.asSlice(0, LAYOUT.pageBytes()), 1, 10, 0),
              new OnePage(page.asSlice(0, LAYOUT.pageBytes()), 1),
              new OnePage(MemorySegment.ofArray(new int[PageLayout.ROWS]), 1, 10))) {
        assertThrows(IllegalArgumentException.class, () -> layers.base(source));
      }
      assertEquals(0, table.rowCount());
    }
  }

  /** A source whose tables all have one page; its root is as {@link Root} says. */
  private static final class OnePage implements PageSource {
    private final MemorySegment page;
    private final int[] root;

    OnePage(MemorySegment page, int... root) {
      this.page = page;
      this.root = root;
    }

    @Override
    public int[] root() {
      return root;
    }

    @Override
    public MemorySegment page(int table, int number) {
      return page;
    }
  }

  @Test
  void aRollbackCostsWhatWasTouched() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      Layers layers = new Layers(region);
      Table table = new Table(LAYOUT, layers, region);
      table.append(100 * PageLayout.ROWS);
      layers.publish();
      layers.checkpoint();
      table.writable(5);
      table.writable(6);
      table.writable(50 * PageLayout.ROWS);
      assertEquals(2, layers.touchedPageCount());
      assertEquals(102 * LAYOUT.pageBytes(), table.bytes());
      layers.rollback();
      assertEquals(100 * LAYOUT.pageBytes(), table.bytes());
      assertThrows(IllegalStateException.class, layers::merge);
    }
  }
}
