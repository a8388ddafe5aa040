package dev.shale.engine.pass.component;

import dev.shale.engine.pass.contract.Edits;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.StrongWalk;
import dev.shale.offheap.Bits;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * Brings components up to date after edges were added and removed.
 *
 * <p>A removed edge can only split the component that it was in, and does so if its source no
 * longer reaches its target; a search from both ends says so. Only then the members of that
 * component are walked anew. An added edge can only join components if it leads against the order
 * of their labels; the components between its ends, in that order, are searched from both, as in
 * Pearce and Kelly, "A Dynamic Topological Sort Algorithm for Directed Acyclic Graphs", Journal of
 * Experimental Algorithmics 11 (2006). Either they are one component now, or their labels change
 * places.
 *
 * <p>While added edges are gone through, those that are still to come may lead against the order;
 * searches leave them out.
 */
final class ComponentRepair {
  /** Edges that may be looked at for one edge before a search of everything is cheaper. */
  private static final int MOST_WORK = 1 << 18;

  /** The share of modules that a component may have to be walked anew by itself. */
  private static final int LARGE_DIVISOR = 4;

  private final Region owner;
  private Region region;
  private final IntList changed;
  private final IntList touched;
  private final IntList split;
  private final IntList below;
  private final IntList above;
  private final ComponentOrder order;
  private MemorySegment belowMarks;
  private MemorySegment aboveMarks;
  private int capacity;
  private final StrongWalk walk = new StrongWalk();
  private int work;
  private PassReason reason = PassReason.NONE;

  ComponentRepair(Region owner) {
    this.owner = owner;
    changed = new IntList(owner);
    touched = new IntList(owner);
    split = new IntList(owner);
    below = new IntList(owner);
    above = new IntList(owner);
    order = new ComponentOrder(owner);
    region = owner.child("component marks");
    belowMarks = aboveMarks = region.allocate(0);
  }

  /** The modules that are in another component than before; some may be in the same. */
  IntList changed() {
    return changed;
  }

  /** Components that were split off or joined. */
  IntList touched() {
    return touched;
  }

  /** Why a repair would have been too much work. */
  PassReason reason() {
    return reason;
  }

  /** Repairs components; false when that is too much work, and they are of no use any more. */
  boolean repair(Components components, Adjacency adjacency, Edits edits, Scratch scratch) {
    reserve(components.moduleCount());
    changed.clear();
    touched.clear();
    order.place(components, adjacency, edits);
    countEntering(components, edits);
    return split(components, adjacency, edits, scratch) && join(components, adjacency, edits);
  }

  private void reserve(int moduleCount) {
    if (moduleCount > capacity) {
      region.close();
      region = owner.child("component marks");
      capacity = moduleCount + Rows.spare(moduleCount);
      belowMarks = region.allocate(Bits.bytes(capacity));
      aboveMarks = region.allocate(Bits.bytes(capacity));
    }
  }

  /** As if components had stayed what they were. */
  private static void countEntering(Components components, Edits edits) {
    for (int edge = 0; edge < edits.removedCount(); edge++) {
      int entered = components.component(edits.removedTarget(edge));
      if (entered != components.component(edits.removedSource(edge))) {
        components.entering(entered, components.entering(entered) - 1);
      }
    }
    for (int edge = 0; edge < edits.addedCount(); edge++) {
      int entered = components.component(edits.addedTarget(edge));
      if (entered != components.component(edits.addedSource(edge))) {
        components.entering(entered, components.entering(entered) + 1);
      }
    }
  }

