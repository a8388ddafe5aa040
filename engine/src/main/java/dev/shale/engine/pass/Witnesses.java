package dev.shale.engine.pass;

import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;

/**
 * Finds for a cyclic component one cycle that shows it: a shortest of all, and of those one that is
 * chosen by how its modules are placed ({@link CycleShape}), so that it is the same whatever the
 * files are called and in whatever order they are imported.
 *
 * <p>Searches backward from every member, by keys, no further than the best cycle so far. In a
 * component of very many edges the search ends early, with the best so far.
 */
public final class Witnesses {
  private static final long MOST_WORK = 1L << 27;

  private final CycleShapes shapes;
  private int[] distances = {};
  private int[] queue = {};
  private long work;

  public Witnesses(Snapshot graph, Cycles cycles) {
    shapes = new CycleShapes(graph, cycles);
  }

  /** The dependencies of the cycle, in order; the first is one of its least module. */
  public int[] find(int cycle) {
    CycleShape shape = shapes.of(cycle);
    distances = new int[shape.size()];
    queue = new int[shape.size()];
    Arrays.fill(distances, -1);
    work = 0;
    int best = Integer.MAX_VALUE;
    int start = -1;
    for (int index = 0; index < shape.size() && best > 2 && work < MOST_WORK; index++) {
      int length = search(shape, shape.byKey[index], best);
      if (length < best) {
        best = length;
        start = shape.byKey[index];
      }
    }
    search(shape, start, Integer.MAX_VALUE);
    int[] members = members(shape, start, best);
    return dependencies(shape, members);
  }

  /**
   * The length of a shortest cycle through a member, if it is less than another; leaves the
   * distances to the member of those that were searched.
   */
  private int search(CycleShape shape, int start, int limit) {
    for (int index = 0; index < queue.length && distances[queue[index]] >= 0; index++) {
      distances[queue[index]] = -1;
    }
    int tail = 0;
    queue[tail++] = start;
    distances[start] = 0;
    boolean isSelfLoop = shape.size() == 1;
    for (int head = 0; head < tail; head++) {
      int member = queue[head];
      int length = distances[member] + 1;
      if (length >= limit) {
        return limit;
      }
      for (int edge = shape.reverseBegins[member]; edge < shape.reverseBegins[member + 1]; edge++) {
        int source = shape.sources[edge];
        if (source == start && (member != start || isSelfLoop)) {
          return length;
        }
        if (distances[source] < 0) {
          distances[source] = length;
          queue[tail++] = source;
        }
      }
      work += shape.reverseBegins[member + 1] - shape.reverseBegins[member];
    }
    return limit;
  }

  /** Goes along the distances; of several that are as near, the one with the least key is next. */
  private int[] members(CycleShape shape, int start, int length) {
    int[] members = new int[length];
    members[0] = start;
    for (int index = 1; index < length; index++) {
      int member = members[index - 1];
      int next = -1;
      for (int edge = shape.begins[member]; edge < shape.begins[member + 1]; edge++) {
        int target = shape.targets[edge];
        boolean isNearer = target != start && distances[target] == length - index;
        if (isNearer && (next < 0 || isLess(shape, target, next))) {
          next = target;
        }
      }
      members[index] = next;
    }
    return members;
  }

  private static boolean isLess(CycleShape shape, int member, int other) {
    return shape.keys[member] == shape.keys[other]
        ? member < other
        : shape.keys[member] < shape.keys[other];
  }

  private int[] dependencies(CycleShape shape, int[] members) {
    int least = 0;
    for (int index = 1; index < members.length; index++) {
      least = shape.modules[members[index]] < shape.modules[members[least]] ? index : least;
    }
    int[] dependencies = new int[members.length];
    for (int index = 0; index < members.length; index++) {
      int member = members[(least + index) % members.length];
      int next = members[(least + index + 1) % members.length];
      dependencies[index] = shapes.dependency(shape, member, next);
    }
    return dependencies;
  }
}
