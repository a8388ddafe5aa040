package dev.shale.engine.artifact;

import dev.shale.offheap.Region;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.LongColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Which artifacts there are and where their bytes lie, a row each, in pages. */
final class ArtifactRows {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("artifact");

  private static final LongColumn LOW =
      COLUMNS.longs("low", "hash of what the artifact was made from, first half");
  private static final LongColumn HIGH = COLUMNS.longs("high", "the second half");
  private static final IntColumn KIND = COLUMNS.ints("kind", "what it is, as the program says");
  private static final IntColumn PACK = COLUMNS.ints("pack", "the pack that has its bytes");
  private static final IntColumn BEGIN = COLUMNS.ints("begin", "where they begin in the pack");
  private static final IntColumn LENGTH =
      COLUMNS.ints("length", "how many there are; -1 in rows behind the last");

  static final PageLayout LAYOUT = COLUMNS.build();

  private final List<MemorySegment> pages;
  private int count;

  /** None yet. */
  ArtifactRows() {
    pages = new ArrayList<>();
  }

  /** Those of pages that were written, as they are. */
  ArtifactRows(List<MemorySegment> pages) {
    this.pages = pages;
    count = pages.size() * PageLayout.ROWS;
    while (count > 0 && length(count - 1) < 0) {
      count--;
    }
  }

  int count() {
    return count;
  }

  List<MemorySegment> pages() {
    return pages;
  }

  private MemorySegment page(int row) {
    return pages.get(PageLayout.page(row));
  }

  long low(int row) {
    return LOW.get(page(row), PageLayout.slot(row));
  }

  long high(int row) {
    return HIGH.get(page(row), PageLayout.slot(row));
  }

  int kind(int row) {
    return KIND.get(page(row), PageLayout.slot(row));
  }

  int pack(int row) {
    return PACK.get(page(row), PageLayout.slot(row));
  }

  int begin(int row) {
    return BEGIN.get(page(row), PageLayout.slot(row));
  }

  int length(int row) {
    return LENGTH.get(page(row), PageLayout.slot(row));
  }

  /** Adds a row with pages of {@code region}. */
  int add(Region region, long low, long high, int kind) {
    if (PageLayout.slot(count) == 0) {
      MemorySegment page = region.allocate(LAYOUT.pageBytes());
      LAYOUT.blankRows(page, 0, PageLayout.ROWS);
      pages.add(page);
    }
    int row = count++;
    LOW.set(page(row), PageLayout.slot(row), low);
    HIGH.set(page(row), PageLayout.slot(row), high);
    KIND.set(page(row), PageLayout.slot(row), kind);
    return row;
  }

  /** Says where the bytes of a row are. */
  void place(int row, int pack, int begin, int length) {
    PACK.set(page(row), PageLayout.slot(row), pack);
    BEGIN.set(page(row), PageLayout.slot(row), begin);
    LENGTH.set(page(row), PageLayout.slot(row), length);
  }

  /** Whether a row is that of a key. */
  boolean is(int row, long low, long high, int kind) {
    return low(row) == low && high(row) == high && kind(row) == kind;
  }

  /** How a row's key is to that of a row of others: less than 0, 0, or more. */
  int compare(int row, ArtifactRows others, int other) {
    return compare(row, others.low(other), others.high(other), others.kind(other));
  }

  private int compare(int row, long low, long high, int kind) {
    int byLow = Long.compare(low(row), low);
    int byHigh = byLow != 0 ? byLow : Long.compare(high(row), high);
    return byHigh != 0 ? byHigh : Integer.compare(kind(row), kind);
  }

  /** The row of a key where rows are in the order of keys; -1 for none. */
  int find(long low, long high, int kind) {
    int from = 0;
    int to = count - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = compare(middle, low, high, kind);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1;
  }
}
