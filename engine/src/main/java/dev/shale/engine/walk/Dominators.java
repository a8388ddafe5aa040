package dev.shale.engine.walk;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.function.IntToLongFunction;

/**
 * What pulls a module in, and what would leave with it: its immediate dominator, which is the last
 * module that every way from an entry to it goes through, and the bytes of the modules that are
 * reached through it only, itself included.
 *
 * <p>SemiNCA, from a root above the entries: L. Georgiadis, "Linear-Time Algorithms for Dominators
 * and Related Problems", Princeton 2005, section 2.2; with path compression as in Lengauer and
 * Tarjan. Only the least number on a compressed path matters here, not whose it is, so labels are
 * numbers themselves. Takes twenty bytes per module, while it runs and after.
 *
 * <p>Modules are numbered from 1 in the order of a depth-first walk; 0 is the root.
 */
public final class Dominators implements AutoCloseable {
  private static final int ROOT = 0;

  private final Region region;
  private MemorySegment numbers;

  /**
   * The module of a number; from when it is done, its semidominator; at the end its module again.
   */
  private MemorySegment vertices;

  /** The number above in the walk; at the end the number of the immediate dominator. */
  private MemorySegment dominators;

  private MemorySegment ancestors;

  /** The least semidominator on the compressed path; before, the next edge of the walk. */
  private MemorySegment labels;

  private MemorySegment retained;
  private int capacity = -1;
  private int reachedCount;

  /** A search that may be made many times. */
  public Dominators(Region owner) {
    region = owner.child("dominators");
    numbers = vertices = dominators = ancestors = labels = retained = region.allocate(0);
  }

  /** Finds the dominators of all modules that entries reach; needs the edges of both directions. */
  public void search(Snapshot graph, Adjacency adjacency) {
    search(graph::bytes, adjacency);
  }

  /**
   * The same of any nodes that have edges.
   *
   * @param bytes by node
   */
  public void search(IntToLongFunction bytes, Adjacency adjacency) {
    int moduleCount = adjacency.moduleCount();
    reserve(moduleCount);
    numbers.fill((byte) 0);
    reachedCount = 0;
    for (int index = 0; index < adjacency.entries().count(); index++) {
      int entry = adjacency.entries().module(index);
      if (Ints.get(numbers, entry) == ROOT) {
        Rows forward = adjacency.forward();
        reachedCount =
            walk(
                entry,
                reachedCount,
                forward.bounds(),
                forward.targets(),
                numbers,
                vertices,
                dominators,
                labels);
      }
    }
    Ints.copy(dominators, 0, ancestors, 0, reachedCount + 1L);
    findSemidominators(adjacency);
    findDominators(dominators, vertices, reachedCount);
    for (int module = 0; module < moduleCount; module++) {
      Ints.set(vertices, Ints.get(numbers, module), module);
    }
    sum(bytes);
  }

  private void reserve(int moduleCount) {
    if (moduleCount > capacity) {
      region.free(numbers);
      region.free(vertices);
      region.free(dominators);
      region.free(retained);
      capacity = moduleCount;
      long bytes = (moduleCount + 1L) * Integer.BYTES;
      numbers = region.allocate(bytes);
      vertices = region.allocate(bytes);
      dominators = region.allocate(bytes);
      // What is retained comes where ancestors and labels were.
      retained = region.allocate((moduleCount + 1L) * Long.BYTES);
      ancestors = retained.asSlice(0, bytes);
      labels = retained.asSlice(bytes, bytes);
    }
  }

  private static int walk(
      int start,
      int reached,
      MemorySegment bounds,
      MemorySegment targets,
      MemorySegment numbers,
      MemorySegment vertices,
      MemorySegment above,
      MemorySegment nextEdges) {
    int number = reached + 1;
    int last = number;
    Ints.set(numbers, start, number);
    Ints.set(vertices, number, start);
    Ints.set(above, number, ROOT);
    int edge = Rows.begin(bounds, start);
    int end = Rows.end(bounds, start);
    while (true) {
      if (edge != end) {
        int target = Ints.get(targets, edge++);
        if (Ints.get(numbers, target) == ROOT) {
          Ints.set(nextEdges, number, edge);
          Ints.set(above, ++last, number);
          number = last;
          Ints.set(numbers, target, number);
          Ints.set(vertices, number, target);
          edge = Rows.begin(bounds, target);
          end = Rows.end(bounds, target);
        }
        continue;
      }
      number = Ints.get(above, number);
      if (number == ROOT) {
        return last;
      }
      edge = Ints.get(nextEdges, number);
      end = Rows.end(bounds, Ints.get(vertices, number));
    }
  }

