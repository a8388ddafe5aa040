package dev.shale.engine.graph.table;

import dev.shale.arena.RunAllocator;

/**
 * The run of rows that a writer fills one after the other. Either its length is known beforehand,
 * so that it can lie where rows have become free, or it grows at the end of the table.
 */
public final class Run {
  private static final int NO_MODULE = Absent.NO_MODULE;

  private final RunAllocator allocator;
  private int parent = NO_MODULE;
  private int begin;
  private int next;
  private int end;
  private boolean isGrowing;

  public Run(RunAllocator allocator) {
    this.allocator = allocator;
  }

  public void beginOf(int module, int count) {
    begin = count == 0 ? 0 : allocator.allocate(count);
    start(module, begin + count, false);
  }

  public void beginAtEnd(int module) {
    begin = allocator.usedRows() + allocator.freeRows();
    start(module, begin, true);
  }

  private void start(int module, int behind, boolean growing) {
    parent = module;
    next = begin;
    end = behind;
    isGrowing = growing;
  }

  /** The next row. */
  public int add() {
    if (parent == NO_MODULE) {
      throw new IllegalStateException("No run was begun");
    }
    if (next == end) {
      grow();
    }
    return next++;
  }

  private void grow() {
    if (!isGrowing) {
      throw new IllegalStateException(
          "The run of module %d was declared to have %d rows".formatted(parent, end - begin));
    }
    allocator.append(1);
    end++;
  }

  /** Gives back what was declared and not filled. */
  public void finish() {
    if (parent != NO_MODULE) {
      forget();
      allocator.free(next, end - next);
    }
  }

  /** Nothing is being filled. */
  public void forget() {
    parent = NO_MODULE;
  }

  public int parent() {
    return parent;
  }

  public int begin() {
    return begin;
  }

  public int count() {
    return next - begin;
  }
}
