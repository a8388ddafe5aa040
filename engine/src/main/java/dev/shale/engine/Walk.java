package dev.shale.engine;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/** One breadth-first search over the modules of a view, along what exists when the program runs. */
final class Walk {
  /** Modules of any component. */
  static final int ANY = -1;

  private static final int NOT_SEEN = -1;
  private static final int START = -2;

  private final Snapshot graph;
  private final int component;
  private final EdgeReader edges;
  private final IntArrayList queue = new IntArrayList();

  /** By module the one that it was found from. */
  private final int[] origins;

  /**
   * @param component the only one whose modules count, or {@link #ANY}
   */
  Walk(Snapshot graph, int component) {
    this.graph = graph;
    this.component = component;
    edges = graph.edges(EdgeChoice.RUNTIME);
    origins = new int[graph.moduleCount()];
    Arrays.fill(origins, NOT_SEEN);
  }

  /** A shortest chain to a module, both ends included; empty when there is none. */
  int[] path(int[] from, int to) {
    graph.identifier(to);
    for (int start : from) {
      graph.identifier(start);
      see(start, START);
    }
    for (int head = 0; head < queue.size() && origins[to] == NOT_SEEN; head++) {
      int module = queue.getInt(head);
      int count = edges.read(module);
      for (int index = 0; index < count; index++) {
        see(edges.targets()[index], module);
      }
    }
    return origins[to] == NOT_SEEN ? new int[0] : chain(to);
  }

  private void see(int module, int origin) {
    if (origins[module] == NOT_SEEN && (component == ANY || graph.component(module) == component)) {
      origins[module] = origin;
      queue.addInt(module);
    }
  }

  private int[] chain(int to) {
    IntArrayList backwards = new IntArrayList();
    for (int module = to; module != START; module = origins[module]) {
      backwards.addInt(module);
    }
    int[] chain = new int[backwards.size()];
    for (int index = 0; index < chain.length; index++) {
      chain[index] = backwards.getInt(chain.length - 1 - index);
    }
    return chain;
  }

  /** A shortest chain from a module to one that leads to it; empty when there is none. */
  int[] cycle(int module) {
    see(module, START);
    for (int head = 0; head < queue.size(); head++) {
      int source = queue.getInt(head);
      int count = edges.read(source);
      for (int index = 0; index < count; index++) {
        if (edges.targets()[index] == module) {
          return chain(source);
        }
        see(edges.targets()[index], source);
      }
    }
    return new int[0];
  }

  /** The modules that lead to each other with one, itself included, in ascending order. */
  int[] members(int module) {
    see(module, START);
    for (int head = 0; head < queue.size(); head++) {
      int source = queue.getInt(head);
      int count = edges.read(source);
      for (int index = 0; index < count; index++) {
        see(edges.targets()[index], source);
      }
    }
    return sorted();
  }

  /** All that lead to some modules in any way, themselves included, in ascending order. */
  int[] importers(int[] modules) {
    for (int module : modules) {
      graph.identifier(module);
      see(module, START);
    }
    IncomingCursor incoming = graph.incoming();
    for (int head = 0; head < queue.size(); head++) {
      for (incoming.of(queue.getInt(head)); incoming.next(); ) {
        if (!graph.isTypeOnly(incoming.dependency())) {
          see(incoming.source(), START);
        }
      }
    }
    return sorted();
  }

  private int[] sorted() {
    int[] found = queue.toIntArray();
    Arrays.sort(found);
    return found;
  }
}