  private void findSemidominators(Adjacency adjacency) {
    for (int number = 0; number <= reachedCount; number++) {
      Ints.set(labels, number, number);
    }
    Rows reverse = adjacency.reverse();
    for (int number = reachedCount; number > ROOT; number--) {
      int module = Ints.get(vertices, number);
      int semidominator =
          adjacency.entries().has(module)
              ? ROOT
              : semidominator(
                  number,
                  Rows.begin(reverse.bounds(), module),
                  Rows.end(reverse.bounds(), module),
                  reverse.targets(),
                  numbers,
                  ancestors,
                  labels,
                  dominators);
      Ints.set(labels, number, semidominator);
      Ints.set(vertices, number, semidominator);
    }
  }

  private static int semidominator(
      int number,
      int begin,
      int end,
      MemorySegment sources,
      MemorySegment numbers,
      MemorySegment ancestors,
      MemorySegment labels,
      MemorySegment above) {
    int least = Ints.get(above, number);
    for (int edge = begin; edge != end; edge++) {
      int source = Ints.get(numbers, Ints.get(sources, edge));
      if (source != ROOT) {
        least = Math.min(least, label(source, number, ancestors, labels));
      }
    }
    return least;
  }

  /**
   * The least label from a number up to the first above it that is not done, and shortens that way.
   * Numbers above {@code number} are done. The way back down is kept in the ancestors themselves,
   * as complements.
   */
  private static int label(int from, int number, MemorySegment ancestors, MemorySegment labels) {
    if (from <= number || Ints.get(ancestors, from) <= number) {
      return Ints.get(labels, from);
    }
    int below = ROOT;
    int at = from;
    int ancestor = Ints.get(ancestors, at);
    while (ancestor > number) {
      Ints.set(ancestors, at, ~below);
      below = at;
      at = ancestor;
      ancestor = Ints.get(ancestors, at);
    }
    int least = Ints.get(labels, at);
    while (below != ROOT) {
      int next = ~Ints.get(ancestors, below);
      least = Math.min(least, Ints.get(labels, below));
      Ints.set(labels, below, least);
      Ints.set(ancestors, below, ancestor);
      below = next;
    }
    return least;
  }

  /** From the walk's parents and the semidominators to the immediate dominators. */
  private static void findDominators(
      MemorySegment dominators, MemorySegment semidominators, int reachedCount) {
    for (int number = 1; number <= reachedCount; number++) {
      int semidominator = Ints.get(semidominators, number);
      int dominator = Ints.get(dominators, number);
      while (dominator > semidominator) {
        dominator = Ints.get(dominators, dominator);
      }
      Ints.set(dominators, number, dominator);
    }
  }

  private void sum(IntToLongFunction bytes) {
    Longs.set(retained, ROOT, 0);
    for (int number = 1; number <= reachedCount; number++) {
      Longs.set(retained, number, bytes.applyAsLong(Ints.get(vertices, number)));
    }
    for (int number = reachedCount; number > ROOT; number--) {
      int dominator = Ints.get(dominators, number);
      long sum = Longs.get(retained, dominator) + Longs.get(retained, number);
      Longs.set(retained, dominator, sum);
    }
  }

  /** How many modules entries reach. */
  public int reachedCount() {
    return reachedCount;
  }

  public boolean isReached(int module) {
    return Ints.get(numbers, module) != ROOT;
  }

  /**
   * The immediate dominator of a module; {@link Snapshot#NO_MODULE} for one that is not reached or
   * that no single module pulls in, as an entry.
   */
  public int dominator(int module) {
    int number = Ints.get(numbers, module);
    int dominator = number == ROOT ? ROOT : Ints.get(dominators, number);
    return dominator == ROOT ? Snapshot.NO_MODULE : Ints.get(vertices, dominator);
  }

  /** The bytes of the files that are in the graph because of a module; 0 for one not reached. */
  public long retainedBytes(int module) {
    int number = Ints.get(numbers, module);
    return number == ROOT ? 0 : Longs.get(retained, number);
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    region.close();
  }
}
