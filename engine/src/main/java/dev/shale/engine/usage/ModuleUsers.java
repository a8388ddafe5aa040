package dev.shale.engine.usage;

import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/** Which modules may use names of others: importers, and those of modules that export on. */
final class ModuleUsers {
  private static final int FOUND = 1;
  private static final int PASSED = 2;

  private final Snapshot graph;
  private final IncomingCursor importers;
  private final IntList found;
  private final IntList passed;
  private final IntList states;

  ModuleUsers(Snapshot graph, Region region) {
    this.graph = graph;
    importers = graph.incoming();
    found = new IntList(region);
    passed = new IntList(region);
    states = new IntList(region);
  }

  /** The users of some modules, and these themselves; good until the next call. */
  IntList of(IntList modules) {
    forget(found);
    forget(passed);
    states.fill(graph.moduleCount(), 0);
    for (int index = 0; index < modules.size(); index++) {
      // The last modules may be gone, and the graph has no row for them any more.
      states.fill(modules.get(index) + 1, 0);
      add(modules.get(index), FOUND, found);
      pass(modules.get(index));
    }
    for (int next = 0; next < passed.size(); next++) {
      addImporters(passed.get(next));
    }
    return found;
  }

  /** Whether a module was among the last users. */
  boolean has(int module) {
    return (states.get(module) & FOUND) != 0;
  }

  /** Whether all users of a module were among them. */
  boolean isPassed(int module) {
    return (states.get(module) & PASSED) != 0;
  }

  private void forget(IntList list) {
    for (int index = 0; index < list.size(); index++) {
      states.set(list.get(index), 0);
    }
    list.clear();
  }

  private void add(int module, int state, IntList list) {
    int before = states.get(module);
    if ((before & state) == 0) {
      states.set(module, before | state);
      list.add(module);
    }
  }

  private void pass(int module) {
    add(module, PASSED, passed);
  }

  private void addImporters(int module) {
    if (!SeenRows.exists(graph, module)) {
      return;
    }
    importers.of(module);
    while (importers.next()) {
      int importer = importers.source();
      add(importer, FOUND, found);
      if ((states.get(importer) & PASSED) == 0 && exports(importer, importers.dependency())) {
        pass(importer);
      }
    }
  }

  private boolean exports(int module, int dependency) {
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      if (graph.exportDependency(row) == dependency) {
        return true;
      }
    }
    return false;
  }
}
