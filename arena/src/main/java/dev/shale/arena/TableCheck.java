package dev.shale.arena;

import dev.shale.offheap.ByteColumn;
import dev.shale.offheap.Column;
import dev.shale.offheap.IntColumn;
import dev.shale.offheap.LongColumn;
import dev.shale.offheap.PageCheck;
import dev.shale.offheap.PageLayout;
import dev.shale.offheap.RunColumn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through tables whose pages came from elsewhere, and refuses what cannot be. A reader checks
 * every row number that it is given, but a wrong number of rows would be believed, and a wrong row
 * that happens to exist be an answer.
 *
 * <pre>{@code
 * for (check.begin(rows, MARK); check.next(); ) {
 *   check.within(TARGET, Snapshot.NO_MODULE, moduleCount);
 * }
 * }</pre>
 *
 * <p>Belongs to one thread. Allocates nothing but when it is made.
 */
public final class TableCheck {
  private final PageCheck check = new PageCheck();
  private @Nullable Pages rows;
  private @Nullable ByteColumn mark;
  private int skipped;
  private int firstRow;
  private int nextRow;
  private int holeCount;
  private long runRows;

  /** One for all tables of a graph. */
  public TableCheck() {}

  /**
   * Goes before the first page of a table.
   *
   * @param newMark the column that is -1 in rows that do not exist
   */
  public void begin(Pages newRows, ByteColumn newMark) {
    rows = newRows;
    mark = newMark;
    skipped = 0;
    nextRow = 0;
    holeCount = 0;
    runRows = 0;
  }

  /** As above, of a table all of whose rows exist, the first of which hold anything. */
  void begin(Pages newRows, int newSkipped) {
    rows = newRows;
    mark = null;
    skipped = newSkipped;
    nextRow = 0;
  }

  private Pages rows() {
    return Objects.requireNonNull(rows, "No table was begun");
  }

  /** Goes to the next page; false when there is none. */
  public boolean next() {
    Pages table = rows();
    int left = table.rowCount() - nextRow;
    if (left <= 0) {
      return false;
    }
    firstRow = nextRow;
    int count = Math.min(PageLayout.ROWS, left);
    nextRow += count;
    if (mark == null) {
      check.load(table.page(firstRow), skipped, count);
      skipped = 0;
    } else {
      holeCount += check.load(table.page(firstRow), mark, count);
    }
    return true;
  }

  /** Refuses values that are not in {@code [0, limit)}. */
  public void below(ByteColumn column, int limit) {
    require(check.isBelow(column, limit), column, 0, limit);
  }

  /** Refuses values that are not in {@code [least, limit)}; {@code least} is 0 or -1. */
  public void within(IntColumn column, int least, int limit) {
    require(check.isWithin(column, least, limit), column, least, limit);
  }

  /** Refuses values that are less than {@code least}, which is 0 or -1. */
  public void atLeast(IntColumn column, int least) {
    require(check.isAtLeast(column, least), column, least, Integer.MAX_VALUE + 1L);
  }

  /** Refuses values that are negative. */
  public void notNegative(LongColumn column) {
    require(check.areNotNegative(column), column, 0, Long.MAX_VALUE);
  }

  /** Refuses runs that are not in {@code [0, limit)}. */
  public void runsWithin(RunColumn column, int limit) {
    require(check.areWithin(column, limit), column, 0, limit);
    runRows += check.runRows();
  }

  /** Refuses texts that are not where texts are. */
  void textsWithin(IntColumn address, IntColumn length, long lowerBytes, long upperBytes) {
    boolean isWithin = check.areWithin(address, length, lowerBytes, upperBytes);
    require(isWithin, address, 0, lowerBytes + upperBytes);
  }

  private void require(boolean isWithin, Column column, int least, long limit) {
    if (!isWithin) {
      throw new IllegalArgumentException(
          "A row from %d on of %s has a %s that is not in [%d, %d)"
              .formatted(firstRow, rows().layout().table(), column.name(), least, limit));
    }
  }

  /** Refuses a table of which other rows exist than were given out. */
  public void used(int usedRows) {
    if (rows().rowCount() - holeCount != usedRows) {
      throw new IllegalArgumentException(
          "%d rows of %s exist, not %d"
              .formatted(rows().rowCount() - holeCount, rows().layout().table(), usedRows));
    }
  }

  /** Refuses runs that together have another number of rows. */
  public void runs(int usedRows) {
    if (runRows != usedRows) {
      throw new IllegalArgumentException(
          "The runs of %s have %d rows, not %d"
              .formatted(rows().layout().table(), runRows, usedRows));
    }
  }
}
