package dev.shale.engine.graph.upkeep;

import dev.shale.arena.RunAllocator;
import dev.shale.engine.graph.table.ExportConstantTable;
import dev.shale.engine.graph.table.ExportTable;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.engine.graph.table.ModuleTable;

/** Exports that move, and all that names one: constants. */
final class MovableExports implements Compaction.Movable {
  private final GraphStore store;
  private final ModuleTable modules;
  private final ExportTable exports;
  private final ExportConstantTable constants;

  MovableExports(GraphStore store) {
    this.store = store;
    modules = store.tables().get(ModuleTable.TYPE);
    exports = store.tables().get(ExportTable.TYPE);
    constants = store.tables().get(ExportConstantTable.TYPE);
  }

  @Override
  public RunAllocator allocator() {
    return store.exports();
  }

  @Override
  public boolean exists(int row) {
    return exports.exists(row);
  }

  @Override
  public int parent(int row) {
    return exports.parent(row);
  }

  @Override
  public int begin(int module) {
    return modules.firstExport(module);
  }

  @Override
  public int count(int module) {
    return modules.exportCount(module);
  }

  @Override
  public void move(int module, int to) {
    int begin = begin(module);
    int count = count(module);
    for (int index = 0; index < count; index++) {
      store.copyExport(begin + index, to + index);
      if (exports.isConstant(to + index)) {
        constants.move(begin + index, to + index);
      }
    }
    modules.exports(module, to, count);
  }
}
