package dev.shale.engine.graph;

import dev.shale.arena.RunAllocator;

/** Exports that move, and all that names one: constants. */
final class MovableExports implements MovableRuns {
  private final GraphStore store;
  private final GraphTables tables;

  MovableExports(GraphStore store) {
    this.store = store;
    tables = store.tables;
  }

  @Override
  public RunAllocator allocator() {
    return store.exports;
  }

  @Override
  public boolean exists(int row) {
    return tables.exports().exists(row);
  }

  @Override
  public int parent(int row) {
    return tables.exports().parent(row);
  }

  @Override
  public int begin(int module) {
    return tables.modules().firstExport(module);
  }

  @Override
  public int count(int module) {
    return tables.modules().exportCount(module);
  }

  @Override
  public void move(int module, int to) {
    int begin = begin(module);
    int count = count(module);
    for (int index = 0; index < count; index++) {
      store.copyExport(begin + index, to + index);
      if ((tables.exports().flags(to + index) & ExportFlags.CONSTANT) != 0) {
        tables.constants().move(begin + index, to + index);
      }
    }
    tables.modules().exports(module, to, count);
  }
}
