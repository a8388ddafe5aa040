package dev.shale.engine.graph;

import dev.shale.arena.Layers;
import dev.shale.arena.RunAllocator;
import dev.shale.offheap.Region;

/**
 * Moves runs of dependencies and of exports from the end of their table into free runs before it,
 * so that the table gets shorter.
 *
 * <p>A module that is read again rarely has as many dependencies as before, so after many edits a
 * part of the table is free runs that are too short for most modules; that part would stay. Nothing
 * is moved until the free part is worth it, and then as much as makes it small, so that most
 * publications move nothing and {@link Snapshot#generation} says which did. Nor is anything moved
 * on top of a checkpoint: a rollback would move it back.
 *
 * <p>All that names a row moves with it. Modules and names stay where they are: embedders keep
 * their ids.
 */
final class Compaction {
  /** The free part at which rows begin to move, and the one at which they have moved enough. */
  private static final int MOST_FREE_DIVISOR = 32;

  private static final int FEW_FREE_DIVISOR = 128;

  /** A free part that is not worth it in a small table. */
  private static final int LEAST_FREE = 1 << 10;

  /** How many rows are looked at, and how many are moved, at most, with one publication. */
  private static final int ROWS = 1 << 18;

  private static final int MOVED_ROWS = 1 << 16;

  private final GraphStore store;
  private final Layers layers;
  private final Region region;

  Compaction(GraphStore store, Layers layers, Region region) {
    this.store = store;
    this.layers = layers;
    this.region = region;
  }

  /** Does nothing when the memory is short: whatever it touches may have to be copied first. */
  void run() {
    if (layers.depth() > 0 || region.availableBytes() < region.usedBytes()) {
      return;
    }
    boolean moved = false;
    if (isDue(store.dependencies)) {
      moved = move(new MovableDependencies(store), least(store.dependencies));
    }
    if (isDue(store.exports)) {
      int least = least(store.exports);
      try (Region state = region.child("compaction")) {
        moved |= move(new MovableExports(store, least, state), least);
      }
    }
    if (moved) {
      store.generation.next();
    }
  }

  private static boolean isDue(RunAllocator allocator) {
    int free = allocator.freeRows();
    return free > LEAST_FREE && free > allocator.usedRows() / MOST_FREE_DIVISOR;
  }

  private static int least(RunAllocator allocator) {
    return Math.max(0, allocator.usedRows() + allocator.freeRows() - ROWS);
  }

  private static boolean move(MovableRuns runs, int least) {
    RunAllocator allocator = runs.allocator();
    int moved = 0;
    int row = allocator.usedRows() + allocator.freeRows() - 1;
    while (row >= least
        && moved < MOVED_ROWS
        && allocator.freeRows() > allocator.usedRows() / FEW_FREE_DIVISOR) {
      if (runs.exists(row)) {
        int module = runs.parent(row);
        int begin = runs.begin(module);
        moved += begin < least ? 0 : moveRun(runs, module);
        row = Math.min(begin, allocator.usedRows() + allocator.freeRows()) - 1;
      } else {
        row -= allocator.freeRunBefore(row);
      }
    }
    if (moved > 0) {
      runs.finish();
    }
    return moved > 0;
  }

  /** How many rows were moved. */
  private static int moveRun(MovableRuns runs, int module) {
    int begin = runs.begin(module);
    int count = runs.count(module);
    int to = runs.allocator().allocateBefore(begin, count);
    if (to == RunAllocator.NO_RUN) {
      return 0;
    }
    runs.move(module, to);
    runs.allocator().free(begin, count);
    return count;
  }
}
