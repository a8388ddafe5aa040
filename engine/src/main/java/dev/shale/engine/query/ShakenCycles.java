package dev.shale.engine.query;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.component.Components;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Region;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/**
 * The cycles of a {@link ShakenGraph}, in the order of their least modules. Takes four bytes per
 * module and those of the members. Belongs to one thread.
 */
public final class ShakenCycles {
  private static final int NONE = -1;

  private final Snapshot snapshot;
  private final ShakenGraph graph;
  private final EdgeChoice choice;
  private final int[] components;
  private final IntArrayList members = new IntArrayList();
  private final IntArrayList begins = new IntArrayList();

  private ShakenCycles(Snapshot snapshot, ShakenGraph graph, EdgeChoice choice, int[] components) {
    this.snapshot = snapshot;
    this.graph = graph;
    this.choice = choice;
    this.components = components;
  }

  /**
   * Finds the cycles.
   *
   * @param choice which edges count
   */
  public static ShakenCycles of(Snapshot snapshot, ShakenGraph graph, EdgeChoice choice) {
    int[] components = new int[snapshot.moduleCount()];
    try (Region region = Region.open("cycles", Region.UNLIMITED);
        Workers workers = new Workers(1)) {
      Adjacency adjacency = Adjacency.none(region);
      adjacency.grow(components.length);
      int[] row = {};
      for (int module = 0; module < components.length; module++) {
        int all = graph.end(module) - graph.begin(module);
        row = all > row.length ? new int[Math.max(all, 2 * row.length)] : row;
        int count = 0;
        for (int edge = graph.begin(module); edge < graph.end(module); edge++) {
          if (isChosen(snapshot, graph, edge, choice)) {
            row[count++] = graph.target(edge);
          }
        }
        adjacency.forward().replace(module, row, count);
      }
      Components found = Components.of(adjacency, region, workers);
      for (int module = 0; module < components.length; module++) {
        components[module] = found.component(module);
      }
    }
    ShakenCycles cycles = new ShakenCycles(snapshot, graph, choice, components);
    cycles.group();
    return cycles;
  }

  /** Components of several modules, and modules that ask for themselves. */
  private void group() {
    int[] sizes = new int[components.length];
    for (int component : components) {
      sizes[component]++;
    }
    int[] places = new int[components.length];
    Arrays.fill(places, NONE);
    for (int module = 0; module < components.length; module++) {
      if (isLeast(module, places) && (sizes[components[module]] > 1 || asksForItself(module))) {
        begins.addInt(members.size());
        places[components[module]] = members.size();
        for (int count = 0; count < sizes[components[module]]; count++) {
          members.addInt(NONE);
        }
      }
      int place = places[components[module]];
      if (place != NONE) {
        members.setInt(place, module);
        places[components[module]] = place + 1;
      }
    }
    begins.addInt(members.size());
  }

  private boolean isLeast(int module, int[] places) {
    return places[components[module]] == NONE;
  }

  private boolean asksForItself(int module) {
    for (int edge = graph.begin(module); edge < graph.end(module); edge++) {
      if (graph.target(edge) == module && isChosen(snapshot, graph, edge, choice)) {
        return true;
      }
    }
    return false;
  }

  static boolean isChosen(Snapshot snapshot, ShakenGraph graph, int edge, EdgeChoice choice) {
    return choice.has(snapshot.dependencyKind(graph.dependency(edge)), false);
  }

  /** Which edges count. */
  EdgeChoice choice() {
    return choice;
  }

  public int count() {
    return begins.size() - 1;
  }

  /** The modules of a cycle, in ascending order. */
  public int[] members(int cycle) {
    int[] some = new int[begins.getInt(cycle + 1) - begins.getInt(cycle)];
    for (int index = 0; index < some.length; index++) {
      some[index] = members.getInt(begins.getInt(cycle) + index);
    }
    return some;
  }
}
