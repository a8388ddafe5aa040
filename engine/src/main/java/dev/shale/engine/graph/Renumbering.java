package dev.shale.engine.graph;

import dev.shale.engine.graph.table.BlockTable;
import dev.shale.engine.graph.table.ConnectionTable;
import dev.shale.engine.graph.table.DependencyTable;
import dev.shale.engine.graph.table.ExportTable;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.engine.graph.table.InnerTable;
import dev.shale.engine.graph.table.ModuleNameTable;
import dev.shale.engine.graph.table.ModuleTable;
import java.util.Arrays;

/**
 * Gives modules other numbers where they are: their rows change places, and what names them names
 * them by the new ones. Dependencies, exports, inner graphs and names keep their rows. Costs a step
 * for each module, dependency, export and block, and what is written are the pages of those that
 * are others.
 */
final class Renumbering {
  private static final int FIRST_TARGETS = 128;

  private final GraphStore store;
  private final ModuleTable modules;
  private final DependencyTable dependencies;
  private final ConnectionTable connections;
  private final ExportTable exports;
  private final InnerTable inner;

  /** By new number the one before; those that no module has stand last. */
  private final int[] order;

  /** By number the one of now. */
  private final int[] numbers;

  private int[] targets = new int[FIRST_TARGETS];

  /**
   * @param order by new number the one before, of all modules that there are
   */
  Renumbering(GraphStore store, int[] order) {
    this.store = store;
    modules = store.tables().get(ModuleTable.TYPE);
    dependencies = store.tables().get(DependencyTable.TYPE);
    connections = store.tables().get(ConnectionTable.TYPE);
    exports = store.tables().get(ExportTable.TYPE);
    inner = store.tables().get(InnerTable.TYPE);
    this.order = withFree(order, modules);
    numbers = new int[this.order.length];
    for (int number = 0; number < numbers.length; number++) {
      numbers[this.order[number]] = number;
    }
  }

  private static int[] withFree(int[] order, ModuleTable modules) {
    int[] all = Arrays.copyOf(order, modules.rowCount());
    boolean[] isNamed = new boolean[all.length];
    for (int module : order) {
      if (isNamed[module] || !modules.exists(module)) {
        throw new IllegalArgumentException("Module %d is not there once".formatted(module));
      }
      isNamed[module] = true;
    }
    int count = order.length;
    for (int module = 0; module < all.length; module++) {
      if (!isNamed[module]) {
        if (modules.exists(module)) {
          throw new IllegalArgumentException("Module %d has no new number".formatted(module));
        }
        all[count++] = module;
      }
    }
    return all;
  }

  /** Gives the numbers; behind the last module there are no rows any more. */
  void run(int moduleCount) {
    while (store.modules().freeRows() > 0) {
      store.modules().allocate();
    }
    int spare = store.modules().append(1);
    for (int module = 0; module < order.length; module++) {
      if (order[module] != module) {
        moveRing(module, spare);
      }
    }
    store.modules().free(moduleCount, spare + 1 - moduleCount);
    for (int module = 0; module < moduleCount; module++) {
      rewrite(module);
    }
    rewriteBlocks();
    store.tables().get(ModuleNameTable.TYPE).renumber(numbers);
  }

  /** Rows that take each other's places, all round; forgets their order, which is done. */
  private void moveRing(int first, int spare) {
    store.copyModule(first, spare);
    int to = first;
    int from = order[to];
    while (from != first) {
      store.copyModule(from, to);
      order[to] = to;
      to = from;
      from = order[to];
    }
    store.copyModule(spare, to);
    order[to] = to;
  }

  private void rewrite(int module) {
    int begin = modules.firstDependency(module);
    int end = begin + modules.dependencyCount(module);
    for (int row = begin; row < end && dependencies.parent(row) != module; row++) {
      dependencies.parent(row, module);
    }
    int exportBegin = modules.firstExport(module);
    int exportEnd = exportBegin + modules.exportCount(module);
    for (int row = exportBegin; row < exportEnd && exports.parent(row) != module; row++) {
      exports.parent(row, module);
    }
    int innerBegin = modules.firstInner(module);
    int innerEnd = innerBegin + modules.innerCount(module);
    for (int row = innerBegin; row < innerEnd && inner.parent(row) != module; row++) {
      inner.parent(row, module);
    }
    rewriteTargets(begin, end - begin);
  }

  private void rewriteTargets(int first, int count) {
    if (count > targets.length) {
      targets = new int[Math.max(count, targets.length * 2)];
    }
    connections.copyTargets(first, count, targets, 0);
    for (int place = 0; place < count; place++) {
      int target = targets[place];
      if (target != Snapshot.NO_MODULE && numbers[target] != target) {
        connections.target(first + place, numbers[target]);
      }
    }
  }

  private void rewriteBlocks() {
    BlockTable blocks = store.tables().get(BlockTable.TYPE);
    for (int block = 0; block < blocks.rowCount(); block++) {
      if (blocks.exists(block)) {
        int parent = blocks.parent(block);
        if (numbers[parent] != parent) {
          blocks.parent(block, numbers[parent]);
        }
      }
    }
  }
}
