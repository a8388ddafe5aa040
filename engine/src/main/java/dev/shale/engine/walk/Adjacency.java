package dev.shale.engine.walk;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Bits;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Who leads to whom, as compressed sparse rows, in one direction or both: the form in which passes
 * walk the graph. Made from the pages, and patched when modules change.
 *
 * <p>An edge leads from a module to another, or to itself, if the choice of edges has a connection
 * between them; several connections are one edge. A removed module has none. The edges that leave a
 * module are in source order, those that enter it in no order.
 */
public final class Adjacency implements AutoCloseable {
  private final Rows forward;
  private final Rows reverse;
  private final Entries entries;
  private boolean hasReverse;

  private Adjacency(Region region) {
    this(new Rows("forward", region), region);
  }

  private Adjacency(Rows forward, Region region) {
    this.forward = forward;
    reverse = new Rows("reverse", region);
    entries = new Entries(region);
  }

  /**
   * The edges that leave modules, for one walk or two: read once, in the memory that all
   * connections would need.
   */
  public static Adjacency forward(Snapshot graph, EdgeChoice choice, Region region) {
    Adjacency adjacency = new Adjacency(region);
    RowsReading.once(graph, choice, adjacency.forward);
    adjacency.entries.read(graph);
    return adjacency;
  }

  /**
   * The edges in both directions, to stay: read twice, in parallel, in no more memory than they
   * need and some to spare.
   */
  public static Adjacency of(Snapshot graph, EdgeChoice choice, Region region, Workers workers) {
    Adjacency adjacency = new Adjacency(region);
    RowsReading.twice(graph, choice, adjacency.forward, workers);
    adjacency.entries.read(graph);
    adjacency.addReverse(workers);
    return adjacency;
  }

  /**
   * The edges of any nodes, in both directions.
   *
   * @param forward rows that lie one behind the other; they are closed with this
   * @param entries nodes from which walks begin
   */
  public static Adjacency of(Rows forward, List<Integer> entries, Region region, Workers workers) {
    Adjacency adjacency = new Adjacency(forward, region);
    adjacency.entries.grow(forward.moduleCount());
    for (int entry : entries) {
      if (!adjacency.entries.has(entry)) {
        adjacency.entries.add(entry);
      }
    }
    adjacency.addReverse(workers);
    return adjacency;
  }

  /** No modules and no edges. */
  public static Adjacency none(Region region) {
    return new Adjacency(region);
  }

  /** From now on there are more modules; the new ones have no edges. */
  public void grow(int moduleCount) {
    forward.grow(moduleCount);
    reverse.grow(moduleCount);
    entries.grow(moduleCount);
  }

  /** Adds the edges that enter modules, if they are not there. */
  public void addReverse(Workers workers) {
    if (!hasReverse) {
      RowsReversal.reverse(forward, reverse, workers);
      hasReverse = true;
    }
  }

  /** The rows of the edges that leave modules. */
  public Rows forward() {
    return forward;
  }

  /** The rows of the edges that enter modules. */
  public Rows reverse() {
    return reverse;
  }

  public boolean hasReverse() {
    return hasReverse;
  }

  public Entries entries() {
    return entries;
  }

  /** A number that all modules are less than. */
  public int moduleCount() {
    return forward.moduleCount();
  }

  public int edgeCount() {
    return forward.edgeCount();
  }

  /** The first edge that leaves a module. */
  public int begin(int module) {
    return forward.begin(module);
  }

  /** Behind the last edge that leaves a module. */
  public int end(int module) {
    return forward.end(module);
  }

  /** The module that an edge leads to. */
  public int target(int edge) {
    return forward.target(edge);
  }

  /** The native bytes of the edges in all directions. */
  public long bytes() {
    return forward.bytes() + reverse.bytes();
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    forward.close();
    reverse.close();
    entries.close();
  }

  /** The modules that a graph was discovered from, as a list in ascending order and as bits. */
  public static final class Entries implements AutoCloseable {
    private final Region region;
    private final IntList list;
    private MemorySegment bits;
    private int capacity;

    public Entries(Region owner) {
      region = owner.child("entries");
      list = new IntList(region);
      bits = region.allocate(0);
    }

    public void read(Snapshot graph) {
      int moduleCount = graph.moduleCount();
      grow(moduleCount);
      for (int module = 0; module < moduleCount; module++) {
        if (graph.moduleExists(module) && graph.isEntry(module)) {
          list.add(module);
          Bits.set(bits, module);
        }
      }
    }

    public void grow(int moduleCount) {
      if (moduleCount > capacity) {
        MemorySegment before = bits;
        capacity = moduleCount + Rows.spare(moduleCount);
        bits = region.allocate(Bits.bytes(capacity));
        bits.copyFrom(before);
        region.free(before);
      }
    }

    public boolean has(int module) {
      return Bits.get(bits, module);
    }

    public int count() {
      return list.size();
    }

    public int module(int index) {
      return list.get(index);
    }

    public void add(int module) {
      Bits.set(bits, module);
      list.add(module);
      for (int at = list.size() - 1; at > 0 && list.get(at - 1) > module; at--) {
        list.set(at, list.get(at - 1));
        list.set(at - 1, module);
      }
    }

    public void remove(int module) {
      Bits.clear(bits, module);
      int kept = 0;
      for (int at = 0; at < list.size(); at++) {
        if (list.get(at) != module) {
          list.set(kept++, list.get(at));
        }
      }
      list.removeLast();
    }

    @Override
    public void close() {
      region.close();
    }
  }
}
