package dev.shale.arena;

import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;

/**
 * Leads from a hash to the rows that have it: linear hashing with chains (Litwin, "Linear Hashing:
 * a New Tool for File and Table Addressing", VLDB 1980).
 *
 * <p>The index grows by one bucket at a time, which splits one chain, so there is never a pause in
 * which everything is hashed again, and never a second copy. Bucket heads are rows of a table, and
 * the chains go through a column of the rows they lead to: the whole state lies in pages, so
 * checkpoints and versions hold it without being told. Costs four bytes per bucket and four per
 * row; there is a bucket per row.
 */
public final class HashIndex {
  /** The end of a chain. */
  public static final int NO_ROW = -1;

  private static final PageLayout.Builder COLUMNS = PageLayout.of("bucket");
  private static final IntColumn HEAD =
      COLUMNS.ints("head", "first row of the bucket's chain; -1 for none");

  /** The columns of a bucket. */
  public static final PageLayout LAYOUT = COLUMNS.build();

  private static final int FIRST_BUCKETS = 16;

  /**
   * Numbers of the owner's that lie before the buckets, where versions and checkpoints see them.
   */
  static final int NOTES = 5;

  private final Pages buckets;
  private final Pages rows;
  private final IntColumn next;

  private HashIndex(Pages buckets, Pages rows, IntColumn next) {
    this.buckets = buckets;
    this.rows = rows;
    this.next = next;
  }

  /** An index over no rows yet, for the writer. */
  static HashIndex create(Table buckets, Table rows, IntColumn next) {
    HashIndex index = new HashIndex(buckets, rows, next);
    buckets.append(NOTES);
    for (int note = 0; note < NOTES; note++) {
      index.note(note, 0);
    }
    index.clear(FIRST_BUCKETS);
    return index;
  }

  /** The index that such pages hold, for reading. */
  static HashIndex read(Pages buckets, Pages rows, IntColumn next) {
    return new HashIndex(buckets, rows, next);
  }

  /** The hash of a row that is in the index. */
  @FunctionalInterface
  interface RowHash {
    long hash(int row);
  }

  /** The first row of the chain that a hash belongs to, or {@link #NO_ROW}. */
  int head(long hash) {
    int bucket = bucketRow(bucket(hash, bucketCount()));
    return HEAD.get(buckets.page(bucket), PageLayout.slot(bucket));
  }

  /** The row behind another in its chain, or {@link #NO_ROW}. */
  int next(int row) {
    return next.get(rows.page(row), PageLayout.slot(row));
  }

  /**
   * Counts a step along a chain, for those who follow one.
   *
   * @param left how many rows there may still be
   * @return one less
   */
  static int step(int left) {
    if (left <= 0) {
      throw new IllegalStateException("A chain of an index is endless");
    }
    return left - 1;
  }

  int bucketCount() {
    return buckets.rowCount() - NOTES;
  }

  int note(int note) {
    return HEAD.get(buckets.page(note), PageLayout.slot(note));
  }

  void note(int note, int value) {
    HEAD.set(buckets.writable(note), PageLayout.slot(note), value);
  }

  /**
   * Makes room for one row more than {@code count}. When this throws for want of memory, the index
   * is as before.
   */
  void reserve(long hash, int count, RowHash hashes) {
    if (count >= bucketCount()) {
      split(hashes);
    }
    buckets.writable(bucketRow(bucket(hash, bucketCount())));
  }

  /** Adds a row to the chain of its hash. */
  void insert(int row, long hash) {
    push(bucket(hash, bucketCount()), row);
  }

  /** Takes a row out of the chain of its hash. */
  void remove(int row, long hash) {
    int bucket = bucket(hash, bucketCount());
    int follower = next(row);
    int at = headOf(bucket);
    if (at == row) {
      head(bucket, follower);
      return;
    }
    for (int left = rows.rowCount(); next(at) != row; left = step(left)) {
      at = next(at);
    }
    next.set(rows.writable(at), PageLayout.slot(at), follower);
  }

  /** Gives buckets back until there are no more than {@code count}. */
  void shrink(int count) {
    while (bucketCount() > Math.max(FIRST_BUCKETS, count)) {
      int bucket = bucketCount() - 1;
      int row = headOf(bucket);
      ((Table) buckets).truncate(bucketRow(bucket));
      for (int left = rows.rowCount(); row != NO_ROW; left = step(left)) {
        int follower = next(row);
        push(buddy(bucket), row);
        row = follower;
      }
    }
  }

  /** Forgets all rows. */
  void clear(int bucketCount) {
    Table table = (Table) buckets;
    table.truncate(NOTES);
    table.append(bucketCount);
    for (int bucket = 0; bucket < bucketCount; bucket++) {
      head(bucket, NO_ROW);
    }
  }

  /** Moves what belongs to a new bucket at the end out of the one that had it so far. */
  private void split(RowHash hashes) {
    int bucket = bucketCount();
    int row = headOf(buddy(bucket));
    touch(buddy(bucket));
    ((Table) buckets).append();
    head(bucket, NO_ROW);
    head(buddy(bucket), NO_ROW);
    while (row != NO_ROW) {
      int follower = next(row);
      push(bucket(hashes.hash(row), bucket + 1), row);
      row = follower;
    }
  }

  /** Makes the pages of a chain writable before the first of them changes. */
  private void touch(int bucket) {
    buckets.writable(bucketRow(bucket));
    int left = rows.rowCount();
    for (int row = headOf(bucket); row != NO_ROW; row = next(row)) {
      rows.writable(row);
      left = step(left);
    }
  }

  private void push(int bucket, int row) {
    next.set(rows.writable(row), PageLayout.slot(row), headOf(bucket));
    head(bucket, row);
  }

  private int headOf(int bucket) {
    int row = bucketRow(bucket);
    return HEAD.get(buckets.page(row), PageLayout.slot(row));
  }

  private void head(int bucket, int row) {
    int bucketRow = bucketRow(bucket);
    HEAD.set(buckets.writable(bucketRow), PageLayout.slot(bucketRow), row);
  }

  private static int bucketRow(int bucket) {
    return NOTES + bucket;
  }

  /** The bucket that was split to make this one. */
  private static int buddy(int bucket) {
    return bucket - Integer.highestOneBit(bucket);
  }

  private static int bucket(long hash, int bucketCount) {
    int half = Integer.highestOneBit(bucketCount);
    int bucket = (int) (hash ^ hash >>> Integer.SIZE) & (half * 2 - 1);
    return bucket < bucketCount ? bucket : bucket & (half - 1);
  }
}
