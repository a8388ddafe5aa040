package dev.shale.engine.chunk;

import dev.shale.engine.chunk.memory.GroupEdges;
import dev.shale.engine.chunk.memory.SetPool;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.StrongWalk;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * Which groups reach a module by what loads together. Modules that the same groups reach are a
 * class, and no way of making chunks tells them apart.
 *
 * <p>Sets go down the components of the edges, in the order in which these lead to each other;
 * equal sets are one. Linear in modules and edges, times the words of a set. Takes four bytes per
 * module, a bit per group and set, and while it runs twenty bytes per module more.
 */
final class Signatures {
  static final int NO_CLASS = -1;

  private final Region region;
  private final Region scratch;
  private final SetPool sets;
  private final IntList ofModule;
  private final IntList setOfClass;
  private final IntList memberBegins;
  private final IntList members;
  private final StrongWalk walk = new StrongWalk();

  /** Sets on the way to those that modules have in the end. */
  private final SetPool all;

  private final IntList classes;
  private final IntList next;

  /** By module its component: the lower the earlier in an order in which edges lead on. */
  private MemorySegment ranks;

  /** The modules that were reached, by the ranks of their components. */
  private MemorySegment order;

  /** Where each component ends in that order. */
  private MemorySegment ends;

  private MemorySegment setOfComponent;
  private int rankedCount;

  /** By class the bytes of the files of its modules. */
  private MemorySegment bytes;

  /** No signatures. */
  Signatures(Region region, Region scratch) {
    this.scratch = scratch;
    sets = new SetPool(region);
    ofModule = new IntList(region);
    setOfClass = new IntList(region);
    memberBegins = new IntList(region);
    members = new IntList(region);
    this.region = region;
    bytes = region.allocate(0);
    all = new SetPool(scratch);
    classes = new IntList(scratch);
    next = new IntList(scratch);
    ranks = scratch.allocate(0);
    order = scratch.allocate(0);
    ends = scratch.allocate(0);
    setOfComponent = scratch.allocate(0);
  }

  /** Finds which groups reach each module. */
  void make(Links links, Groups groups) {
    int moduleCount = links.rows().moduleCount();
    rankedCount = moduleCount;
    sets.clear(groups.count());
    all.clear(groups.count());
    long bytes = (moduleCount + 1L) * Integer.BYTES;
    ranks = GroupEdges.room(ranks, bytes, scratch);
    order = GroupEdges.room(order, bytes, scratch);
    ends = GroupEdges.room(ends, bytes, scratch);
    setOfComponent = GroupEdges.room(setOfComponent, bytes, scratch);
    walk.begin(links.rows(), moduleCount, ranks, order, ends);
    for (int index = 0; index < groups.rootEnd(groups.count() - 1); index++) {
      int root = groups.root(index);
      if (Ints.get(ranks, root) == StrongWalk.UNVISITED) {
        walk.walk(root);
      }
    }
    startSets(groups, all, ranks, setOfComponent);
    int reachedCount = sort(walk, ranks, moduleCount, ends, order);
    spread(links.rows(), all, ranks, setOfComponent, order, reachedCount);
    classify(moduleCount);
    gather(moduleCount);
    addBytes(links.graph());
  }

  /** Takes for the groups that reach a module those that bring it. */
  void make(Links links, Groups groups, RuntimeWalks walks) {
    int moduleCount = links.rows().moduleCount();
    rankedCount = 0;
    sets.clear(groups.count());
    all.clear(groups.count());
    setOfComponent = GroupEdges.room(setOfComponent, (moduleCount + 1L) * Integer.BYTES, scratch);
    for (int group = 0; group < groups.count(); group++) {
      int module = walks.next(group, 0);
      for (; module >= 0; module = walks.next(group, module + 1)) {
        Ints.set(setOfComponent, module, all.with(Ints.get(setOfComponent, module), group));
      }
    }
    beginClasses(moduleCount);
    for (int module = 0; module < moduleCount; module++) {
      int set = Ints.get(setOfComponent, module);
      if (set != SetPool.EMPTY) {
        classify(module, set);
      }
    }
    gather(moduleCount);
    addBytes(links.graph());
  }

  private static void startSets(
      Groups groups, SetPool sets, MemorySegment ranks, MemorySegment setOfComponent) {
    for (int group = 0; group < groups.count(); group++) {
      for (int index = groups.rootBegin(group); index < groups.rootEnd(group); index++) {
        int component = Ints.get(ranks, groups.root(index));
        Ints.set(setOfComponent, component, sets.with(Ints.get(setOfComponent, component), group));
      }
    }
  }

  /**
   * Puts the modules that were reached in an order in which no component comes before one that
   * leads to it. Components are closed in the opposite order, and have the smaller rank the later
   * they are.
   */
  private static int sort(
      StrongWalk walk,
      MemorySegment ranks,
      int moduleCount,
      MemorySegment begins,
      MemorySegment order) {
    int least = moduleCount - walk.count();
    Ints.fill(begins, 0, walk.count() + 1L, 0);
    for (int module = 0; module < moduleCount; module++) {
      int rank = Ints.get(ranks, module);
      if (rank != StrongWalk.UNVISITED) {
        int place = rank - least;
        Ints.set(begins, place, Ints.get(begins, place) + 1);
      }
    }
    int sum = 0;
    for (int place = 0; place <= walk.count(); place++) {
      int count = Ints.get(begins, place);
      Ints.set(begins, place, sum);
      sum += count;
    }
    for (int module = 0; module < moduleCount; module++) {
      int rank = Ints.get(ranks, module);
      if (rank != StrongWalk.UNVISITED) {
        int place = rank - least;
        int at = Ints.get(begins, place);
        Ints.set(order, at, module);
        Ints.set(begins, place, at + 1);
      }
    }
    return sum;
  }

