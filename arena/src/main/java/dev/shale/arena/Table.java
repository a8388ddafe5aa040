package dev.shale.arena;

import dev.shale.offheap.PageLayout;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;

/**
 * Rows in pages: the directory that leads from a row number to its page. What a row holds is
 * declared by a {@link PageLayout}; the accessors belong to the class that declares it.
 *
 * <p>One thread appends and writes. Rows never move, so a page that a reader has stays valid while
 * the table grows.
 */
public final class Table {
  private final PageLayout layout;
  private final Region region;
  private MemorySegment[] pages = {};
  private int pageCount;
  private int rowCount;

  /** An empty table, whose pages will be a child of {@code owner}. */
  public Table(PageLayout layout, Region owner) {
    this.layout = layout;
    this.region = owner.child(layout.table());
  }

  /**
   * Appends a row of zeros.
   *
   * @throws dev.shale.offheap.RegionLimitException when a page is needed that is not to be had; the
   *     table is as before
   * @throws IllegalStateException when the table is full, at 2^31-1 rows
   */
  public int append() {
    if (rowCount == Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "Table " + layout.table() + " is full: " + rowCount + " rows");
    }
    if (PageLayout.page(rowCount) == pageCount) {
      addPage();
    }
    return rowCount++;
  }

  private void addPage() {
    MemorySegment page = region.allocate(layout.pageBytes());
    if (pageCount == pages.length) {
      pages = Arrays.copyOf(pages, Math.max(4, pageCount * 2));
    }
    pages[pageCount++] = page;
  }

  /**
   * The page that holds a row.
   *
   * @throws IndexOutOfBoundsException when there is no such row
   */
  public MemorySegment page(int row) {
    return pages[PageLayout.page(Objects.checkIndex(row, rowCount))];
  }

  public int rowCount() {
    return rowCount;
  }

  /** The native bytes of all pages. */
  public long bytes() {
    return region.usedBytes();
  }
}
