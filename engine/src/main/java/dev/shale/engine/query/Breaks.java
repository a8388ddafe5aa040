package dev.shale.engine.query;

import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/**
 * Finds for a cyclic component a small set of edges without which it has no cycle. None of them
 * could stay; that there is no smaller set is not said, finding one is NP-hard.
 *
 * <p>The members are put into a row so that few edges lead back (Eades, Lin, Smyth, "A Fast and
 * Effective Heuristic for the Feedback Arc Set Problem", Information Processing Letters 47, 1993),
 * for the edges and for their reverse, and the better of the two rows is taken. Then every edge
 * that closes no cycle is put back. Where there is a choice, it is made by how modules are placed
 * ({@link CycleShape}), not by their names or numbers.
 */
public final class Breaks {
  /** Edges that may be looked at for putting others back. */
  private static final long MOST_WORK = 1L << 27;

  private final CycleShapes shapes;

  public Breaks(Snapshot graph, Cycles cycles) {
    shapes = new GraphShapes(graph, cycles);
  }

  /** The same of the cycles of a graph without what nobody uses. */
  public Breaks(Snapshot graph, ShakenGraph shaken, ShakenCycles cycles) {
    shapes = new ShakenShapes(graph, shaken, cycles);
  }

  /**
   * The edges of a cycle's component to be removed, in the order of modules. Of a module graph,
   * each is the first dependency that makes it. Where a module has several dependencies on the same
   * other, all of them have to go.
   */
  public int[] find(int cycle) {
    CycleShape shape = shapes.of(cycle);
    int[] places = places(shape, shape.begins, shape.targets, shape.reverseBegins, shape.sources);
    int[] reversed = places(shape, shape.reverseBegins, shape.sources, shape.begins, shape.targets);
    for (int member = 0; member < shape.size(); member++) {
      reversed[member] = shape.size() - 1 - reversed[member];
    }
    boolean[] isRemoved = backward(shape, places);
    boolean[] isOtherRemoved = backward(shape, reversed);
    if (count(isOtherRemoved) < count(isRemoved)) {
      isRemoved = isOtherRemoved;
    }
    putBack(shape, isRemoved);
    return dependencies(shape, isRemoved);
  }

  /** The place of each member in a row; sources first, sinks last, then what leads out the most. */
  private static int[] places(
      CycleShape shape, int[] begins, int[] targets, int[] reverseBegins, int[] sources) {
    int size = shape.size();
    int[] outgoing = new int[size];
    int[] incoming = new int[size];
    for (int member = 0; member < size; member++) {
      outgoing[member] = begins[member + 1] - begins[member];
      incoming[member] = reverseBegins[member + 1] - reverseBegins[member];
    }
    int[] ranks = new int[size];
    for (int rank = 0; rank < size; rank++) {
      ranks[shape.byKey[rank]] = rank;
    }
    Row row = new Row(size);
    for (int member = 0; member < size; member++) {
      row.add(outgoing[member], incoming[member], ranks[member]);
    }
    int[] places = new int[size];
    Arrays.fill(places, -1);
    int first = 0;
    int last = size - 1;
    while (first <= last) {
      int member = row.take(places, outgoing, incoming, shape.byKey);
      places[member] = outgoing[member] == 0 ? last-- : first++;
      for (int edge = begins[member]; edge < begins[member + 1]; edge++) {
        int target = targets[edge];
        if (places[target] < 0) {
          incoming[target]--;
          row.add(outgoing[target], incoming[target], ranks[target]);
        }
      }
      for (int edge = reverseBegins[member]; edge < reverseBegins[member + 1]; edge++) {
        int source = sources[edge];
        if (places[source] < 0) {
          outgoing[source]--;
          row.add(outgoing[source], incoming[source], ranks[source]);
        }
      }
    }
    return places;
  }

  /** Members that wait for a place, the most wanted first; a heap, where old entries are left. */
  private static final class Row {
    private static final int SIGN = 1 << 30;
    private long[] entries;
    private int size;

    Row(int capacity) {
      entries = new long[Math.max(16, capacity * 2)];
    }

