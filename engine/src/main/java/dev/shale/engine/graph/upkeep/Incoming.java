package dev.shale.engine.graph.upkeep;

import dev.shale.arena.BuddyAllocator;
import dev.shale.engine.graph.table.Absent;
import dev.shale.engine.graph.table.ConnectionTable;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.engine.graph.table.ImporterTable;
import dev.shale.engine.graph.table.ModuleTable;

/**
 * The other direction of the connections: for each module those that lead to it.
 *
 * <p>They are a run of an {@link ImporterTable}, side by side, so who asks for them misses the
 * processor's cache once for many. A connection knows its place in the run of its target: when it
 * goes, the last one takes its place, which costs the same whether the module has one importer or
 * all others. A run that is full moves to one of twice as many rows, and one that is a quarter full
 * to one of half as many; so each connection is copied twice or thrice, and a change at either
 * limit does not copy all of them again. Of a single importer, as most modules have, the module's
 * own row says which it is.
 *
 * <p>The order within a run is that of the edits: the same edits make the same order.
 */
public final class Incoming {
  private static final int NO_RUN = Absent.NO_DEPENDENCY;

  /** The place of the only one. */
  private static final int ALONE = 0;

  private final ModuleTable modules;
  private final ConnectionTable connections;
  private final ImporterTable importers;
  private final BuddyAllocator runs;

  public Incoming(GraphStore store) {
    modules = store.tables().get(ModuleTable.TYPE);
    connections = store.tables().get(ConnectionTable.TYPE);
    importers = store.tables().get(ImporterTable.TYPE);
    runs = store.importers();
  }

  /** Whether a module's importers are a single one, which {@link #single} tells. */
  public static boolean isSingle(int run) {
    return run < NO_RUN;
  }

  /** What stands in place of a run for a single dependency, and the other way round. */
  public static int single(int dependency) {
    return 2 * NO_RUN - dependency;
  }

  /** Makes a dependency lead to a module, or to none. */
  public void connect(int dependency, int target) {
    disconnect(dependency);
    if (target != Absent.NO_MODULE) {
      connections.connect(dependency, target, add(dependency, target));
    }
  }

  private int add(int dependency, int target) {
    int run = modules.importers(target);
    if (run == NO_RUN) {
      modules.importers(target, single(dependency));
      return ALONE;
    }
    if (isSingle(run)) {
      return importers.add(beginRun(target, single(run)), dependency);
    }
    int place = importers.add(run, dependency);
    return place == ImporterTable.FULL ? importers.add(grow(target, run), dependency) : place;
  }

  private int beginRun(int target, int first) {
    int run = runs.allocate(BuddyAllocator.LEAST_ORDER);
    importers.begin(run, BuddyAllocator.LEAST_ORDER);
    connections.place(first, importers.add(run, first));
    modules.importers(target, run);
    return run;
  }

  private int grow(int target, int run) {
    int head = importers.head(run);
    if (ImporterTable.order(head) == ImporterTable.MOST_ORDER) {
      throw new IllegalStateException(
          "Module %d has %d importers, and there may be no more"
              .formatted(target, ImporterTable.count(head)));
    }
    return move(target, run, ImporterTable.order(head) + 1);
  }

  private int move(int target, int from, int order) {
    int orderBefore = ImporterTable.order(importers.head(from));
    int to = runs.allocate(order);
    importers.move(from, to, order);
    runs.free(from, orderBefore);
    modules.importers(target, to);
    return to;
  }

  /** Makes a dependency lead nowhere. A module that it discovered has no issuer any more. */
  public void disconnect(int dependency) {
    int target = connections.target(dependency);
    if (target == Absent.NO_MODULE) {
      return;
    }
    remove(dependency, target);
    connections.clear(dependency);
    if (modules.issuer(target) == dependency) {
      modules.issuer(target, Absent.NO_DEPENDENCY);
    }
  }

  private void remove(int dependency, int target) {
    int run = modules.importers(target);
    int place = connections.place(dependency);
    if (run < 0) {
      checkSingle(dependency, run);
      modules.importers(target, NO_RUN);
      return;
    }
    int moved = importers.remove(run, place, dependency);
    if (moved != dependency) {
      connections.place(moved, place);
    }
    shrink(target, run);
  }

  private static void checkSingle(int dependency, int run) {
    if (run != single(dependency)) {
      throw ImporterTable.misplaced(dependency, ALONE);
    }
  }

  private void shrink(int target, int run) {
    int head = importers.head(run);
    int count = ImporterTable.count(head);
    int order = ImporterTable.order(head);
    if (count == 1) {
      int only = importers.dependency(run, 1);
      runs.free(run, order);
      modules.importers(target, single(only));
      connections.place(only, ALONE);
    } else if (order > BuddyAllocator.LEAST_ORDER && count < 1 << (order - 2)) {
      move(target, run, order - 1);
    }
  }

  /** Makes all that lead to a module lead nowhere. */
  public void disconnectAll(int module) {
    int run = modules.importers(module);
    if (isSingle(run)) {
      connections.clear(single(run));
    } else if (run != NO_RUN) {
      int head = importers.head(run);
      for (int place = 1; place <= ImporterTable.count(head); place++) {
        connections.clear(importers.dependency(run, place));
      }
      runs.free(run, ImporterTable.order(head));
    }
    modules.importers(module, NO_RUN);
  }

  /** A dependency that leads to a module has another row now. */
  public void moved(int target, int from, int to) {
    int run = modules.importers(target);
    if (run < 0) {
      checkSingle(from, run);
      modules.importers(target, single(to));
    } else {
      importers.replace(run, connections.place(to), to);
    }
    if (modules.issuer(target) == from) {
      modules.issuer(target, to);
    }
  }
}
