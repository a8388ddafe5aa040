package dev.shale.engine.pass.use;

import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.offheap.IntList;

/** Of which modules the parts are known: where it is of none, nobody knows what is used. */
final class ReadModules {
  private final PassEdges edges;
  private final Snapshot graph;
  private final IntList isRead;
  private int count;

  ReadModules(PassEdges edges) {
    this.edges = edges;
    graph = edges.graph();
    isRead = new IntList(edges.region());
  }

  /** Looks at all modules. */
  void readAll() {
    isRead.clear();
    count = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      look(module);
    }
  }

  /** Looks at a module again. */
  void look(int module) {
    isRead.fill(Math.max(module + 1, graph.moduleCount()), 0);
    int now = edges.exists(module) && (graph.moduleFlags(module) & ModuleFlags.INNER) != 0 ? 1 : 0;
    count += now - isRead.get(module);
    isRead.set(module, now);
  }

  boolean isAny() {
    return count > 0;
  }
}
