package dev.shale.engine;

import dev.shale.engine.discovery.ChangeLog;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.collections.IntHashSet;

/**
 * The cycles that came and went between two states of a graph. A cycle is all modules that lead to
 * each other; it changes only where a module does that is or was in it.
 */
final class CycleChanges {
  private final Snapshot before;
  private final Snapshot after;
  private final IntHashSet seenBefore = new IntHashSet();
  private final IntHashSet seenAfter = new IntHashSet();

  CycleChanges(Snapshot before, Snapshot after) {
    this.before = before;
    this.after = after;
  }

  /** Finds them between two graphs whose modules have other ids. */
  void findAll(List<int[]> came, List<List<String>> went) {
    List<int[]> now = new ArrayList<>();
    List<int[]> then = new ArrayList<>();
    addAll(after, seenAfter, now);
    addAll(before, seenBefore, then);
    compare(now, then, came, went);
  }

  private static void addAll(Snapshot graph, IntHashSet seen, List<int[]> cycles) {
    for (int module = 0; module < graph.moduleCount(); module++) {
      add(graph, graph.moduleExists(module) ? module : Snapshot.NO_MODULE, seen, cycles);
    }
  }

  /** Finds them, from modules that came, went or ask for something else now. */
  void find(ChangeLog log, List<int[]> came, List<List<String>> went) {
    List<int[]> now = new ArrayList<>();
    List<int[]> then = new ArrayList<>();
    for (String name : touched(log)) {
      add(before, before.findModule(before.findName(name)), seenBefore, then);
      add(after, after.findModule(after.findName(name)), seenAfter, now);
    }
    // A cycle that fell apart, or grew together, has members that nobody touched.
    int knownThen = 0;
    int knownNow = 0;
    while (knownThen < then.size() || knownNow < now.size()) {
      for (; knownThen < then.size(); knownThen++) {
        addThose(before, then.get(knownThen), after, seenAfter, now);
      }
      for (; knownNow < now.size(); knownNow++) {
        addThose(after, now.get(knownNow), before, seenBefore, then);
      }
    }
    compare(now, then, came, went);
  }

  private Set<String> touched(ChangeLog log) {
    Set<String> names = new TreeSet<>(log.removed());
    for (var changed = log.changed().entrySet().iterator(); changed.hasNext(); ) {
      changed.next();
      if ((changed.getIntValue() & ChangeLog.REQUESTS) != 0) {
        names.add(after.name(after.identifier(changed.getIntKey())));
      }
    }
    for (int index = 0; index < log.added().size(); index++) {
      names.add(after.name(after.identifier(log.added().getInt(index))));
    }
    return names;
  }

  /** Adds the cycles of one state that members of a cycle of the other are in. */
  private static void addThose(
      Snapshot graph, int[] cycle, Snapshot other, IntHashSet seen, List<int[]> cycles) {
    for (int module : cycle) {
      int name = other.findName(graph.name(graph.identifier(module)));
      add(other, other.findModule(name), seen, cycles);
    }
  }

  /** Adds the cycle that a module is in. */
  private static void add(Snapshot graph, int module, IntHashSet seen, List<int[]> cycles) {
    if (module != Snapshot.NO_MODULE
        && isInCycle(graph, module)
        && seen.add(graph.component(module))) {
      cycles.add(new Walk(graph, graph.component(module)).members(module));
    }
  }

  static boolean isInCycle(Snapshot graph, int module) {
    EdgeReader edges = graph.edges(EdgeChoice.RUNTIME);
    int count = edges.read(module);
    for (int index = 0; index < count; index++) {
      int target = edges.targets()[index];
      if (target == module || graph.component(target) == graph.component(module)) {
        return true;
      }
    }
    return false;
  }

  private void compare(
      List<int[]> now, List<int[]> then, List<int[]> came, List<List<String>> went) {
    Set<List<String>> former = new java.util.HashSet<>();
    for (int[] cycle : then) {
      former.add(names(before, cycle));
    }
    for (int[] cycle : now) {
      if (!former.remove(names(after, cycle))) {
        came.add(cycle);
      }
    }
    for (List<String> cycle : former) {
      if (!isWithin(cycle, now)) {
        went.add(cycle);
      }
    }
    came.sort((one, other) -> Integer.compare(one[0], other[0]));
    went.sort((one, other) -> one.getFirst().compareTo(other.getFirst()));
  }

  /** Whether the modules of a cycle still lead to each other, among more. */
  private boolean isWithin(List<String> cycle, List<int[]> now) {
    for (int[] larger : now) {
      if (larger.length >= cycle.size() && names(after, larger).containsAll(cycle)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> names(Snapshot graph, int[] modules) {
    List<String> names = new ArrayList<>();
    for (int module : modules) {
      names.add(graph.name(graph.identifier(module)));
    }
    names.sort(null);
    return names;
  }
}
