package dev.shale.engine.graph;

import dev.shale.arena.RunAllocator;

/**
 * Dependencies that move, and all that names one: the lists of incoming connections, issuers,
 * details, blocks, re-exports.
 */
final class MovableDependencies implements MovableRuns {
  private final GraphStore store;
  private final GraphTables tables;

  MovableDependencies(GraphStore store) {
    this.store = store;
    tables = store.tables;
  }

  @Override
  public RunAllocator allocator() {
    return store.dependencies;
  }

  @Override
  public boolean exists(int row) {
    return tables.dependencies().exists(row);
  }

  @Override
  public int parent(int row) {
    return tables.dependencies().parent(row);
  }

  @Override
  public int begin(int module) {
    return tables.modules().firstDependency(module);
  }

  @Override
  public int count(int module) {
    return tables.modules().dependencyCount(module);
  }

  @Override
  public void move(int module, int to) {
    int begin = begin(module);
    int count = count(module);
    for (int index = 0; index < count; index++) {
      moveRow(begin + index, to + index);
    }
    moveReExports(module, begin, to);
    tables.modules().dependencies(module, to, count);
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
