package dev.shale.engine.query;

import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;

/**
 * Finds for a cyclic component one cycle that shows it: a shortest of all, of those one with the
 * fewest edges that are not loaded with their importer, such as dynamic imports, and of those one
 * that is chosen by how its modules are placed ({@link CycleShape}), so that it is the same
 * whatever the files are called and in whatever order they are imported.
 *
 * <p>Searches backward from every member, by keys, no further than the best cycle so far. In a
 * component of very many edges the search ends early, with the best so far.
 */
public final class Witnesses {
  private static final long MOST_WORK = 1L << 27;

  /** More than all edges of a cycle cost, so that length comes before cost. */
  private static final int LENGTH_SHIFT = Integer.SIZE;

  private static final long NONE = Long.MAX_VALUE;

  /** No cycle of several modules is better. */
  private static final long BEST = 2L << LENGTH_SHIFT;

  private final CycleShapes shapes;
  private int[] distances = {};

  /** How many of the edges on the way cost something. */
  private int[] costs = {};

  private int[] queue = {};
  private long work;

  public Witnesses(Snapshot graph, Cycles cycles) {
    shapes = new GraphShapes(graph, cycles);
  }

  /** The same of the cycles of a graph without what nobody uses. */
  public Witnesses(Snapshot graph, ShakenGraph shaken, ShakenCycles cycles) {
    shapes = new ShakenShapes(graph, shaken, cycles);
  }

  /**
   * The edges of the cycle, in order; the first is one of its least module. Of a module graph they
   * are dependencies.
   */
  public int[] find(int cycle) {
    CycleShape shape = shapes.of(cycle);
    distances = new int[shape.size()];
    costs = new int[shape.size()];
    queue = new int[shape.size()];
    Arrays.fill(distances, -1);
    work = 0;
    long best = NONE;
    int start = -1;
    for (int index = 0; index < shape.size() && best > BEST && work < MOST_WORK; index++) {
      long found = search(shape, shape.byKey[index], best);
      if (found < best) {
        best = found;
        start = shape.byKey[index];
      }
    }
    search(shape, start, NONE);
    return edges(shape, members(shape, start, best));
  }

  /**
   * The length and cost of a best cycle through a member, if it is better than another; leaves the
   * distances to the member of those that were searched. Members are taken by distance, so the
   * least costs of all that are as near are known when those behind them are looked at.
   */
  private long search(CycleShape shape, int start, long limit) {
    for (int index = 0; index < queue.length && distances[queue[index]] >= 0; index++) {
      distances[queue[index]] = -1;
    }
    int tail = 0;
    queue[tail++] = start;
    distances[start] = 0;
    costs[start] = 0;
    long best = limit;
    boolean isSelfLoop = shape.size() == 1;
    for (int head = 0; head < tail; head++) {
      int member = queue[head];
      int length = distances[member] + 1;
      if (value(length, 0) >= best) {
        return best;
      }
      for (int edge = shape.reverseBegins[member]; edge < shape.reverseBegins[member + 1]; edge++) {
        int source = shape.sources[edge];
        int cost = costs[member] + shape.sourceCosts[edge];
        if (source == start && (member != start || isSelfLoop)) {
          best = Math.min(best, value(length, cost));
        } else if (distances[source] < 0) {
          distances[source] = length;
          costs[source] = cost;
          queue[tail++] = source;
        } else if (distances[source] == length) {
          costs[source] = Math.min(costs[source], cost);
        }
      }
      work += shape.reverseBegins[member + 1] - shape.reverseBegins[member];
    }
    return best;
  }

  private static long value(int length, int cost) {
    return ((long) length << LENGTH_SHIFT) + cost;
  }

  /** Goes along distances and costs; of several that are as near, the least key is next. */
  private int[] members(CycleShape shape, int start, long best) {
    int[] members = new int[(int) (best >> LENGTH_SHIFT)];
    members[0] = start;
    int cost = (int) best;
    for (int index = 1; index < members.length; index++) {
      int member = members[index - 1];
      int next = -1;
      int nextCost = cost;
      for (int edge = shape.begins[member]; edge < shape.begins[member + 1]; edge++) {
        int target = shape.targets[edge];
        boolean isOnTheWay =
            target != start
                && distances[target] == members.length - index
                && costs[target] + shape.costs[edge] == cost;
        if (isOnTheWay && (next < 0 || isLess(shape, target, next))) {
          next = target;
          nextCost = costs[target];
        }
      }
      members[index] = next;
      cost = nextCost;
    }
    return members;
  }

  private static boolean isLess(CycleShape shape, int member, int other) {
    return shape.keys[member] == shape.keys[other]
        ? member < other
        : shape.keys[member] < shape.keys[other];
  }

  private int[] edges(CycleShape shape, int[] members) {
    int least = 0;
    for (int index = 1; index < members.length; index++) {
      least = shape.modules[members[index]] < shape.modules[members[least]] ? index : least;
    }
    int[] edges = new int[members.length];
    for (int index = 0; index < members.length; index++) {
      int member = members[(least + index) % members.length];
      int next = members[(least + index + 1) % members.length];
      edges[index] = shapes.edge(shape, member, next);
    }
    return edges;
  }
}