  private boolean split(Components components, Adjacency adjacency, Edits edits, Scratch scratch) {
    split.clear();
    for (int edge = 0; edge < edits.removedCount(); edge++) {
      int source = edits.removedSource(edge);
      int target = edits.removedTarget(edge);
      int component = components.component(source);
      if (source != target
          && component == components.component(target)
          && !has(split, component)
          && !reaches(components, adjacency, source, target)) {
        split.add(component);
      }
    }
    for (int index = 0; index < split.size(); index++) {
      if (!walk(components, adjacency, split.get(index), scratch)) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(IntList list, int value) {
    for (int index = 0; index < list.size(); index++) {
      if (list.get(index) == value) {
        return true;
      }
    }
    return false;
  }

  /** Whether a module reaches another of its component, as far as that is found out soon. */
  private boolean reaches(Components components, Adjacency adjacency, int source, int target) {
    int component = components.component(source);
    begin(below, belowMarks, source);
    begin(above, aboveMarks, target);
    work = 0;
    boolean isReached = false;
    int belowHead = 0;
    int aboveHead = 0;
    while (!isReached
        && belowHead != below.size()
        && aboveHead != above.size()
        && work < MOST_WORK) {
      isReached =
          spread(
                  components,
                  adjacency.forward(),
                  component,
                  below,
                  belowMarks,
                  aboveMarks,
                  belowHead++)
              || spread(
                  components,
                  adjacency.reverse(),
                  component,
                  above,
                  aboveMarks,
                  belowMarks,
                  aboveHead++);
    }
    end(below, belowMarks);
    end(above, aboveMarks);
    return isReached;
  }

  private static void begin(IntList list, MemorySegment marks, int start) {
    list.clear();
    list.add(start);
    Bits.set(marks, start);
  }

  private static void end(IntList list, MemorySegment marks) {
    for (int index = 0; index < list.size(); index++) {
      Bits.clear(marks, list.get(index));
    }
  }

  /** Goes on from one module of a search; whether it met the other. */
  private boolean spread(
      Components components,
      Rows rows,
      int component,
      IntList list,
      MemorySegment marks,
      MemorySegment otherMarks,
      int head) {
    int module = list.get(head);
    int end = rows.end(module);
    for (int edge = rows.begin(module); edge != end; edge++) {
      int next = rows.target(edge);
      if (Bits.get(otherMarks, next)) {
        return true;
      }
      if (!Bits.get(marks, next) && components.component(next) == component) {
        Bits.set(marks, next);
        list.add(next);
      }
    }
    work += rows.length(module);
    return false;
  }

  /** Finds the components that the members of one are in now. */
  private boolean walk(Components components, Adjacency adjacency, int component, Scratch scratch) {
    IntList members = below;
    members.clear();
    int member = component;
    do {
      members.add(member);
      if (members.size() > 1 << 10 && members.size() > components.moduleCount() / LARGE_DIVISOR) {
        reason = ComponentPass.LARGE_SPLIT;
        return false;
      }
      member = components.following(member);
    } while (member != component);
    MemorySegment ranks = scratch.third();
    shut(components, adjacency.forward(), component, members, ranks);
    walk.begin(
        adjacency.forward(), components.moduleCount(), ranks, scratch.first(), scratch.second());
    for (int index = 0; index < members.size(); index++) {
      if (Ints.get(ranks, members.get(index)) == StrongWalk.UNVISITED) {
        walk.walk(members.get(index));
      }
    }
    return walk.count() == 1 || name(components, adjacency, component, members, scratch);
  }

  /** Lets a walk visit the members of a component, and nothing that they lead to. */
  private static void shut(
      Components components, Rows forward, int component, IntList members, MemorySegment ranks) {
    for (int index = 0; index < members.size(); index++) {
      int module = members.get(index);
      Ints.set(ranks, module, StrongWalk.UNVISITED);
      for (int edge = forward.begin(module); edge != forward.end(module); edge++) {
        int target = forward.target(edge);
        if (components.component(target) != component) {
          Ints.set(ranks, target, StrongWalk.OUTSIDE);
        }
      }
    }
  }

  private boolean name(
      Components components, Adjacency adjacency, int component, IntList members, Scratch scratch) {
    int label = components.label(component);
    int step = order.room(components, adjacency.forward(), component, members) / walk.count();
    if (step == 0) {
      reason = ComponentPass.NO_ROOM;
      return false;
    }
    MemorySegment ranks = scratch.third();
    MemorySegment names = scratch.first();
    Ints.fill(names, 0, walk.count(), Integer.MAX_VALUE);
    for (int index = 0; index < members.size(); index++) {
      int module = members.get(index);
      int number = walk.number(Ints.get(ranks, module));
      Ints.set(names, number, Math.min(module, Ints.get(names, number)));
    }
    for (int number = 0; number < walk.count(); number++) {
      int name = Ints.get(names, number);
      components.label(name, label + (walk.count() - 1 - number) * step);
      components.entering(name, 0);
      touched.add(name);
    }
    components.changeCount(walk.count() - 1);
    rename(components, members, ranks, names);
    countEntering(components, adjacency.reverse(), members);
    return true;
  }

  private void rename(
      Components components, IntList members, MemorySegment ranks, MemorySegment names) {
    for (int index = 0; index < members.size(); index++) {
      int module = members.get(index);
      int name = Ints.get(names, walk.number(Ints.get(ranks, module)));
      components.linkAlone(module);
      if (components.component(module) != name) {
        components.component(module, name);
        changed.add(module);
      }
    }
    for (int index = 0; index < members.size(); index++) {
      int module = members.get(index);
      if (components.component(module) != module) {
        components.join(module, components.component(module));
      }
    }
  }

  private static void countEntering(Components components, Rows reverse, IntList members) {
    for (int index = 0; index < members.size(); index++) {
      int module = members.get(index);
      int component = components.component(module);
      int entering = components.entering(component);
      int end = reverse.end(module);
      for (int edge = reverse.begin(module); edge != end; edge++) {
        entering += components.component(reverse.target(edge)) == component ? 0 : 1;
      }
      components.entering(component, entering);
    }
  }

  private boolean join(Components components, Adjacency adjacency, Edits edits) {
    for (int edge = 0; edge < edits.addedCount(); edge++) {
      int source = components.component(edits.addedSource(edge));
      int target = components.component(edits.addedTarget(edge));
      if (source != target
          && components.label(source) >= components.label(target)
          && !join(components, adjacency, source, target)) {
        return false;
      }
    }
    return true;
  }

  /** Puts one component before another, or joins what is between them. */
  private boolean join(Components components, Adjacency adjacency, int source, int target) {
    work = 0;
    boolean isDone =
        order.search(components, adjacency, source, target, belowMarks, aboveMarks, below, above);
    isDone = isDone && order.sort(components, below, above, belowMarks, aboveMarks);
    if (isDone && order.joined().size() > 0) {
      join(components, adjacency, order.joined());
    }
    end(below, belowMarks);
    end(above, aboveMarks);
    if (!isDone) {
      reason = order.reason();
    }
    return isDone;
  }

  private void join(Components components, Adjacency adjacency, IntList joined) {
    int least = Integer.MAX_VALUE;
    for (int index = 0; index < joined.size(); index++) {
      least = Math.min(least, joined.get(index));
    }
    int entering =
        ComponentOrder.enteringTogether(components, adjacency, joined, belowMarks, aboveMarks);
    int label = components.label(joined.get(0));
    for (int index = 0; index < joined.size(); index++) {
      int component = joined.get(index);
      if (component != least) {
        rename(components, component, least);
        components.join(component, least);
      }
    }
    components.changeCount(1 - joined.size());
    components.entering(least, entering);
    components.label(least, label);
    touched.add(least);
  }

  private void rename(Components components, int component, int name) {
    int member = component;
    do {
      components.component(member, name);
      changed.add(member);
      member = components.following(member);
    } while (member != component);
  }
}
