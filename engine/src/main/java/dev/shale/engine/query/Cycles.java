package dev.shale.engine.query;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.component.Components;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Region;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/**
 * The cyclic components of a graph: those of more than one module, and modules that ask for
 * themselves. Never paths, of which there may be more than anyone can read.
 *
 * <p>Cycles are rows that count from 0 in the order of their least modules. The members of all lie
 * in one array, sorted within each cycle. Takes nine bytes per module, and those of the members.
 */
public final class Cycles {
  private static final int NONE = -1;

  private final Snapshot graph;
  private final EdgeChoice choice;

  /** The least module of the component of each. */
  private final int[] components;

  /** How many modules a component has; later, where its next member goes, or {@link #NONE}. */
  private final int[] componentSlots;

  /** The modules that may be members. */
  private final boolean[] counts;

  private final IntArrayList cyclic = new IntArrayList();
  private final IntArrayList begins = new IntArrayList();
  private final int[] members;

  private Cycles(Snapshot graph, EdgeChoice choice, int[] components) {
    this(graph, choice, components, existing(graph));
  }

  /**
   * @param counts the modules that may be members
   */
  private Cycles(Snapshot graph, EdgeChoice choice, int[] components, boolean[] counts) {
    this.graph = graph;
    this.choice = choice;
    this.components = components;
    this.counts = counts;
    componentSlots = new int[components.length];
    for (int module = 0; module < components.length; module++) {
      if (counts[module]) {
        componentSlots[components[module]]++;
      }
    }
    members = new int[findCyclic()];
    placeMembers();
  }

  /** The cycles of what exists when the program runs, as the passes found them. */
  public static Cycles of(Snapshot graph) {
    int[] components = new int[graph.moduleCount()];
    for (int module = 0; module < components.length; module++) {
      components[module] = graph.moduleExists(module) ? graph.component(module) : module;
    }
    return new Cycles(graph, EdgeChoice.RUNTIME, components);
  }

  /** The cycles of a choice of edges; finds the components if the passes did not. */
  public static Cycles of(Snapshot graph, EdgeChoice choice) {
    if (choice == EdgeChoice.RUNTIME) {
      return of(graph);
    }
    int[] components = new int[graph.moduleCount()];
    try (Region region = Region.open("cycles", Region.UNLIMITED);
        Workers workers = new Workers(1)) {
      Adjacency adjacency = Adjacency.forward(graph, choice, region);
      Components found = Components.of(adjacency, region, workers);
      for (int module = 0; module < components.length; module++) {
        components[module] = found.component(module);
      }
    }
    return new Cycles(graph, choice, components);
  }

  /**
   * The cycles that consist of some modules alone: as if there were no others.
   *
   * @param among which modules may be members, by module
   */
  public static Cycles among(Snapshot graph, EdgeChoice choice, boolean[] among) {
    boolean[] counts = existing(graph);
    for (int module = 0; module < counts.length; module++) {
      counts[module] &= among[module];
    }
    try (Region region = Region.open("cycles", Region.UNLIMITED);
        Adjacency adjacency = Adjacency.forward(graph, choice, region)) {
      return new Cycles(graph, choice, new PartComponents(adjacency, counts).find(), counts);
    }
  }

  private static boolean[] existing(Snapshot graph) {
    boolean[] exist = new boolean[graph.moduleCount()];
    for (int module = 0; module < exist.length; module++) {
      exist[module] = graph.moduleExists(module);
    }
    return exist;
  }

  /** Gives each cyclic component its range; returns how many members there are. */
  private int findCyclic() {
    int memberCount = 0;
    EdgeReader reader = graph.edges(choice);
    for (int module = 0; module < components.length; module++) {
      int component = components[module];
      if (component != module) {
        continue;
      }
      int size = componentSlots[component];
      boolean isCyclic = size > 1 || (size == 1 && asksForItself(reader, module));
      componentSlots[component] = isCyclic ? memberCount : NONE;
      if (isCyclic) {
        cyclic.addInt(component);
        begins.addInt(memberCount);
        memberCount += size;
      }
    }
    begins.addInt(memberCount);
    return memberCount;
  }

  private static boolean asksForItself(EdgeReader reader, int module) {
    int count = reader.read(module);
    for (int edge = 0; edge < count; edge++) {
      if (reader.targets()[edge] == module) {
        return true;
      }
    }
    return false;
  }

  private void placeMembers() {
    for (int module = 0; module < components.length; module++) {
      int component = components[module];
      if (componentSlots[component] != NONE && counts[module]) {
        members[componentSlots[component]++] = module;
      }
    }
  }

  public int count() {
    return cyclic.size();
  }

  /** The edges that the cycles consist of. */
  public EdgeChoice choice() {
    return choice;
  }

  /** Whether two modules are in one component. */
  public boolean areTogether(int module, int other) {
    return components[module] == components[other];
  }

  /** How many modules are in any cycle. */
  public int memberCount() {
    return members.length;
  }

  /** How many modules a cycle has. */
  public int size(int cycle) {
    return end(cycle) - begin(cycle);
  }

  /** The first of a cycle's members. */
  public int begin(int cycle) {
    return begins.getInt(cycle);
  }

  /** Behind the last of a cycle's members. */
  public int end(int cycle) {
    return begins.getInt(cycle + 1);
  }

  /** The module that a member is. */
  public int module(int member) {
    return members[member];
  }

  /** All cycles, the largest first, ties by their least modules. */
  public int[] largestFirst() {
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
