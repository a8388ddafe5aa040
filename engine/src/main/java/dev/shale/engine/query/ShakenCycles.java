package dev.shale.engine.query;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.component.Components;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Region;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/**
 * The cycles of a {@link ShakenGraph}, in the order of their least modules. Takes sixteen bytes per
 * module and those of the members. Belongs to one thread.
 */
public final class ShakenCycles {
  private static final int NONE = -1;

  private final ShakenGraph graph;
  private final int[] components;
  private final IntArrayList members = new IntArrayList();
  private final IntArrayList begins = new IntArrayList();

  /** Of a search the edge that led to each module. */
  private final int[] edges;

  /** And the module that the edge leaves. */
  private final int[] sources;

  private ShakenCycles(ShakenGraph graph, int[] components) {
    this.graph = graph;
    this.components = components;
    edges = new int[components.length];
    Arrays.fill(edges, NONE);
    sources = new int[components.length];
  }

  /** Finds the cycles. */
  public static ShakenCycles of(Snapshot snapshot, ShakenGraph graph) {
    int[] components = new int[snapshot.moduleCount()];
    try (Region region = Region.open("cycles", Region.UNLIMITED);
        Workers workers = new Workers(1)) {
      Adjacency adjacency = Adjacency.none(region);
      adjacency.grow(components.length);
      int[] row = {};
      for (int module = 0; module < components.length; module++) {
        int count = graph.end(module) - graph.begin(module);
        row = count > row.length ? new int[Math.max(count, 2 * row.length)] : row;
        for (int index = 0; index < count; index++) {
          row[index] = graph.target(graph.begin(module) + index);
        }
        adjacency.forward().replace(module, row, count);
      }
      Components found = Components.of(adjacency, region, workers);
      for (int module = 0; module < components.length; module++) {
        components[module] = found.component(module);
      }
    }
    ShakenCycles cycles = new ShakenCycles(graph, components);
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
      if (graph.target(edge) == module) {
        return true;
      }
    }
    return false;
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

  /** A shortest way round from the least module of a cycle, as edges. */
  public int[] witness(int cycle) {
    int start = members.getInt(begins.getInt(cycle));
    IntArrayList queue = new IntArrayList();
    queue.addInt(start);
    int[] round = {};
    for (int next = 0; round.length == 0; next++) {
      int module = queue.getInt(next);
      for (int edge = graph.begin(module); edge < graph.end(module); edge++) {
        int target = graph.target(edge);
        if (target == start) {
          round = way(start, module, edge);
          break;
        }
        if (components[target] == components[start] && edges[target] == NONE) {
          edges[target] = edge;
          sources[target] = module;
          queue.addInt(target);
        }
      }
    }
    for (int index = 0; index < queue.size(); index++) {
      edges[queue.getInt(index)] = NONE;
    }
    return round;
  }

  private int[] way(int start, int end, int lastEdge) {
    IntArrayList backward = new IntArrayList();
    backward.addInt(lastEdge);
    for (int module = end; module != start; module = sources[module]) {
      backward.addInt(edges[module]);
    }
    int[] way = new int[backward.size()];
    for (int index = 0; index < way.length; index++) {
      way[index] = backward.getInt(way.length - 1 - index);
    }
    return way;
  }
}
