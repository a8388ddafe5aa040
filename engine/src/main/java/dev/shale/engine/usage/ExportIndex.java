package dev.shale.engine.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/**
 * The exports of all modules by module and name, and which of them are stars. Knows what it has of
 * a module, to replace it.
 */
final class ExportIndex {
  static final int NO_EXPORT = -1;

  private final Snapshot graph;
  private final PairTable rows;
  private final IntList names;
  private final SeenRows seen;

  /** By export the next star of its module, or {@link #NO_EXPORT}. */
  private final IntList nextStars;

  ExportIndex(Snapshot graph, SeenRows seen, Region region) {
    this.graph = graph;
    this.seen = seen;
    rows = new PairTable(region);
    names = new IntList(region);
    nextStars = new IntList(region);
  }

  /** Forgets all, and has the exports of all modules. */
  void readAll() {
    rows.clear();
    rows.reserve(graph.exportCount());
    names.fill(graph.exportCount(), Snapshot.NO_NAME);
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module)) {
        add(module);
      }
    }
  }

  /** Forgets the exports that a module had when it was read last. */
  void remove(int module) {
    for (int row = seen.exportBegin(module); row < seen.exportEnd(module); row++) {
      int name = names.get(row);
      if (name != Snapshot.NO_NAME) {
        rows.remove(module, name);
        names.set(row, Snapshot.NO_NAME);
      }
    }
  }

  /** Has the exports of a module that has none here. */
  void add(int module) {
    names.fill(graph.exportCount(), Snapshot.NO_NAME);
    nextStars.fill(graph.exportCount(), NO_EXPORT);
    int end = graph.exportEnd(module);
    int star = NO_EXPORT;
    for (int row = end - 1; row >= graph.exportBegin(module); row--) {
      nextStars.set(row, star);
      star = StarWalk.isStar(graph, row) ? row : star;
    }
    for (int row = graph.exportBegin(module); row < end; row++) {
      int name = graph.exportName(row);
      if (name != Snapshot.NO_NAME && find(module, name) == NO_EXPORT) {
        rows.put(module, name, row);
        names.set(row, name);
      }
    }
  }

  /** The export of a module that has a name, or {@link #NO_EXPORT}; never a star. */
  int find(int module, int name) {
    return rows.find(module, name);
  }

  /** The first star of a module, wherever it leads; or {@link #NO_EXPORT}. */
  int firstStar(int module) {
    int begin = graph.exportBegin(module);
    if (begin == graph.exportEnd(module)) {
      return NO_EXPORT;
    }
    return StarWalk.isStar(graph, begin) ? begin : nextStars.get(begin);
  }

  /** The star of the same module behind an export, or {@link #NO_EXPORT}. */
  int nextStar(int export) {
    return nextStars.get(export);
  }
}
