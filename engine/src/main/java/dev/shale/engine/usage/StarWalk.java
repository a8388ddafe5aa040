package dev.shale.engine.usage;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.Snapshot;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.IntHashSet;

/**
 * Walks over the exports of a module in source order, and behind each star over those of the module
 * that it leads to, which is walked once. Belongs to one thread; may be begun again.
 */
final class StarWalk {
  private final Snapshot graph;
  private final IntArrayList modules = new IntArrayList();
  private final IntHashSet seen = new IntHashSet();

  /** Of each module on the way the next row, and the end of its rows. */
  private final IntArrayList open = new IntArrayList();

  private int row;
  private boolean isOwn;

  StarWalk(Snapshot graph) {
    this.graph = graph;
  }

  /** Whether a row exports all names of another module. */
  static boolean isStar(Snapshot graph, int row) {
    return (graph.exportFlags(row) & ExportFlags.STAR) != 0
        && graph.exportPath(row) == Snapshot.NO_NAME
        && graph.exportDependency(row) != Snapshot.NO_DEPENDENCY;
  }

  /** The module whose names a row exports all, or none. */
  static int target(Snapshot graph, int row) {
    return isStar(graph, row) ? starTarget(graph, row) : Snapshot.NO_MODULE;
  }

  /** The module whose names a star exports all, or none. */
  static int starTarget(Snapshot graph, int star) {
    int dependency = graph.exportDependency(star);
    return graph.isPassive(dependency) ? Snapshot.NO_MODULE : graph.target(dependency);
  }

  void begin(int module) {
    modules.clear();
    seen.clear();
    open.clear();
    enter(module);
  }

  private void enter(int module) {
    if (seen.add(module)) {
      modules.addInt(module);
      open.addInt(graph.exportBegin(module));
      open.addInt(graph.exportEnd(module));
    }
  }

  boolean next() {
    while (!open.isEmpty()) {
      int place = open.size() - 2;
      row = open.getInt(place);
      if (row < open.getInt(place + 1)) {
        open.setInt(place, row + 1);
        isOwn = place == 0;
        int target = target(graph, row);
        if (target != Snapshot.NO_MODULE) {
          enter(target);
        }
        return true;
      }
      open.popInt();
      open.popInt();
    }
    return false;
  }

  /** The export that was come to. */
  int row() {
    return row;
  }

  /** Whether it is one of the module that was begun with. */
  boolean isOwn() {
    return isOwn;
  }

  /** The modules that were come to, in order. */
  IntArrayList modules() {
    return modules;
  }
}