    private static long entry(int outgoing, int incoming, int rank) {
      int wanted = outgoing == 0 || incoming == 0 ? 0 : SIGN - (outgoing - incoming);
      return (long) wanted << Integer.SIZE | rank;
    }

    void add(int outgoing, int incoming, int rank) {
      if (size == entries.length) {
        entries = Arrays.copyOf(entries, size * 2);
      }
      long added = entry(outgoing, incoming, rank);
      int at = size++;
      while (at > 0 && entries[(at - 1) >>> 1] > added) {
        entries[at] = entries[(at - 1) >>> 1];
        at = (at - 1) >>> 1;
      }
      entries[at] = added;
    }

    /** Takes the first member that has no place yet and whose entry still holds. */
    int take(int[] places, int[] outgoing, int[] incoming, int[] byKey) {
      while (true) {
        long entry = take();
        int member = byKey[(int) entry];
        if (places[member] < 0 && entry == entry(outgoing[member], incoming[member], (int) entry)) {
          return member;
        }
      }
    }

    private long take() {
      long least = entries[0];
      long moved = entries[--size];
      int at = 0;
      for (int child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && entries[child + 1] < entries[child]) {
          child++;
        }
        if (moved <= entries[child]) {
          break;
        }
        entries[at] = entries[child];
        at = child;
      }
      entries[at] = moved;
      return least;
    }
  }

  private static boolean[] backward(CycleShape shape, int[] places) {
    boolean[] isBackward = new boolean[shape.edgeCount()];
    for (int member = 0; member < shape.size(); member++) {
      for (int edge = shape.begins[member]; edge < shape.begins[member + 1]; edge++) {
        isBackward[edge] = places[shape.targets[edge]] <= places[member];
      }
    }
    return isBackward;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  /** Lets edges stay that close no cycle with those that stay. */
  private static void putBack(CycleShape shape, boolean[] isRemoved) {
    int[] marks = new int[shape.size()];
    int[] queue = new int[shape.size()];
    long work = 0;
    for (int index = 0; index < shape.size(); index++) {
      int member = shape.byKey[index];
      for (int edge : edgesByKey(shape, member)) {
        if (isRemoved[edge] && work < MOST_WORK) {
          work += shape.edgeCount();
          int target = shape.targets[edge];
          isRemoved[edge] = reaches(shape, isRemoved, target, member, marks, queue, edge + 1);
        }
      }
    }
  }

  private static int[] edgesByKey(CycleShape shape, int member) {
    int[] edges = new int[shape.begins[member + 1] - shape.begins[member]];
    for (int index = 0; index < edges.length; index++) {
      int edge = shape.begins[member] + index;
      long key = shape.keys[shape.targets[edge]];
      int at = index;
      while (at > 0 && shape.keys[shape.targets[edges[at - 1]]] > key) {
        edges[at] = edges[at - 1];
        at--;
      }
      edges[at] = edge;
    }
    return edges;
  }

  private static boolean reaches(
      CycleShape shape, boolean[] isRemoved, int from, int to, int[] marks, int[] queue, int mark) {
    int tail = 0;
    queue[tail++] = from;
    marks[from] = mark;
    for (int head = 0; head < tail; head++) {
      int member = queue[head];
      if (member == to) {
        return true;
      }
      for (int edge = shape.begins[member]; edge < shape.begins[member + 1]; edge++) {
        int target = shape.targets[edge];
        if (!isRemoved[edge] && marks[target] != mark) {
          marks[target] = mark;
          queue[tail++] = target;
        }
      }
    }
    return false;
  }

  private int[] dependencies(CycleShape shape, boolean[] isRemoved) {
    IntArrayList dependencies = new IntArrayList();
    for (int member = 0; member < shape.size(); member++) {
      for (int edge = shape.begins[member]; edge < shape.begins[member + 1]; edge++) {
        if (isRemoved[edge]) {
          dependencies.addInt(shapes.edge(shape, member, shape.targets[edge]));
        }
      }
    }
    return dependencies.toIntArray();
  }
}
