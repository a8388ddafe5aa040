package dev.shale.engine.usage;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.function.IntPredicate;

/**
 * Which star of a module may give a name, of modules with many stars: asking each of them for each
 * name would cost names times stars. A module is looked at when it is asked for first; only those
 * are, of which all names are known. For one thread.
 */
final class StarNames {
  /** Any of the stars may give the name. */
  static final int ANY = -2;

  /** No star gives it. */
  static final int NO_STAR = -1;

  private static final int FEWEST = 8;
  private static final int SEVERAL = 0;

  private static final int NOT_LOOKED_AT = 0;
  private static final int KNOWN = 1;
  private static final int NOT_KNOWN = 2;

  private final Snapshot graph;
  private final ExportIndex index;
  private final StarWalk walk;
  private final IntList states;
  private final IntList looked;

  /** By module and name one more than the star that may give it, or {@link #SEVERAL}. */
  private final PairTable givers;

  StarNames(Snapshot graph, ExportIndex index, Region region) {
    this.graph = graph;
    this.index = index;
    walk = new StarWalk(graph);
    states = new IntList(region);
    looked = new IntList(region);
    givers = new PairTable(region);
  }

  /** Forgets all. */
  void clear() {
    for (int at = 0; at < looked.size(); at++) {
      states.set(looked.get(at), NOT_LOOKED_AT);
    }
    looked.clear();
    givers.clear();
  }

  /**
   * The star of a module that alone may give a name; or {@link #ANY} or {@link #NO_STAR}.
   *
   * @param isClosed tells whether all names of a module are known
   */
  int only(int module, int name, IntPredicate isClosed) {
    states.fill(graph.moduleCount(), NOT_LOOKED_AT);
    if (states.get(module) == NOT_LOOKED_AT) {
      states.set(module, hasMany(module) && isClosed.test(module) ? KNOWN : NOT_KNOWN);
      looked.add(module);
      if (states.get(module) == KNOWN) {
        read(module);
      }
    }
    if (states.get(module) == NOT_KNOWN) {
      return ANY;
    }
    int giver = givers.find(module, name);
    return giver == PairTable.NONE ? NO_STAR : giver == SEVERAL ? ANY : giver - 1;
  }

  private boolean hasMany(int module) {
    int count = 0;
    int star = index.firstStar(module);
    for (; star != ExportIndex.NO_EXPORT && count < FEWEST; star = index.nextStar(star)) {
      count++;
    }
    return count == FEWEST;
  }

  private void read(int module) {
    int star = index.firstStar(module);
    for (; star != ExportIndex.NO_EXPORT; star = index.nextStar(star)) {
      int target = StarWalk.starTarget(graph, star);
      if (target != Snapshot.NO_MODULE) {
        read(module, star, target);
      }
    }
  }

  private void read(int module, int star, int target) {
    walk.begin(target);
    while (walk.next()) {
      if ((graph.exportFlags(walk.row()) & ExportFlags.STAR) == 0) {
        int name = graph.exportName(walk.row());
        int before = givers.find(module, name);
        boolean isOther = before != PairTable.NONE && before != star + 1;
        givers.put(module, name, isOther ? SEVERAL : star + 1);
      }
    }
  }
}
