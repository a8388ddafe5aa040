package dev.shale.engine.pass.order;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.contract.Edits;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.Scratch;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * The ranks in which a depth-first walk from the entries enters and leaves modules. Entries are
 * taken by id, edges in source order. Takes twelve bytes per module, and four while it runs.
 *
 * <p>A rank is a place among all modules, so an edit that changes the walk changes most of them,
 * and there is nothing to be repaired. But most edges lead to modules that were entered before:
 * {@link #holds} finds out that a walk would be the same.
 */
public final class Orders {
  private final Region owner;
  private Region region;
  private MemorySegment preOrders;
  private MemorySegment postOrders;

  /**
   * How many modules had been left when one was entered: with its rank of leaving, how many lie
   * under it.
   */
  private MemorySegment leftBefore;

  private int capacity;
  private int moduleCount;

  private Orders(Region owner) {
    this.owner = owner;
    region = owner.child("order");
    preOrders = postOrders = leftBefore = region.allocate(0);
  }

  /** Walks from the entries. */
  public static Orders of(Adjacency adjacency, Region region) {
    Orders orders = new Orders(region);
    try (Scratch scratch = new Scratch(region, adjacency.moduleCount())) {
      orders.search(adjacency, scratch);
    }
    return orders;
  }

  /** Orders that are computed by {@link #search}, as often as is wanted. */
  public static Orders resident(Region region) {
    return new Orders(region);
  }

  /** Computes all ranks anew. Allocates nothing on the heap. */
  public void search(Adjacency adjacency, Scratch scratch) {
    moduleCount = adjacency.moduleCount();
    if (moduleCount > capacity) {
      region.close();
      region = owner.child("order");
      capacity = moduleCount;
      long bytes = moduleCount * (long) Integer.BYTES;
      preOrders = region.allocate(bytes);
      postOrders = region.allocate(bytes);
      leftBefore = region.allocate(bytes);
    }
    Ints.fill(preOrders, 0, moduleCount, Snapshot.NOT_REACHED);
    Ints.fill(postOrders, 0, moduleCount, Snapshot.NOT_REACHED);
    Rows forward = adjacency.forward();
    int reached = 0;
    for (int index = 0; index < adjacency.entries().count(); index++) {
      int entry = adjacency.entries().module(index);
      if (preOrder(entry) == Snapshot.NOT_REACHED) {
        reached =
            walk(
                entry,
                reached,
                forward.bounds(),
                forward.targets(),
                preOrders,
                postOrders,
                leftBefore,
                scratch.first());
      }
    }
  }

  /**
   * Walks from an entry; nothing is open before and after, so as many were left as entered. Until a
   * module is left, its next edge stands in place of that rank.
   *
   * @return how many modules were reached so far
   */
  private static int walk(
      int start,
      int reached,
      MemorySegment bounds,
      MemorySegment targets,
      MemorySegment preOrders,
      MemorySegment postOrders,
      MemorySegment leftBefore,
      MemorySegment stack) {
    int entered = reached;
    int left = reached;
    int height = 0;
    int module = start;
    Ints.set(preOrders, module, entered++);
    Ints.set(leftBefore, module, left);
    long row = Rows.row(bounds, module);
    long edge = Ints.offset(Rows.begin(row));
    long end = Ints.offset(Rows.end(row));
    while (true) {
      if (edge != end) {
        int target = Ints.at(targets, edge);
        edge += Integer.BYTES;
        if (Ints.get(preOrders, target) == Snapshot.NOT_REACHED) {
          Ints.set(postOrders, module, Ints.index(edge));
          Ints.set(stack, height++, module);
          module = target;
          Ints.set(preOrders, module, entered++);
          Ints.set(leftBefore, module, left);
          row = Rows.row(bounds, module);
          edge = Ints.offset(Rows.begin(row));
          end = Ints.offset(Rows.end(row));
        }
        continue;
      }
      Ints.set(postOrders, module, left++);
      if (height == 0) {
        return entered;
      }
      module = Ints.get(stack, --height);
      edge = Ints.offset(Ints.get(postOrders, module));
      end = Ints.offset(Rows.end(bounds, module));
    }
  }

  /** Whether a walk after the edits would give the same ranks to the modules that had some. */
  boolean holds(Adjacency adjacency, Edits edits) {
    if (edits.entries().size() > 0) {
      return false;
    }
    IntList rows = edits.rows();
    for (int index = 0; index < rows.size(); index++) {
      if (!holds(adjacency.forward(), rows.get(index))) {
        return false;
      }
    }
    return true;
  }

  /** Goes through the edges of a module as the walk would, stepping over what lies under each. */
  private boolean holds(Rows forward, int module) {
    if (preOrder(module) == Snapshot.NOT_REACHED) {
      return true;
    }
    int next = preOrder(module) + 1;
    for (int edge = forward.begin(module); edge != forward.end(module); edge++) {
      int target = forward.target(edge);
      int entered = preOrder(target);
      boolean isUnder = entered == next && postOrder(target) < postOrder(module);
      if (isUnder) {
        next += underCount(target);
      } else if (entered == Snapshot.NOT_REACHED || entered >= next) {
        return false;
      }
    }
    return next == preOrder(module) + underCount(module);
  }

  /** How many modules lie under one in the walk, itself included. */
  private int underCount(int module) {
    return postOrder(module) - Ints.get(leftBefore, module) + 1;
  }

  /** The rank of entering, or {@link Snapshot#NOT_REACHED}. */
  public int preOrder(int module) {
    return module < moduleCount ? Ints.get(preOrders, module) : Snapshot.NOT_REACHED;
  }

  /** The rank of leaving, or {@link Snapshot#NOT_REACHED}. */
  public int postOrder(int module) {
    return module < moduleCount ? Ints.get(postOrders, module) : Snapshot.NOT_REACHED;
  }
}
