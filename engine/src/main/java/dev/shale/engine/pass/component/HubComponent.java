package dev.shale.engine.pass.component;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Reach;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Bytes;
import dev.shale.offheap.Ints;
import java.lang.foreign.MemorySegment;

/**
 * The component of the module through which most ways of two edges go; in a graph with one large
 * component it is that one. It is what both reaches the module and is reached by it (L. Fleischer,
 * B. Hendrickson, A. Pınar, "On Identifying Strongly Connected Components in Parallel", IPDPS
 * 2000). Two searches that look at a few edges of each module cost a fraction of a walk that
 * follows all, and run on several threads.
 */
final class HubComponent {
  private static final byte UNKNOWN = 0;

  /** The mark of modules that the component leads to. */
  static final byte REACHED = 1;

  /** The mark of its members. */
  static final byte MEMBER = 2;

  /** Edges that are looked at to find a cycle: a share of all, within bounds. */
  private static final int WORK_DIVISOR = 32;

  private static final int LEAST_WORK = 1 << 8;
  private static final int MOST_WORK = 1 << 18;
  private static final int MET = -2;

  private final Reach reach;

  HubComponent(int workerCount) {
    reach = new Reach(workerCount);
  }

  /**
   * Finds the component, with the edges of both directions, if the module is found to be in a cycle
   * soon.
   *
   * @param marks a byte per module, where members and what they reach are marked
   * @param queue an int per module and one more
   * @return how many members there are; 0 if there was no cycle to be found
   */
  int search(Adjacency adjacency, Workers workers, MemorySegment marks, MemorySegment queue) {
    int moduleCount = adjacency.moduleCount();
    int hub = hub(adjacency.forward().bounds(), adjacency.reverse().bounds(), moduleCount);
    clear(marks, moduleCount);
    if (hub == Snapshot.NO_MODULE || !isInCycle(adjacency, hub, marks, queue)) {
      return 0;
    }
    clear(marks, moduleCount);
    reach.begin(marks, queue);
    begin(hub, marks, REACHED, queue);
    reach.forward(adjacency, UNKNOWN, REACHED, REACHED);
    int reachedCount = reach.spread(workers, moduleCount - 1, 1);
    begin(hub, marks, MEMBER, queue);
    reach.backward(adjacency, REACHED, MEMBER, MEMBER);
    return 1 + reach.spread(workers, reachedCount, 1);
  }

  private static void clear(MemorySegment marks, int moduleCount) {
    for (int module = 0; module < moduleCount; module++) {
      Bytes.set(marks, module, UNKNOWN);
    }
  }

  private static void begin(int hub, MemorySegment marks, byte mark, MemorySegment queue) {
    Bytes.set(marks, hub, mark);
    Ints.set(queue, 0, hub);
  }

  /**
   * Searches from the hub in both directions until one search meets the other, or enough edges were
   * looked at. What they find lies in the queue from its two ends.
   */
  private static boolean isInCycle(
      Adjacency adjacency, int hub, MemorySegment marks, MemorySegment queue) {
    int last = adjacency.moduleCount();
    int most = Math.clamp(adjacency.edgeCount() / WORK_DIVISOR, LEAST_WORK, MOST_WORK);
    Ints.set(queue, last, hub);
    begin(hub, marks, MEMBER, queue);
    int tail = 1;
    int backwardTail = last - 1;
    int backwardHead = last;
    int work = 0;
    for (int head = 0; head != tail && backwardHead != backwardTail && work < most; head++) {
      int above = Ints.get(queue, head);
      int below = Ints.get(queue, backwardHead--);
      work += adjacency.forward().length(above) + adjacency.reverse().length(below);
      tail = expand(adjacency.forward(), above, marks, REACHED, MEMBER, queue, tail, 1);
      if (tail == MET) {
        return true;
      }
      backwardTail =
          expand(adjacency.reverse(), below, marks, MEMBER, REACHED, queue, backwardTail, -1);
      if (backwardTail == MET) {
        return true;
      }
    }
    return false;
  }

  /** Queues the neighbours of a module; returns the end of the queue, or that both have met. */
  private static int expand(
      Rows rows,
      int module,
      MemorySegment marks,
      byte mark,
      byte otherMark,
      MemorySegment queue,
      int queueEnd,
      int step) {
    int tail = queueEnd;
    int end = rows.end(module);
    for (int edge = rows.begin(module); edge < end; edge++) {
      int next = rows.target(edge);
      if (Bytes.get(marks, next) == otherMark && next != module) {
        return MET;
      }
      if (Bytes.get(marks, next) == UNKNOWN) {
        Bytes.set(marks, next, mark);
        Ints.set(queue, tail, next);
        tail += step;
      }
    }
    return tail;
  }

  /** The module through which most ways of two edges go; none if there are no such ways. */
  private static int hub(MemorySegment bounds, MemorySegment reverseBounds, int moduleCount) {
    int hub = Snapshot.NO_MODULE;
    long most = 0;
    for (int module = 0; module < moduleCount; module++) {
      long left = Rows.length(Rows.row(bounds, module));
      long ways = left * Rows.length(Rows.row(reverseBounds, module));
      if (ways > most) {
        hub = module;
        most = ways;
      }
    }
    return hub;
  }
}