  private static void spread(
      Rows rows,
      SetPool sets,
      MemorySegment ranks,
      MemorySegment setOfComponent,
      MemorySegment order,
      int count) {
    MemorySegment bounds = rows.bounds();
    MemorySegment targets = rows.targets();
    for (int index = 0; index < count; index++) {
      int module = Ints.get(order, index);
      int component = Ints.get(ranks, module);
      int set = Ints.get(setOfComponent, component);
      long row = Rows.row(bounds, module);
      for (int edge = Rows.begin(row); edge < Rows.end(row); edge++) {
        int target = Ints.get(ranks, Ints.get(targets, edge));
        int known = Ints.get(setOfComponent, target);
        if (target != component && known != set) {
          Ints.set(setOfComponent, target, sets.union(known, set));
        }
      }
    }
  }

  /** Numbers the sets that modules have in the end; those on the way to them are not kept. */
  private void classify(int moduleCount) {
    beginClasses(moduleCount);
    for (int module = 0; module < moduleCount; module++) {
      int rank = Ints.get(ranks, module);
      if (rank != StrongWalk.UNVISITED) {
        classify(module, Ints.get(setOfComponent, rank));
      }
    }
  }

  private void beginClasses(int moduleCount) {
    ofModule.clear();
    ofModule.fill(moduleCount, NO_CLASS);
    setOfClass.clear();
    classes.clear();
    classes.fill(all.count(), NO_CLASS);
  }

  private void classify(int module, int set) {
    if (classes.get(set) == NO_CLASS) {
      classes.set(set, setOfClass.size());
      setOfClass.add(sets.add(all, set));
    }
    ofModule.set(module, classes.get(set));
  }

  private void gather(int moduleCount) {
    memberBegins.clear();
    memberBegins.fill(count() + 1, 0);
    for (int module = 0; module < moduleCount; module++) {
      if (ofModule.get(module) != NO_CLASS) {
        int after = ofModule.get(module) + 1;
        memberBegins.set(after, memberBegins.get(after) + 1);
      }
    }
    next.clear();
    for (int one = 0; one < count(); one++) {
      memberBegins.set(one + 1, memberBegins.get(one) + memberBegins.get(one + 1));
      next.add(memberBegins.get(one));
    }
    members.clear();
    members.fill(memberBegins.get(count()), 0);
    for (int module = 0; module < moduleCount; module++) {
      int one = ofModule.get(module);
      if (one != NO_CLASS) {
        members.set(next.get(one), module);
        next.set(one, next.get(one) + 1);
      }
    }
  }

  private void addBytes(Snapshot graph) {
    bytes = GroupEdges.room(bytes, (long) count() * Long.BYTES, region);
    for (int one = 0; one < count(); one++) {
      long sum = 0;
      for (int index = begin(one); index < end(one); index++) {
        sum += graph.bytes(module(index));
      }
      Longs.set(bytes, one, sum);
    }
  }

  /** How many classes there are; they are in the order of their first modules. */
  int count() {
    return setOfClass.size();
  }

  /** The class of a module; {@link #NO_CLASS} for one that no group reaches. */
  int of(int module) {
    return ofModule.get(module);
  }

  /** How many modules a class has. */
  int moduleCount(int one) {
    return end(one) - begin(one);
  }

  /** The bytes of the files of a class. */
  long bytes(int one) {
    return Longs.get(bytes, one);
  }

  /** The files of a class have so many bytes more. */
  void addBytes(int one, long more) {
    Longs.set(bytes, one, bytes(one) + more);
  }

  /** The groups that reach a class. */
  int groups(int one) {
    return setOfClass.get(one);
  }

  /** The groups that reach a module. */
  int groupsOf(int module) {
    int one = of(module);
    return one == NO_CLASS ? SetPool.EMPTY : groups(one);
  }

  /**
   * The component of a module as a number, the lower the earlier in an order in which edges lead
   * on; {@link StrongWalk#UNVISITED} for one that no group reaches.
   */
  int rank(int module) {
    return module < rankedCount ? Ints.get(ranks, module) : StrongWalk.UNVISITED;
  }

  /** The first of the modules of a component in the order of components, for {@link #inOrder}. */
  int componentBegin(int rank) {
    return componentEnd(rank - 1);
  }

  int componentEnd(int rank) {
    return Ints.get(ends, rank - (rankedCount - walk.count()));
  }

  /** A module by its place in an order of components. */
  int inOrder(int place) {
    return Ints.get(order, place);
  }

  /** From now on there are so many modules; no group reaches those that are more. */
  void grow(int moduleCount) {
    ofModule.fill(moduleCount, NO_CLASS);
  }

  /** The sets of groups that classes have. */
  SetPool sets() {
    return sets;
  }

  /** The first of the modules of a class, which are in ascending order. */
  int begin(int one) {
    return memberBegins.get(one);
  }

  int end(int one) {
    return memberBegins.get(one + 1);
  }

  int module(int index) {
    return members.get(index);
  }
}
