package dev.shale.engine.graph.upkeep;

import dev.shale.arena.Layers;
import dev.shale.arena.RunAllocator;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.offheap.Region;

/**
 * Closes the gaps between the runs of dependencies, and between those of exports, so that their
 * tables get shorter.
 *
 * <p>A module that is read again rarely has as many dependencies as before, so after many edits a
 * part of the table is free runs that are too short for most modules; that part would stay. When it
 * is large enough, every run is moved down to the one before it, from the beginning to the end, in
 * as many publications as that takes. So most publications move nothing, and {@link
 * Snapshot#generation} says which did. (To move runs from the end into gaps was not enough: the
 * gaps that remain are the short ones.) Nor is anything moved on top of a checkpoint: a rollback
 * would move it back.
 *
 * <p>All that names a row moves with it. Modules and names stay where they are: embedders keep
 * their ids.
 */
public final class Compaction {
  /** The free part at which rows begin to move. */
  private static final int FREE_DIVISOR = 24;

  /** A free part that is not worth it in a small table. */
  private static final int LEAST_FREE = 1 << 10;

  /** How many rows are looked at, and how many are moved, at most, with one publication. */
  private static final int ROWS = 1 << 21;

  private static final int MOVED_ROWS = 1 << 18;

  private final GraphStore store;
  private final Layers layers;
  private final Region region;

  /** Where to go on; 0 when nothing is to be done. */
  private int nextDependency;

  private int nextExport;
  private int nextInner;

  public Compaction(GraphStore store, Layers layers, Region region) {
    this.store = store;
    this.layers = layers;
    this.region = region;
  }

  /** Does nothing when the memory is short: whatever it touches may have to be copied first. */
  public void run() {
    if (layers.depth() > 0 || region.availableBytes() < region.usedBytes()) {
      return;
    }
    boolean moved = false;
    if (isDue(store.dependencies(), nextDependency)) {
      Sweep sweep = new Sweep(new MovableDependencies(store), nextDependency);
      nextDependency = sweep.run();
      moved = sweep.moved > 0;
    }
    if (isDue(store.exports(), nextExport)) {
      Sweep sweep = new Sweep(new MovableExports(store), nextExport);
      nextExport = sweep.run();
      moved |= sweep.moved > 0;
    }
    if (isDue(store.inner(), nextInner)) {
      nextInner = new Sweep(new MovableInner(store), nextInner).run();
    }
    if (moved) {
      store.generation().next();
    }
  }

  private static boolean isDue(RunAllocator allocator, int next) {
    int free = allocator.freeRows();
    return next > 0 || (free > LEAST_FREE && free > allocator.usedRows() / FREE_DIVISOR);
  }

  /** A table whose rows are runs of modules, which may be moved. */
  interface Movable {
    RunAllocator allocator();

    boolean exists(int row);

    /** The module that a row belongs to. */
    int parent(int row);

    /** The first row of a module's run. */
    int begin(int module);

    int count(int module);

    /** Copies a run to rows before it, which may be some of its own, with all that leads to it. */
    void move(int module, int to);
  }

  /** One publication's share. */
  private static final class Sweep {
    private final Movable runs;
    private final RunAllocator allocator;
    private final int start;
    private int moved;

    Sweep(Movable runs, int start) {
      this.runs = runs;
      this.start = start;
      allocator = runs.allocator();
    }

    private int rowCount() {
      return allocator.usedRows() + allocator.freeRows();
    }

    /** Returns where to go on, or 0 at the end. */
    int run() {
      int row = firstRun();
      while (row < rowCount() && row - start < ROWS && moved < MOVED_ROWS) {
        row = runs.exists(row) ? moveDown(row) : row + allocator.freeRun(row);
      }
      return row < rowCount() ? row : 0;
    }

    /** A row from which on gaps are seen from their beginning. */
    private int firstRun() {
      int row = start;
      while (row > 0 && row < rowCount() && !runs.exists(row)) {
        row++;
      }
      return row == 0 || row >= rowCount() ? row : runs.begin(runs.parent(row));
    }

    /** Moves the run that begins at a row, and returns the row behind it. */
    private int moveDown(int begin) {
      int module = runs.parent(begin);
      int count = runs.count(module);
      int to = allocator.allocateGapBefore(begin);
      if (to != begin) {
        runs.move(module, to);
        allocator.free(to + count, begin - to);
        moved += count;
      }
      return to + count;
    }
  }
}
