package dev.shale.engine.graph;

import dev.shale.arena.RunAllocator;

/**
 * The run of rows that a writer fills one after the other. Either its length is known beforehand,
 * so that it can lie where rows have become free, or it grows at the end of the table.
 */
final class Run {
  private static final int NO_MODULE = Snapshot.NO_MODULE;

  private final RunAllocator allocator;
  private int parent = NO_MODULE;
  private int begin;
  private int next;
  private int end;
  private boolean isGrowing;

  Run(RunAllocator allocator) {
    this.allocator = allocator;
  }

  void beginOf(int module, int count) {
    begin = count == 0 ? 0 : allocator.allocate(count);
    start(module, begin + count, false);
  }

  void beginAtEnd(int module) {
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
  int add() {
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
  void finish() {
    if (parent != NO_MODULE) {
      forget();
      allocator.free(next, end - next);
    }
  }

  /** Nothing is being filled. */
  void forget() {
    parent = NO_MODULE;
  }

  int parent() {
    return parent;
  }

  int begin() {
    return begin;
  }

  int count() {
    return next - begin;
  }
}
