package dev.shale.engine.usage;

import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/** Which rows modules had when they were looked at last; others may have these rows since. */
final class SeenRows {
  private static final int COLUMNS = 4;
  private static final int EXPORT_BEGIN = 0;
  private static final int EXPORT_END = 1;
  private static final int INNER_BEGIN = 2;
  private static final int INNER_END = 3;

  private final Snapshot graph;
  private final InnerGraph inner;
  private final IntList rows;

  SeenRows(Snapshot graph, Region region) {
    this.graph = graph;
    inner = graph.inner();
    rows = new IntList(region);
  }

  /** Whether there is a module; also of ids that are beyond those of the graph. */
  static boolean exists(Snapshot graph, int module) {
    return module < graph.moduleCount() && graph.moduleExists(module);
  }

  /** Has none of any module. */
  void clear() {
    rows.clear();
    grow();
  }

  /** Whether a module is in the graph, or was when rows were last looked at. */
  boolean knows(int module) {
    return module < graph.moduleCount() || module < rows.size() / COLUMNS;
  }

  /** Modules that were added have none. */
  void grow() {
    rows.fill(graph.moduleCount() * COLUMNS, 0);
  }

  /** The rows of a module are those that it has now. */
  void look(int module) {
    boolean exists = exists(graph, module);
    set(module, EXPORT_BEGIN, exists ? graph.exportBegin(module) : 0);
    set(module, EXPORT_END, exists ? graph.exportEnd(module) : 0);
    set(module, INNER_BEGIN, exists ? inner.begin(module) : 0);
    set(module, INNER_END, exists ? inner.end(module) : 0);
  }

  private void set(int module, int column, int row) {
    rows.set(module * COLUMNS + column, row);
  }

  int exportBegin(int module) {
    return rows.get(module * COLUMNS + EXPORT_BEGIN);
  }

  int exportEnd(int module) {
    return rows.get(module * COLUMNS + EXPORT_END);
  }

  int innerBegin(int module) {
    return rows.get(module * COLUMNS + INNER_BEGIN);
  }

  int innerEnd(int module) {
    return rows.get(module * COLUMNS + INNER_END);
  }
}
