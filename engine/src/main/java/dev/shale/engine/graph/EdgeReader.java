package dev.shale.engine.graph;

import dev.shale.engine.graph.table.ConnectionTable;
import dev.shale.engine.graph.table.DependencyTable;
import dev.shale.engine.graph.table.ModuleTable;
import dev.shale.engine.graph.table.Tables;
import java.lang.foreign.MemorySegment;

/**
 * Reads the edges of one module after the other from the pages: the modules that its connections
 * lead to, in source order, each once. Allocates nothing but room for the largest module. Belongs
 * to one thread; several may read the same snapshot, each by a reader of its own.
 */
public final class EdgeReader {
  private static final int FIRST_TARGETS = 128;

  /** Up to as many, comparing all is faster than a set. */
  private static final int FEW = 8;

  private final ModuleTable modules;
  private final DependencyTable dependencies;
  private final ConnectionTable connections;
  private final EdgeChoice choice;
  private final boolean[] hiddenKinds;
  private final TargetSet seen = new TargetSet();
  private int[] targets = new int[FIRST_TARGETS];

  EdgeReader(Tables tables, EdgeChoice choice, boolean[] hiddenKinds) {
    modules = tables.get(ModuleTable.TYPE);
    dependencies = tables.get(DependencyTable.TYPE);
    connections = tables.get(ConnectionTable.TYPE);
    this.choice = choice;
    this.hiddenKinds = hiddenKinds;
  }

  /** Reads the edges of a module; returns how many there are, 0 for one that does not exist. */
  public int read(int module) {
    MemorySegment page = modules.runPage(module);
    int first = ModuleTable.firstDependencyIn(page, module);
    int count = ModuleTable.dependencyCountIn(page, module);
    if (count <= 0) {
      return 0;
    }
    if (count > targets.length) {
      targets = new int[Math.max(count, targets.length * 2)];
    }
    connections.copyTargets(first, count, targets, 0);
    if (choice != EdgeChoice.TYPES) {
      dependencies.hide(first, count, DependencyFlags.PASSIVE, hiddenKinds, targets);
    }
    return count <= FEW ? keepOfFew(targets, count) : keepOfMany(targets, count, seen);
  }

  /** Where {@link #read} puts the modules; good until the next call. */
  public int[] targets() {
    return targets;
  }

  private static int keepOfFew(int[] targets, int count) {
    int kept = 0;
    for (int index = 0; index < count; index++) {
      int target = targets[index];
      if (target != Snapshot.NO_MODULE && !isAmong(targets, kept, target)) {
        targets[kept++] = target;
      }
    }
    return kept;
  }

  private static boolean isAmong(int[] targets, int count, int target) {
    for (int index = 0; index < count; index++) {
      if (targets[index] == target) {
        return true;
      }
    }
    return false;
  }

  private static int keepOfMany(int[] targets, int count, TargetSet seen) {
    seen.begin(count);
    int kept = 0;
    for (int index = 0; index < count; index++) {
      int target = targets[index];
      if (target != Snapshot.NO_MODULE && seen.add(target)) {
        targets[kept++] = target;
      }
    }
    return kept;
  }
}
