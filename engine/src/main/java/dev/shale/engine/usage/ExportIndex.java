package dev.shale.engine.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/**
 * The exports of modules by name, and which of them are stars. Most modules have so few exports
 * that these are looked through; of others a table is made when one is asked for first. Knows what
 * it has of a module, to forget it.
 */
final class ExportIndex {
  static final int NO_EXPORT = -1;

  private static final int FEW = 8;

  private final Snapshot graph;
  private final PairTable rows;
  private final IntList names;
  private final SeenRows seen;

  /** By export the next star of its module, or {@link #NO_EXPORT}. */
  private final IntList nextStars;

  /** By module whether its exports are in the table. */
  private final IntList isRead;

  ExportIndex(Snapshot graph, SeenRows seen, Region region) {
    this.graph = graph;
    this.seen = seen;
    rows = new PairTable(region);
    names = new IntList(region);
    nextStars = new IntList(region);
    isRead = new IntList(region);
  }

  /** Forgets all. */
  void clear() {
    rows.clear();
    isRead.clear();
  }

  /** Forgets the exports that a module had when it was looked at last. */
  void remove(int module) {
    if (module < isRead.size() && isRead.get(module) == 1) {
      isRead.set(module, 0);
      for (int row = seen.exportBegin(module); row < seen.exportEnd(module); row++) {
        if (names.get(row) != Snapshot.NO_NAME) {
          rows.remove(module, names.get(row));
        }
      }
    }
  }

  private void read(int module) {
    isRead.fill(graph.moduleCount(), 0);
    if (isRead.get(module) == 0) {
      isRead.set(module, 1);
      names.fill(graph.exportCount(), Snapshot.NO_NAME);
      nextStars.fill(graph.exportCount(), NO_EXPORT);
      addNames(module);
      addStars(module);
    }
  }

  private void addNames(int module) {
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      int name = graph.exportName(row);
      boolean isFirst = name != Snapshot.NO_NAME && rows.find(module, name) == PairTable.NONE;
      names.set(row, isFirst ? name : Snapshot.NO_NAME);
      if (isFirst) {
        rows.put(module, name, row);
      }
    }
  }

  private void addStars(int module) {
    int star = NO_EXPORT;
    for (int row = graph.exportEnd(module) - 1; row >= graph.exportBegin(module); row--) {
      nextStars.set(row, star);
      star = StarWalk.isStar(graph, row) ? row : star;
    }
  }

  /** The export of a module that has a name, or {@link #NO_EXPORT}; never a star. */
  int find(int module, int name) {
    int begin = graph.exportBegin(module);
    int end = graph.exportEnd(module);
    if (end - begin > FEW) {
      read(module);
      return rows.find(module, name);
    }
    int row = name == Snapshot.NO_NAME ? end : begin;
    while (row < end && graph.exportName(row) != name) {
      row++;
    }
    return row < end ? row : NO_EXPORT;
  }

  /** The first star of a module, wherever it leads; or {@link #NO_EXPORT}. */
  int firstStar(int module) {
    int begin = graph.exportBegin(module);
    int end = graph.exportEnd(module);
    if (end - begin <= FEW) {
      return starFrom(begin, end);
    }
    read(module);
    return StarWalk.isStar(graph, begin) ? begin : nextStars.get(begin);
  }

  /** The star of the same module behind an export, or {@link #NO_EXPORT}. */
  int nextStar(int export) {
    int module = graph.exportParent(export);
    int end = graph.exportEnd(module);
    boolean areFew = end - graph.exportBegin(module) <= FEW;
    return areFew ? starFrom(export + 1, end) : nextStars.get(export);
  }

  /** The first star among rows of one module. */
  int starFrom(int begin, int end) {
    int row = begin;
    while (row < end && !StarWalk.isStar(graph, row)) {
      row++;
    }
    return row < end ? row : NO_EXPORT;
  }
}
