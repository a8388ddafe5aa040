package dev.shale.engine.graph;

import dev.shale.arena.RunAllocator;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.engine.graph.table.ModuleUseTable;
import dev.shale.engine.graph.table.NameUseTable;

/** Writes the runs of names that are used of modules which have no export for them. */
final class OtherUses {
  private final RunAllocator runs;
  private final ModuleUseTable modules;
  private final NameUseTable names;

  OtherUses(GraphStore store) {
    runs = store.nameUses();
    modules = store.tables().get(ModuleUseTable.TYPE);
    names = store.tables().get(NameUseTable.TYPE);
  }

  /** Replaces the names of a module; copies no page for what is there already. */
  void write(int module, long[] uses, int count) {
    if (modules.otherCount(module) != count) {
      remove(module);
      if (count > 0) {
        modules.others(module, runs.allocate(count), count);
      }
    }
    int begin = modules.otherBegin(module);
    for (int place = 0; place < count; place++) {
      names.write(begin + place, module, (int) (uses[place] >>> Integer.SIZE), (int) uses[place]);
    }
  }

  /** A module has none any more. */
  void remove(int module) {
    int count = modules.otherCount(module);
    if (count > 0) {
      runs.free(modules.otherBegin(module), count);
      modules.others(module, 0, 0);
    }
  }

  /** No module has any, which costs nothing where that is so. */
  void removeAll(int moduleCount) {
    for (int module = 0; module < moduleCount && names.rowCount() > 0; module++) {
      remove(module);
    }
  }
}
