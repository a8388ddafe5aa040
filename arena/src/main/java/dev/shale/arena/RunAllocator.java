package dev.shale.arena;

import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives out runs of rows of a table, and takes them back for reuse: a boundary-tag allocator
 * (Knuth, "The Art of Computer Programming" 1, section 2.5) whose tags are rows of the free runs
 * themselves.
 *
 * <p>A row that belongs to nobody is a tombstone: its mark column is -1. The first and the last row
 * of a free run hold its length, the first also the links of a list of runs of like length. So
 * neighbours are found and united without a search, a free run costs no memory, and because the
 * tags lie in pages, checkpoints and versions hold the free lists as they hold everything else.
 * Only the heads of the lists lie outside, a few hundred bytes.
 *
 * <p>Lists are exact up to {@value #EXACT} rows and by powers of two above; one bit per list says
 * whether it has a run. Among runs of like length the one freed last goes first: its pages are the
 * ones that are most likely writable already. Pages that lie wholly inside a free run are given
 * back, and no run at the end of the table is free: the table ends before it.
 */
public final class RunAllocator implements Saved {
  /** The mark of a row that does not exist. */
  public static final byte TOMBSTONE = -1;

  private static final int EXACT = 63;
  private static final int LISTS = EXACT + 1 + Integer.SIZE;

  /** There is no such run. */
  public static final int NO_RUN = -1;

  /** How many runs of a list by powers of two are looked at before a longer list is taken. */
  private static final int PROBES = 16;

  private final Table table;
  private final ByteColumn mark;
  private final IntColumn length;
  private final IntColumn next;
  private final IntColumn previous;
  private final Follower[] followers;
  private final int[] heads = new int[LISTS];
  private int freeRows;

  /**
   * What is in the three columns of a row that exists is not this class's business.
   *
   * @param followers tables whose rows come and go with those of {@code table}
   */
  public RunAllocator(
      Table table,
      ByteColumn mark,
      IntColumn length,
      IntColumn next,
      IntColumn previous,
      Follower... followers) {
    this.table = table;
    this.mark = mark;
    this.length = length;
    this.next = next;
    this.previous = previous;
    this.followers = followers;
    Arrays.fill(heads, NO_RUN);
    table.layers().join(this);
  }

  /**
   * A table that has a row wherever another has one.
   *
   * @param mark says of a row that it does not exist; without one, every column of such a row says
   *     so, and of a row that was just given out too
   */
  public record Follower(Table table, @Nullable ByteColumn mark) {
    /** A table whose rows read -1 in every column until they are written. */
    public static Follower of(Table table) {
      return new Follower(table, null);
    }
  }

  /** How many rows below the table's row count do not exist. */
  public int freeRows() {
    return freeRows;
  }

  /** How many rows exist. */
  public int usedRows() {
    return table.rowCount() - freeRows;
  }

  /**
   * A run of {@code count} rows, all marked as tombstones until the caller writes them.
   *
   * @throws dev.shale.offheap.RegionLimitException when the table has to grow and cannot
   */
  public int allocate(int count) {
    int run = find(count);
    return run == NO_RUN ? append(count) : take(run, count);
  }

  /** Takes the free run that ends before a row, whole, and returns its first row; or that row. */
  public int allocateGapBefore(int row) {
    if (row == 0 || !isFree(row - 1)) {
      return row;
    }
    int count = freeRun(row - 1);
    return take(row - count, count);
  }

  /**
   * How long the free run is of which a row is the first or the last.
   *
   * @throws IllegalStateException when that cannot be; whoever steps over free runs would otherwise
   *     never come to an end
   */
  public int freeRun(int row) {
    int count = lengthAt(row);
    if (count <= 0 || count > table.rowCount()) {
      throw new IllegalStateException(
          "A free run of %s at row %d of %d has %d rows"
              .formatted(table.layout().table(), row, table.rowCount(), count));
    }
    return count;
  }

  /** A row; see {@link #allocate}. */
  public int allocate() {
    return allocate(1);
  }

  /** A run at the end of the table, where it can grow. */
  public int append(int count) {
    int first = table.append(count);
    for (Follower follower : followers) {
      follower.table.append(count);
    }
    fill(first, count);
    return first;
  }

  /** Takes a run, or a part of one, back. */
  public void free(int run, int count) {
    if (count == 0) {
      return;
    }
    fill(run, count);
    freeRows += count;
    int begin = run;
    int end = run + count;
    if (begin > 0 && isFree(begin - 1)) {
      begin -= lengthAt(begin - 1);
      unlink(begin);
    }
    if (end < table.rowCount() && isFree(end)) {
      int behind = lengthAt(end);
      unlink(end);
      end += behind;
    }
    if (end == table.rowCount()) {
      freeRows -= end - begin;
      truncate(begin);
      return;
    }
    link(begin, end - begin);
    blankInside(Math.max(begin, run - 1), Math.min(end, run + count + 1), begin, end);
  }

  private boolean isFree(int row) {
    return mark.get(table.page(row), PageLayout.slot(row)) == TOMBSTONE;
  }

  private int lengthAt(int row) {
    return length.get(table.page(row), PageLayout.slot(row));
  }

  private int nextOf(int run) {
    return next.get(table.page(run), PageLayout.slot(run));
  }

  /** The shortest run that is long enough, among those that are looked at. */
  private int find(int count) {
    int list = listOf(count);
    if (list > EXACT) {
      int run = heads[list];
      for (int probe = 0; probe < PROBES && run != NO_RUN; probe++, run = nextOf(run)) {
        if (lengthAt(run) >= count) {
          return run;
        }
      }
      list++;
    }
    while (list < LISTS && heads[list] == NO_RUN) {
      list++;
    }
    return list < LISTS ? heads[list] : NO_RUN;
  }

  private int take(int run, int count) {
    int rest = lengthAt(run) - count;
    unlink(run);
    freeRows -= count;
    if (rest > 0) {
      link(run + count, rest);
    }
    return run;
  }

  private static int listOf(int count) {
    return count <= EXACT
        ? count
        : EXACT + Integer.SIZE - Integer.numberOfLeadingZeros(count / (EXACT + 1));
  }

  private void link(int run, int count) {
    int last = run + count - 1;
    length.set(table.writable(last), PageLayout.slot(last), count);
    int list = listOf(count);
    int head = heads[list];
    writeHeader(run, count, head);
    if (head != NO_RUN) {
      previous.set(table.writable(head), PageLayout.slot(head), run);
    }
    heads[list] = run;
  }

  private void writeHeader(int run, int count, int follower) {
    var page = table.writable(run);
    int slot = PageLayout.slot(run);
    length.set(page, slot, count);
    next.set(page, slot, follower);
    previous.set(page, slot, NO_RUN);
  }

  private void unlink(int run) {
    int follower = nextOf(run);
    int leader = previous.get(table.page(run), PageLayout.slot(run));
    if (leader == NO_RUN) {
      heads[listOf(lengthAt(run))] = follower;
    } else {
      next.set(table.writable(leader), PageLayout.slot(leader), follower);
    }
    if (follower != NO_RUN) {
      previous.set(table.writable(follower), PageLayout.slot(follower), leader);
    }
  }

  private void fill(int run, int count) {
    fill(table, mark, run, run + count);
    for (Follower follower : followers) {
      fill(follower.table, follower.mark, run, run + count);
    }
  }

  private static void fill(Table table, @Nullable ByteColumn mark, int begin, int end) {
    for (int row = begin; row < end; ) {
      int rows = Math.min(end - row, PageLayout.remaining(row));
      int slot = PageLayout.slot(row);
      if (mark == null) {
        table.layout().blankRows(table.writable(row), slot, slot + rows);
      } else {
        mark.fill(table.writable(row), slot, slot + rows, TOMBSTONE);
      }
      row += rows;
    }
  }

  private void truncate(int count) {
    table.truncate(count);
    for (Follower follower : followers) {
      follower.table.truncate(count);
    }
  }

  /** Gives back the pages that touch {@code [from, to)} and have neither end of the free run. */
  private void blankInside(int from, int to, int begin, int end) {
    int firstInside = PageLayout.page(begin) + 1;
    int lastInside = PageLayout.page(end - 1) - 1;
    int last = Math.min(lastInside, PageLayout.page(to - 1));
    for (int page = Math.max(firstInside, PageLayout.page(from)); page <= last; page++) {
      table.blank(page);
      for (Follower follower : followers) {
        follower.table.blank(page);
      }
    }
  }

  /**
   * Refuses lists of free runs that are not those of the rows that do not exist, for a table whose
   * pages came from elsewhere. Costs nothing where no row is free.
   *
   * @throws IllegalArgumentException when they are not
   */
  public void check() {
    boolean isPossible = freeRows >= 0 && freeRows <= table.rowCount();
    long rows = 0;
    for (int list = 0; isPossible && list < LISTS; list++) {
      for (int run = heads[list]; isPossible && run != NO_RUN; ) {
        isPossible = isRun(run, list) && rows <= freeRows;
        if (isPossible) {
          rows += lengthAt(run);
          run = nextOf(run);
        }
      }
    }
    if (!isPossible || rows != freeRows) {
      throw new IllegalArgumentException(
          "The free rows of " + table.layout().table() + " are not those that do not exist");
    }
  }

  private boolean isRun(int run, int list) {
    if (run < 0 || run >= table.rowCount() || !isFree(run)) {
      return false;
    }
    int count = lengthAt(run);
    return count > 0
        && count <= table.rowCount() - run
        && listOf(count) == list
        && isFree(run + count - 1)
        && lengthAt(run + count - 1) == count;
  }

  @Override
  public int[] save() {
    int[] numbers = Arrays.copyOf(heads, LISTS + 1);
    numbers[LISTS] = freeRows;
    return numbers;
  }

  @Override
  public void restore(int[] numbers) {
    System.arraycopy(numbers, 0, heads, 0, LISTS);
    freeRows = numbers[LISTS];
  }
}
