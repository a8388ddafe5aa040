package dev.shale.engine.graph;

import dev.shale.arena.RunAllocator;
import dev.shale.offheap.IntArray;
import dev.shale.offheap.Region;

/**
 * Exports that move, and all that names one: constants, and the terminals of other exports. No list
 * leads from an export to those whose terminal it is, so all terminals are looked at, once, and a
 * table of where rows went says what becomes of them.
 */
final class MovableExports implements MovableRuns {
  private static final int NOT_MOVED = -1;

  private final GraphStore store;
  private final GraphTables tables;
  private final IntArray places;

  /** Where rows go is kept in {@code state}. */
  MovableExports(GraphStore store, Region state) {
    this.store = store;
    tables = store.tables;
    places = state.allocateInts(tables.exports().rowCount());
    places.fill(NOT_MOVED);
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
      places.set(begin + index, to + index);
    }
    tables.modules().exports(module, to, count);
  }

  @Override
  public void finish() {
    for (int export = 0; export < tables.exports().rowCount(); export++) {
      if (tables.exports().exists(export)) {
        int place = place(tables.exports().terminal(export));
        if (place != NOT_MOVED) {
          tables.exports().terminal(export, place);
        }
      }
    }
  }

  /** Where a row went. */
  private int place(int export) {
    return export >= 0 && export < places.count() ? places.get(export) : NOT_MOVED;
  }
}
