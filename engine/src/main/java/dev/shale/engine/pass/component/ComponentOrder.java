package dev.shale.engine.pass.component;

import dev.shale.engine.pass.contract.Edits;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.LongHeap;
import dev.shale.engine.walk.Rows;
import dev.shale.offheap.Bits;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * Keeps the labels of components such that each is less than those of the components it leads to;
 * see {@link ComponentRepair}. Two components that do not lead to each other may have one label; if
 * such two have to change places, there is no telling where to.
 */
final class ComponentOrder {
  private static final int MOST_COMPONENTS = 1 << 14;
  private static final int MOST_WORK = 1 << 17;
  private static final int MULTIPLIER = 0x9E3779B1;

  private final LongHeap heap;
  private final IntList pool;
  private final IntList joined;
  private int work;
  private PassReason reason = PassReason.NONE;

  ComponentOrder(Region region) {
    heap = new LongHeap(region, 2 * MOST_COMPONENTS);
    pool = new IntList(region);
    joined = new IntList(region);
  }

  /** The components that the last {@link #sort} found to be one. */
  IntList joined() {
    return joined;
  }

  PassReason reason() {
    return reason;
  }

  /**
   * Gives labels to modules that did not exist: before what they lead to, behind their importers.
   */
  void place(Components components, Adjacency adjacency, Edits edits) {
    for (int index = 0; index < edits.newModules().size(); index++) {
      int module = edits.newModules().get(index);
      int shift = ((module * MULTIPLIER) >>> 1) % Math.max(1, components.labelGap() / 2);
      Rows forward = adjacency.forward();
      if (forward.length(module) > 0) {
        int least = Integer.MAX_VALUE;
        for (int edge = forward.begin(module); edge != forward.end(module); edge++) {
          least = Math.min(least, components.label(components.component(forward.target(edge))));
        }
        components.label(module, Math.max(0, least - 1 - shift));
      } else {
        components.label(module, behindImporters(components, adjacency.reverse(), module) + shift);
      }
    }
  }

  private static int behindImporters(Components components, Rows reverse, int module) {
    int greatest = 0;
    for (int edge = reverse.begin(module); edge != reverse.end(module); edge++) {
      greatest = Math.max(greatest, components.label(components.component(reverse.target(edge))));
    }
    return Math.min(greatest, Integer.MAX_VALUE - 2 * Components.LABEL_GAP) + 1;
  }

  /** How many labels there are from that of a component to the least that it leads to. */
  int room(Components components, Rows forward, int component, IntList members) {
    int label = components.label(component);
    int least = label + components.labelGap();
    for (int index = 0; index < members.size(); index++) {
      int module = members.get(index);
      int end = forward.end(module);
      for (int edge = forward.begin(module); edge != end; edge++) {
        int reached = components.component(forward.target(edge));
        int reachedLabel = components.label(reached);
        if (reached != component && reachedLabel > label) {
          least = Math.min(least, reachedLabel);
        }
      }
    }
    return least - label;
  }

  /**
   * Finds the components that {@code target} leads to and those that lead to {@code source}, as far
   * as their labels are between the two; false when there are too many.
   */
  boolean search(
      Components components,
      Adjacency adjacency,
      int source,
      int target,
      MemorySegment belowMarks,
      MemorySegment aboveMarks,
      IntList below,
      IntList above) {
    work = 0;
    joined.clear();
    begin(below, belowMarks, target);
    begin(above, aboveMarks, source);
    int most = components.label(source);
    int least = components.label(target);
    boolean isDone =
        spread(components, adjacency.forward(), below, belowMarks, most, true)
            && spread(components, adjacency.reverse(), above, aboveMarks, least, false);
    if (!isDone) {
      reason = ComponentPass.FAR_BACK;
    }
    return isDone;
  }

  private static void begin(IntList list, MemorySegment marks, int component) {
    list.clear();
    list.add(component);
    Bits.set(marks, component);
  }

