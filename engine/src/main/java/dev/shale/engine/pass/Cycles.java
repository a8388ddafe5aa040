package dev.shale.tools.cli;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/**
 * The cyclic components of a graph: those of more than one module, and modules that ask for
 * themselves. As in the passes, only connections count that exist when the program runs.
 *
 * <p>Cycles are rows that count from 0 in the order of their least modules. The members of all lie
 * in one array, sorted within each cycle. Takes eight bytes per module, and those of the members.
 */
final class Cycles {
  private static final int NONE = -1;

  private final Snapshot graph;

  /** How many modules a component has; later, where its next member goes, or {@link #NONE}. */
  private final int[] componentSlots;

  private final IntArrayList components = new IntArrayList();
  private final IntArrayList begins = new IntArrayList();
  private final int[] members;

  private Cycles(Snapshot graph) {
    this.graph = graph;
    componentSlots = new int[graph.moduleCount()];
    for (int module = 0; module < graph.moduleCount(); module++) {
      componentSlots[graph.component(module)]++;
    }
    members = new int[findCyclic()];
    placeMembers();
  }

  static Cycles of(Snapshot graph) {
    return new Cycles(graph);
  }

  /** Gives each cyclic component its range; returns how many members there are. */
  private int findCyclic() {
    int memberCount = 0;
    int componentCount = 0;
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < graph.moduleCount(); module++) {
      int component = graph.component(module);
      if (component < componentCount) {
        continue;
      }
      // Components are numbered by their least modules, so each is met first at its own number.
      componentCount++;
      int size = componentSlots[component];
      boolean isCyclic = size > 1 || asksForItself(cursor, module);
      componentSlots[component] = isCyclic ? memberCount : NONE;
      if (isCyclic) {
        components.addInt(component);
        begins.addInt(memberCount);
        memberCount += size;
      }
    }
    begins.addInt(memberCount);
    return memberCount;
  }

  private static boolean asksForItself(DependencyCursor cursor, int module) {
    for (cursor.of(module); cursor.next(); ) {
      if (cursor.target() == module && !cursor.typeOnly()) {
        return true;
      }
    }
    return false;
  }

  private void placeMembers() {
    for (int module = 0; module < graph.moduleCount(); module++) {
      int component = graph.component(module);
      if (componentSlots[component] != NONE) {
        members[componentSlots[component]++] = module;
      }
    }
  }

  int count() {
    return components.size();
  }

  /** How many modules are in any cycle. */
  int memberCount() {
    return members.length;
  }

  /** How many modules a cycle has. */
  int size(int cycle) {
    return end(cycle) - begin(cycle);
  }

  /** The first of a cycle's members. */
  int begin(int cycle) {
    return begins.getInt(cycle);
  }

  /** Behind the last of a cycle's members. */
  int end(int cycle) {
    return begins.getInt(cycle + 1);
  }

  /** The module that a member is. */
  int module(int member) {
    return members[member];
  }

  /** All cycles, the largest first, ties by their least modules. */
  int[] largestFirst() {
    long[] keys = new long[count()];
    for (int cycle = 0; cycle < keys.length; cycle++) {
      keys[cycle] = ((long) -size(cycle) << Integer.SIZE) + cycle;
    }
    Arrays.sort(keys);
    int[] cycles = new int[keys.length];
    for (int index = 0; index < keys.length; index++) {
      cycles[index] = (int) keys[index];
    }
    return cycles;
  }
}
