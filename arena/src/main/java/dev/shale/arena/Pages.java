package dev.shale.arena;

import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The rows of a table as a reader sees them: a directory of pages, and how many rows there are.
 *
 * <p>The directory has two levels, so that a writer who shares it with readers copies a chunk of it
 * and not all when a page changes. A lookup is the same whatever layers and versions there are:
 * chunk, page.
 *
 * <p>A view is closed by setting its row count to -1. The one range check that every lookup makes
 * anyway then fails for every row, and the slow path finds out what to say. The count is read
 * opaquely: a plain read may leave a loop, and a thread that reads the same row for ever would
 * never see that the view was closed under it.
 */
public sealed class Pages permits Table {
  private static final int CLOSED = -1;
  private static final VarHandle ROW_COUNT = rowCountHandle();

  final PageLayout layout;
  MemorySegment[][] chunks;

  @SuppressWarnings({"FieldMayBeFinal", "UnusedVariable"}) // read and written by ROW_COUNT
  private int rowCount;

  Pages(PageLayout layout, MemorySegment[][] chunks, int rowCount) {
    this.layout = layout;
    this.chunks = chunks;
    this.rowCount = rowCount;
  }

  private static VarHandle rowCountHandle() {
    try {
      return MethodHandles.lookup()
          .findVarHandle(Pages.class, "rowCount", int.class)
          .withInvokeExactBehavior();
    } catch (ReflectiveOperationException failure) {
      throw new ExceptionInInitializerError(failure);
    }
  }

  /**
   * The page that holds a row, for reading.
   *
   * @throws IndexOutOfBoundsException when there is no such row
   * @throws IllegalStateException when the view is closed
   */
  public final MemorySegment page(int row) {
    if (row < 0 || row >= rowCountOpaque()) {
      throw missing(row);
    }
    return PageLayout.find(chunks, row);
  }

  /**
   * The page that holds a row, for writing; belongs to the writer.
   *
   * @throws UnsupportedOperationException unless this is a {@link Table}
   */
  public MemorySegment writable(int row) {
    throw new UnsupportedOperationException("A view of " + layout.table() + " cannot be written");
  }

  /** How many rows there are, those that were deleted included; -1 when the view is closed. */
  public final int rowCount() {
    return rowCountOpaque();
  }

  public final PageLayout layout() {
    return layout;
  }

  /** Makes every further lookup throw. The pages may belong to someone else from now on. */
  public final void close() {
    setRowCount(CLOSED);
  }

  /** Throws when the view is closed. */
  public final void checkOpen() {
    if (rowCountOpaque() == CLOSED) {
      throw missing(0);
    }
  }

  /**
   * Throws when the view was closed before this, so that what was read may be of a later state.
   * When it does not throw, everything read so far is of this view: pages are written anew only
   * after it was closed, and the fence keeps the reads before the look.
   */
  public final void checkStillOpen() {
    VarHandle.acquireFence();
    checkOpen();
  }

  /** What to throw for a row that a table does not have, whatever the reason. */
  public final RuntimeException missing(int row) {
    int count = rowCount();
    if (count == CLOSED) {
      return new IllegalStateException("The snapshot that this row is asked of is closed");
    }
    String reason = row >= 0 && row < count ? "was deleted" : "is not one of " + count + " rows";
    return new IndexOutOfBoundsException(layout.table() + " " + row + " " + reason);
  }

  final void setRowCount(int count) {
    ROW_COUNT.setOpaque(this, count);
  }

  private int rowCountOpaque() {
    return (int) ROW_COUNT.getOpaque(this);
  }
}