  private boolean spread(
      Components components,
      Rows rows,
      IntList list,
      MemorySegment marks,
      int limit,
      boolean isForward) {
    for (int head = 0; head < list.size(); head++) {
      int component = list.get(head);
      int label = components.label(component);
      int member = component;
      do {
        int end = rows.end(member);
        for (int edge = rows.begin(member); edge != end; edge++) {
          int next = components.component(rows.target(edge));
          int nextLabel = components.label(next);
          boolean isBetween =
              isForward
                  ? nextLabel > label && nextLabel <= limit
                  : nextLabel < label && nextLabel >= limit;
          if (isBetween && !Bits.get(marks, next)) {
            Bits.set(marks, next);
            list.add(next);
          }
        }
        work += 1 + rows.length(member);
        member = components.following(member);
      } while (member != component && work < MOST_WORK);
      if (work >= MOST_WORK || list.size() > MOST_COMPONENTS) {
        return false;
      }
    }
    return true;
  }

  /**
   * Gives the labels of all that was found to the same components in another order: what leads to
   * the source, what was found from both ends, what the target leads to.
   */
  boolean sort(
      Components components,
      IntList below,
      IntList above,
      MemorySegment belowMarks,
      MemorySegment aboveMarks) {
    for (int index = 0; index < below.size(); index++) {
      if (Bits.get(aboveMarks, below.get(index))) {
        joined.add(below.get(index));
      }
    }
    if (!collectLabels(components, below, above, belowMarks)) {
      reason = ComponentPass.SAME_PLACE;
      return false;
    }
    int first = assign(components, above, belowMarks, 0);
    if (joined.size() > 0) {
      components.label(joined.get(0), pool.get(first));
    }
    assign(components, below, aboveMarks, pool.size() - (below.size() - joined.size()));
    return true;
  }

  private boolean collectLabels(
      Components components, IntList below, IntList above, MemorySegment belowMarks) {
    heap.clear();
    for (int index = 0; index < below.size(); index++) {
      heap.add(LongHeap.key(components.label(below.get(index)), 0));
    }
    for (int index = 0; index < above.size(); index++) {
      if (!Bits.get(belowMarks, above.get(index))) {
        heap.add(LongHeap.key(components.label(above.get(index)), 0));
      }
    }
    pool.clear();
    while (!heap.isEmpty()) {
      int label = LongHeap.first(heap.take());
      if (pool.size() > 0 && pool.get(pool.size() - 1) == label) {
        return false;
      }
      pool.add(label);
    }
    return true;
  }

  /** Gives labels to those of a list that have no other mark; returns the place behind them. */
  private int assign(Components components, IntList list, MemorySegment otherMarks, int begin) {
    heap.clear();
    for (int index = 0; index < list.size(); index++) {
      int component = list.get(index);
      if (!Bits.get(otherMarks, component)) {
        heap.add(LongHeap.key(components.label(component), component));
      }
    }
    int place = begin;
    while (!heap.isEmpty()) {
      components.label(LongHeap.second(heap.take()), pool.get(place++));
    }
    return place;
  }

  /** How many edges enter components that have both marks from those that have not. */
  static int enteringTogether(
      Components components,
      Adjacency adjacency,
      IntList joined,
      MemorySegment belowMarks,
      MemorySegment aboveMarks) {
    Rows reverse = adjacency.reverse();
    int entering = 0;
    for (int index = 0; index < joined.size(); index++) {
      int member = joined.get(index);
      do {
        for (int edge = reverse.begin(member); edge != reverse.end(member); edge++) {
          int source = components.component(reverse.target(edge));
          boolean isInside = Bits.get(belowMarks, source) && Bits.get(aboveMarks, source);
          entering += isInside ? 0 : 1;
        }
        member = components.following(member);
      } while (member != joined.get(index));
    }
    return entering;
  }
}
