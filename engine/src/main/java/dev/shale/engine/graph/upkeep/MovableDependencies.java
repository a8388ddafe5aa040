package dev.shale.engine.graph.upkeep;

import dev.shale.arena.RunAllocator;
import dev.shale.engine.graph.table.Absent;
import dev.shale.engine.graph.table.BlockTable;
import dev.shale.engine.graph.table.ConnectionTable;
import dev.shale.engine.graph.table.DependencyDetailTable;
import dev.shale.engine.graph.table.DependencyTable;
import dev.shale.engine.graph.table.ExportTable;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.engine.graph.table.ModuleTable;

/**
 * Dependencies that move, and all that names one: the runs of importers, issuers, details, blocks,
 * re-exports.
 */
final class MovableDependencies implements Compaction.Movable {
  private final GraphStore store;
  private final ModuleTable modules;
  private final DependencyTable dependencies;
  private final DependencyDetailTable details;
  private final ConnectionTable connections;
  private final BlockTable blocks;
  private final ExportTable exports;
  private final Incoming incoming;

  MovableDependencies(GraphStore store) {
    this.store = store;
    modules = store.tables().get(ModuleTable.TYPE);
    dependencies = store.tables().get(DependencyTable.TYPE);
    details = store.tables().get(DependencyDetailTable.TYPE);
    connections = store.tables().get(ConnectionTable.TYPE);
    blocks = store.tables().get(BlockTable.TYPE);
    exports = store.tables().get(ExportTable.TYPE);
    incoming = new Incoming(store);
  }

  @Override
  public RunAllocator allocator() {
    return store.dependencies();
  }

  @Override
  public boolean exists(int row) {
    return dependencies.exists(row);
  }

  @Override
  public int parent(int row) {
    return dependencies.parent(row);
  }

  @Override
  public int begin(int module) {
    return modules.firstDependency(module);
  }

  @Override
  public int count(int module) {
    return modules.dependencyCount(module);
  }

  @Override
  public void move(int module, int to) {
    int begin = begin(module);
    int count = count(module);
    for (int index = 0; index < count; index++) {
      moveRow(begin + index, to + index);
    }
    moveReExports(module, begin, to);
    modules.dependencies(module, to, count);
  }

  private void moveRow(int from, int to) {
    store.copyDependency(from, to);
    int target = connections.target(to);
    if (target != Absent.NO_MODULE) {
      incoming.moved(target, from, to);
    }
    if (dependencies.hasDetail(to)) {
      details.move(from, to);
      int block = details.block(details.find(to));
      if (block != Absent.NO_BLOCK) {
        blocks.firstDependency(block, to);
      }
    }
  }

  private void moveReExports(int module, int begin, int to) {
    int first = modules.firstExport(module);
    int end = first + modules.exportCount(module);
    for (int export = first; export < end; export++) {
      int dependency = exports.targetDependency(export);
      if (dependency != Absent.NO_DEPENDENCY) {
        int moved = dependency - begin + to;
        exports.target(export, moved, exports.targetPath(export));
      }
    }
  }
}
