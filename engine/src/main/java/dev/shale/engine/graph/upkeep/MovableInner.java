package dev.shale.engine.graph.upkeep;

import dev.shale.arena.RunAllocator;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.engine.graph.table.InnerTable;
import dev.shale.engine.graph.table.ModuleTable;

/** Inner graphs that move; nothing else names one of their rows. */
final class MovableInner implements Compaction.Movable {
  private final GraphStore store;
  private final ModuleTable modules;
  private final InnerTable rows;

  MovableInner(GraphStore store) {
    this.store = store;
    modules = store.tables().get(ModuleTable.TYPE);
    rows = store.tables().get(InnerTable.TYPE);
  }

  @Override
  public RunAllocator allocator() {
    return store.inner();
  }

  @Override
  public boolean exists(int row) {
    return rows.exists(row);
  }

  @Override
  public int parent(int row) {
    return rows.parent(row);
  }

  @Override
  public int begin(int module) {
    return modules.firstInner(module);
  }

  @Override
  public int count(int module) {
    return modules.innerCount(module);
  }

  @Override
  public void move(int module, int to) {
    int begin = begin(module);
    int count = count(module);
    for (int index = 0; index < count; index++) {
      store.copyInner(begin + index, to + index);
    }
    modules.inner(module, to, count);
  }
}
