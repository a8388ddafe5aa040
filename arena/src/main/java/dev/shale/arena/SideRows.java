package dev.shale.arena;

import dev.shale.offheap.Region;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a side table: fields that few rows of a main table have, found by the row that they
 * belong to. A row of the main table without such fields costs nothing, but whoever reads them
 * should know by a flag that they are there: finding them costs a look into a hash index.
 */
public final class SideRows {
  /** There is no such row. */
  public static final int NO_ROW = HashIndex.NO_ROW;

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final Columns columns;
  private final Pages rows;
  private final Table buckets;
  private final HashIndex index;
  private final @Nullable RunAllocator allocator;

  private SideRows(
      Columns columns,
      Pages rows,
      Table buckets,
      HashIndex index,
      @Nullable RunAllocator allocator) {
    this.columns = columns;
    this.rows = rows;
    this.buckets = buckets;
    this.index = index;
    this.allocator = allocator;
  }

  /**
   * The columns that every side table has.
   *
   * @param key the row of the main table
   * @param next the next row of a bucket's chain
   * @param spare any other column
   * @param mark -1 for a row that does not exist
   */
  public record Columns(IntColumn key, IntColumn next, IntColumn spare, ByteColumn mark) {}

  /** An empty side table, for the writer. */
  public static SideRows create(PageLayout layout, Columns columns, Layers layers, Region owner) {
    Region region = owner.child(layout.table() + "s");
    Table rows = new Table(layout, layers, region);
    Table buckets = new Table(HashIndex.LAYOUT, layers, region);
    RunAllocator allocator =
        new RunAllocator(rows, columns.mark, columns.key, columns.next, columns.spare);
    HashIndex index = HashIndex.create(buckets, rows, columns.next);
    return new SideRows(columns, rows, buckets, index, allocator);
  }

  /** The side table in a version, for one holder. */
  public SideRows view(VersionPages version) {
    Pages viewed = version.of((Table) rows);
    HashIndex viewedIndex = HashIndex.read(version.of(buckets), viewed, columns.next);
    return new SideRows(columns, viewed, buckets, viewedIndex, null);
  }

  /** The rows themselves; {@link #find} says which. */
  public Pages rows() {
    return rows;
  }

  /** How many rows of the main table have a row here; belongs to the writer. */
  public int count() {
    return writer().usedRows();
  }

  /** The row that belongs to a row of the main table, or {@link #NO_ROW}. */
  public int find(int key) {
    int row = index.head(hash(key));
    int left = rows.rowCount();
    while (row != NO_ROW && keyOf(row) != key) {
      row = index.next(row);
      left = HashIndex.step(left);
    }
    return row;
  }

  /** Adds a row for a row of the main table that has none; its other columns are arbitrary. */
  public int add(int key) {
    index.reserve(hash(key), count(), this::hashOf);
    int row = writer().allocate();
    columns.key.set(rows.writable(row), PageLayout.slot(row), key);
    columns.mark.set(rows.writable(row), PageLayout.slot(row), (byte) 0);
    index.insert(row, hash(key));
    return row;
  }

  /** A row of the main table has moved; so does what it has here. */
  public void move(int from, int to) {
    int row = find(from);
    if (row != NO_ROW) {
      index.remove(row, hash(from));
      columns.key.set(rows.writable(row), PageLayout.slot(row), to);
      index.insert(row, hash(to));
    }
  }

  /** Removes the row of a row of the main table, if it has one. */
  public void remove(int key) {
    int row = find(key);
    if (row != NO_ROW) {
      index.remove(row, hash(key));
      writer().free(row, 1);
      index.shrink(count());
    }
  }

  private RunAllocator writer() {
    return Objects.requireNonNull(allocator, "A view of a side table cannot be written");
  }

  private int keyOf(int row) {
    return columns.key.get(rows.page(row), PageLayout.slot(row));
  }

  private long hashOf(int row) {
    return hash(keyOf(row));
  }

  private static long hash(int key) {
    return key * GOLDEN_RATIO;
  }
}
