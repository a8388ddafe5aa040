package dev.shale.engine.graph.table;

import dev.shale.arena.BuddyAllocator;
import dev.shale.arena.Pages;
import dev.shale.arena.Table;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;

/**
 * The dependencies that lead to a module, side by side, where there are several; see {@link
 * Incoming}. Before them stands the head of the run: how many they are, and the order of the block
 * of rows that the run has.
 */
public final class ImporterTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("importer");

  private static final IntColumn DEPENDENCY =
      COLUMNS.ints(
          "dependency",
          "dependency that leads to the run's module; of a run's first row: 32 times how many"
              + " there are, plus the binary logarithm of the rows that it has");

  public static final TableType<ImporterTable> TYPE =
      TableType.rows(COLUMNS.build(), ImporterTable::new);

  private static final int ORDER_BITS = 5;
  private static final int ORDER_MASK = (1 << ORDER_BITS) - 1;

  private static final int ONE_MORE = 1 << ORDER_BITS;
  private static final int PAGE_ORDER = BuddyAllocator.orderOf(PageLayout.ROWS);

  /** There is no place. */
  public static final int FULL = 0;

  /** The order of a run that has as many dependencies as a head can say. */
  public static final int MOST_ORDER = Integer.SIZE - 1 - ORDER_BITS;

  private final Pages rows;

  public ImporterTable(Pages rows) {
    this.rows = rows;
  }

  static BuddyAllocator allocator(Table rows) {
    return new BuddyAllocator(rows, DEPENDENCY);
  }

  /** See {@link #count} and {@link #order}. */
  public int head(int run) {
    return headIn(rows.page(run), run);
  }

  private int headIn(MemorySegment page, int run) {
    int head = DEPENDENCY.get(page, PageLayout.slot(run));
    if (head < 0) {
      throw rows.missing(run);
    }
    return head;
  }

  /** How many dependencies a run has. */
  public static int count(int head) {
    return head >>> ORDER_BITS;
  }

  /** The order of the block of rows that a run has. */
  public static int order(int head) {
    return head & ORDER_MASK;
  }

  private static boolean isInOnePage(int head) {
    return order(head) <= PAGE_ORDER;
  }

  /** Begins a run that has a block of an order, and nothing in it. */
  public void begin(int run, int order) {
    DEPENDENCY.set(rows.writable(run), PageLayout.slot(run), order);
  }

  /** The dependency at a place of a run, from 1. */
  public int dependency(int run, int place) {
    int row = run + place;
    return DEPENDENCY.get(rows.page(row), PageLayout.slot(row));
  }

  /** Puts another dependency at a place that one has. */
  public void replace(int run, int place, int dependency) {
    int row = run + place;
    DEPENDENCY.set(rows.writable(row), PageLayout.slot(row), dependency);
  }

  /** Adds a dependency; returns its place, or {@link #FULL}. */
  public int add(int run, int dependency) {
    MemorySegment page = rows.writable(run);
    int head = headIn(page, run);
    int place = count(head) + 1;
    if (place == 1 << order(head)) {
      return FULL;
    }
    MemorySegment last = isInOnePage(head) ? page : rows.writable(run + place);
    DEPENDENCY.set(last, PageLayout.slot(run + place), dependency);
    DEPENDENCY.set(page, PageLayout.slot(run), head + ONE_MORE);
    return place;
  }

  /**
   * Removes the dependency at a place; returns the one that has the place now, which was the last.
   *
   * @throws IllegalStateException when another is there, in pages that came from elsewhere: it
   *     would be lost
   */
  public int remove(int run, int place, int dependency) {
    MemorySegment page = rows.writable(run);
    int head = headIn(page, run);
    int count = count(head);
    if (place < 1 || place > count) {
      throw misplaced(dependency, place);
    }
    MemorySegment its = isInOnePage(head) ? page : rows.writable(run + place);
    int slot = PageLayout.slot(run + place);
    if (DEPENDENCY.get(its, slot) != dependency) {
      throw misplaced(dependency, place);
    }
    MemorySegment last = isInOnePage(head) ? page : rows.page(run + count);
    int moved = DEPENDENCY.get(last, PageLayout.slot(run + count));
    DEPENDENCY.set(its, slot, moved);
    DEPENDENCY.set(page, PageLayout.slot(run), head - ONE_MORE);
    return moved;
  }

  public static IllegalStateException misplaced(int dependency, int place) {
    return new IllegalStateException(
        "Dependency %d is not at its place %d of those that lead to its target"
            .formatted(dependency, place));
  }

  /** Copies dependencies side by side to an array; returns how many, as pages end. */
  public int copy(int first, int count, int[] target) {
    int step = Math.min(count, PageLayout.remaining(first));
    DEPENDENCY.copy(rows.page(first), PageLayout.slot(first), target, 0, step);
    return step;
  }

  /** Moves a run to a block of another order, which has room for it. */
  public void move(int from, int to, int order) {
    int head = head(from);
    int count = count(head) + 1;
    for (int done = 0; done < count; done += PageLayout.ROWS) {
      int step = Math.min(count - done, PageLayout.ROWS);
      DEPENDENCY.copy(
          rows.page(from + done),
          PageLayout.slot(from + done),
          rows.writable(to + done),
          PageLayout.slot(to + done),
          step);
    }
    DEPENDENCY.set(rows.writable(to), PageLayout.slot(to), head - order(head) + order);
  }
}
