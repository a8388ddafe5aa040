package dev.shale.engine.graph;

import dev.shale.arena.RunAllocator;
import dev.shale.offheap.Region;

/**
 * Moves dependencies from the end of their table into free runs before it, so that the table gets
 * shorter.
 *
 * <p>A module that is read again rarely has as many dependencies as before, so after many edits a
 * part of the table is free runs that are too short for most modules; that part would stay. Whole
 * runs are moved, a few with each publication, and only while the free part is worth it. All that
 * names a dependency moves with it: the lists of incoming connections, issuers, details, blocks,
 * re-exports. This is why the id of a dependency is good for one version and that of a module for
 * ever.
 */
final class Compaction {
  /** The free part that is left alone. */
  private static final int TOLERATED_DIVISOR = 32;

  /** How many rows are looked at, and how many are moved, at most, with one publication. */
  private static final int ROWS = 1 << 15;

  private static final int MOVED_ROWS = 1 << 11;

  private final GraphStore store;
  private final Region region;
  private final GraphTables tables;
  private final RunAllocator allocator;

  Compaction(GraphStore store, Region region) {
    this.store = store;
    this.region = region;
    tables = store.tables;
    allocator = store.dependencies;
  }

  /** Does nothing when the memory is short: whatever it touches may have to be copied first. */
  void run() {
    if (region.availableBytes() < region.usedBytes()) {
      return;
    }
    int least = Math.max(0, tables.dependencies().rowCount() - ROWS);
    int row = tables.dependencies().rowCount() - 1;
    int moved = 0;
    while (row >= least && moved < MOVED_ROWS && isWorthIt()) {
      if (tables.dependencies().exists(row)) {
        int module = tables.dependencies().parent(row);
        int begin = tables.modules().firstDependency(module);
        moved += move(module, begin, tables.modules().dependencyCount(module));
        row = Math.min(begin, tables.dependencies().rowCount()) - 1;
      } else {
        row -= allocator.freeRunBefore(row);
      }
    }
  }

  private boolean isWorthIt() {
    return allocator.freeRows() > allocator.usedRows() / TOLERATED_DIVISOR;
  }

  /** How many rows were moved. */
  private int move(int module, int begin, int count) {
    int to = allocator.allocateBefore(begin, count);
    if (to == RunAllocator.NO_RUN) {
      return 0;
    }
    for (int index = 0; index < count; index++) {
      moveRow(begin + index, to + index);
    }
    moveReExports(module, begin, to);
    tables.modules().dependencies(module, to, count);
    allocator.free(begin, count);
    return count;
  }

  private void moveRow(int from, int to) {
    store.copyDependency(from, to);
    int target = tables.connections().target(to);
    if (target != Snapshot.NO_MODULE) {
      moveLinks(target, from, to);
    }
    if (tables.dependencies().hasDetail(to)) {
      tables.details().move(from, to);
      int block = tables.details().block(tables.details().find(to));
      if (block != Snapshot.NO_BLOCK) {
        tables.blocks().firstDependency(block, to);
      }
    }
  }

  private void moveLinks(int target, int from, int to) {
    int previous = tables.connections().previousIncoming(to);
    if (previous == Snapshot.NO_DEPENDENCY) {
      tables.modules().firstIncoming(target, to);
    } else {
      tables.connections().nextIncoming(previous, to);
    }
    int next = tables.connections().nextIncoming(to);
    if (next != Snapshot.NO_DEPENDENCY) {
      tables.connections().previousIncoming(next, to);
    }
    if (tables.modules().issuer(target) == from) {
      tables.modules().issuer(target, to);
    }
  }

  private void moveReExports(int module, int begin, int to) {
    int first = tables.modules().firstExport(module);
    int end = first + tables.modules().exportCount(module);
    for (int export = first; export < end; export++) {
      int dependency = tables.exports().targetDependency(export);
      if (dependency != Snapshot.NO_DEPENDENCY) {
        int moved = dependency - begin + to;
        tables.exports().target(export, moved, tables.exports().targetPath(export));
      }
    }
  }
}
