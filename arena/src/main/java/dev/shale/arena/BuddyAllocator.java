package dev.shale.arena;

import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.util.Arrays;

/**
 * Gives out blocks of rows of a table, as many as a power of two, and takes them back: the buddy
 * system (Knuth, "The Art of Computer Programming" 1, section 2.5). For runs that grow: what
 * smaller blocks leave behind becomes a larger one, and finding, parting and uniting blocks takes
 * as many steps as the number of rows has bits.
 *
 * <p>A block of 2<sup>order</sup> rows begins at a multiple of that, so one of a page or less lies
 * in one page. The first three rows of a free block hold the complement of its order and the links
 * of a list of blocks of that order; so a free block costs no memory, and checkpoints and versions
 * hold the lists. Pages that lie wholly inside a free block are given back.
 *
 * <p>The column is the owner's, but the first row of a block may not be negative: that is how a
 * block is known to be free.
 */
public final class BuddyAllocator implements Saved {
  /** The least order: fewer rows have no room for the links. */
  public static final int LEAST_ORDER = 2;

  private static final int MOST_ORDER = 30;
  private static final int LISTS = MOST_ORDER + 1;
  private static final int NO_BLOCK = -1;

  private final Table table;
  private final IntColumn column;
  private final int[] heads = new int[LISTS];
  private int freeRows;

  public BuddyAllocator(Table table, IntColumn column) {
    this.table = table;
    this.column = column;
    Arrays.fill(heads, NO_BLOCK);
    table.layers().join(this);
  }

  /** The least order of blocks that have so many rows. */
  public static int orderOf(int rows) {
    return Math.max(LEAST_ORDER, Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1));
  }

  /** How many rows below the table's row count nobody has. */
  public int freeRows() {
    return freeRows;
  }

  /**
   * A block whose first row is 0; what is in the others is arbitrary.
   *
   * @throws dev.shale.offheap.RegionLimitException when the table has to grow and cannot
   * @throws IllegalStateException when the table is full
   */
  public int allocate(int order) {
    int found = find(order);
    if (found > MOST_ORDER) {
      align(order);
      found = find(order);
    }
    int block = found > MOST_ORDER ? table.append(rows(order)) : take(found, order);
    set(block, 0);
    return block;
  }

  private static int rows(int order) {
    return 1 << order;
  }

  /** The order of the shortest free block that is long enough, or one that there is not. */
  private int find(int order) {
    int found = order;
    while (found <= MOST_ORDER && heads[found] == NO_BLOCK) {
      found++;
    }
    return found;
  }

  /** Makes the table end where a block may begin. */
  private void align(int order) {
    while ((table.rowCount() & (rows(order) - 1)) != 0) {
      int padding = Integer.numberOfTrailingZeros(table.rowCount());
      put(table.append(rows(padding)), padding, false);
    }
  }

  private int take(int found, int order) {
    int block = heads[found];
    unlink(block, found);
    for (int part = found - 1; part >= order; part--) {
      link(block + rows(part), part);
    }
    return block;
  }

  /** Takes a block back. */
  public void free(int block, int order) {
    put(block, order, true);
  }

  private void put(int block, int order, boolean mayTruncate) {
    blankInside(block, order);
    int begin = block;
    int united = order;
    while (united < MOST_ORDER && isFree(begin ^ rows(united), united)) {
      int buddy = begin ^ rows(united);
      unlink(buddy, united);
      begin = Math.min(begin, buddy);
      united++;
      blankMiddle(begin, united);
    }
    if (mayTruncate && begin + rows(united) == table.rowCount()) {
      table.truncate(begin);
    } else {
      link(begin, united);
    }
  }

  private boolean isFree(int block, int order) {
    return block >= 0 && block < table.rowCount() && get(block) == ~order;
  }

  private void blankInside(int block, int order) {
    int first = PageLayout.page(block) + 1;
    int end = PageLayout.page(block + rows(order) - 1) + 1;
    for (int page = first; page < end; page++) {
      table.blank(page);
    }
  }

  /** What was the first page of the second of two blocks lies inside of both together. */
  private void blankMiddle(int block, int order) {
    int middle = block + rows(order - 1);
    if (PageLayout.slot(middle) == 0 && rows(order) > PageLayout.ROWS) {
      table.blank(PageLayout.page(middle));
    }
  }

  private int get(int row) {
    return column.get(table.page(row), PageLayout.slot(row));
  }

  private void set(int row, int value) {
    column.set(table.writable(row), PageLayout.slot(row), value);
  }

  private void link(int block, int order) {
    int head = heads[order];
    set(block, ~order);
    next(block, head);
    previous(block, NO_BLOCK);
    if (head != NO_BLOCK) {
      previous(head, block);
    }
    heads[order] = block;
    freeRows += rows(order);
  }

  private void unlink(int block, int order) {
    int next = get(block + 1);
    int previous = get(block + 2);
    if (previous == NO_BLOCK) {
      heads[order] = next;
    } else {
      next(previous, next);
    }
    if (next != NO_BLOCK) {
      previous(next, previous);
    }
    freeRows -= rows(order);
  }

  private void next(int block, int next) {
    set(block + 1, next);
  }

  private void previous(int block, int previous) {
    set(block + 2, previous);
  }

  /**
   * Refuses lists that are not lists of free blocks, for a table whose pages came from elsewhere.
   * Costs nothing where no block is free.
   *
   * @throws IllegalArgumentException when they are not
   */
  public void check() {
    boolean isPossible = table.rowCount() % rows(LEAST_ORDER) == 0;
    long rows = 0;
    for (int order = 0; isPossible && order < LISTS; order++) {
      int before = NO_BLOCK;
      for (int block = heads[order]; isPossible && block != NO_BLOCK; ) {
        isPossible = rows <= freeRows && isBlock(block, order) && get(block + 2) == before;
        if (isPossible) {
          rows += rows(order);
          before = block;
          block = get(block + 1);
        }
      }
    }
    if (!isPossible || rows != freeRows) {
      throw new IllegalArgumentException(
          "The free blocks of " + table.layout().table() + " are not those that nobody has");
    }
  }

  private boolean isBlock(int block, int order) {
    return order >= LEAST_ORDER
        && (block & (rows(order) - 1)) == 0
        && isFree(block, order)
        && rows(order) <= table.rowCount() - block;
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
