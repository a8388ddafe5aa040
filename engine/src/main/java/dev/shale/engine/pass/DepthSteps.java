package dev.shale.engine.pass;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.AtomicInts;
import dev.shale.offheap.Bits;
import dev.shale.offheap.Ints;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One level of the search of {@link Depths}, forward or backward, by one thread or several. Which
 * of several importers reaches a module does not show in its depth.
 */
final class DepthSteps {
  private static final int BUFFER = 1 << 10;

  /** Longs between the counters of two workers, so that they are in different cache lines. */
  private static final int STRIDE = 16;

  private final AtomicInteger tail = new AtomicInteger();
  private final long[] counts;
  private final int[][] buffers;
  private final Workers.Range forwardRange = new ForwardRange();
  private final Workers.Range backwardRange = new BackwardRange();
  private MemorySegment bounds = MemorySegment.NULL;
  private MemorySegment targets = MemorySegment.NULL;
  private MemorySegment reverseBounds = MemorySegment.NULL;
  private MemorySegment sources = MemorySegment.NULL;
  private MemorySegment depths = MemorySegment.NULL;
  private MemorySegment queue = MemorySegment.NULL;
  private MemorySegment front = MemorySegment.NULL;
  private MemorySegment following = MemorySegment.NULL;
  private int head;
  private int depth;

  DepthSteps(int workerCount) {
    counts = new long[workerCount * STRIDE];
    buffers = new int[workerCount > 1 ? workerCount : 0][BUFFER];
  }

  private final class ForwardRange implements Workers.Range {
    @Override
    public void run(int worker, int begin, int end) {
      counts[worker * STRIDE] +=
          forwardShared(
              bounds,
              targets,
              depths,
              queue,
              head + begin,
              head + end,
              depth,
              buffers[worker],
              tail);
    }
  }

  private final class BackwardRange implements Workers.Range {
    @Override
    public void run(int worker, int begin, int end) {
      counts[worker * STRIDE] +=
          backward(reverseBounds, sources, depths, front, following, begin, end, depth);
    }
  }

  void begin(Adjacency adjacency, MemorySegment toDepths, MemorySegment withQueue) {
    bounds = adjacency.forward().bounds();
    targets = adjacency.forward().targets();
    reverseBounds = adjacency.reverse().bounds();
    sources = adjacency.reverse().targets();
    depths = toDepths;
    queue = withQueue;
  }

  /**
   * Follows the edges of the modules in {@code queue[begin, end)}; the modules that are found get a
   * depth and stand behind them.
   *
   * @return the edges that leave them, and where they end in the queue
   */
  long forward(Workers workers, int begin, int end, int toDepth, int chunk) {
    if (workers.count() == 1 || end - begin <= chunk) {
      return forward(bounds, targets, depths, queue, begin, end, toDepth);
    }
    head = begin;
    depth = toDepth;
    tail.set(end);
    workers.run(forwardRange, end - begin, chunk);
    return takeCount() << Integer.SIZE | tail.get();
  }

  /** Gives modules without a depth one, if an importer is in the front; returns how many. */
  int backward(
      Workers workers,
      MemorySegment withFront,
      MemorySegment toFollowing,
      int toDepth,
      int moduleCount,
      int chunk) {
    front = withFront;
    following = toFollowing;
    depth = toDepth;
    workers.run(backwardRange, moduleCount, chunk);
    return (int) takeCount();
  }

  private long takeCount() {
    long sum = 0;
    for (int index = 0; index < counts.length; index += STRIDE) {
      sum += counts[index];
      counts[index] = 0;
    }
    return sum;
  }

  private static long forward(
      MemorySegment bounds,
      MemorySegment targets,
      MemorySegment depths,
      MemorySegment queue,
      int begin,
      int end,
      int depth) {
    int tail = end;
    long frontEdges = 0;
    for (int head = begin; head < end; head++) {
      int module = Ints.get(queue, head);
      long row = Rows.row(bounds, module);
      long last = Ints.offset(Rows.end(row));
      for (long edge = Ints.offset(Rows.begin(row)); edge != last; edge += Integer.BYTES) {
        int target = Ints.at(targets, edge);
        if (Ints.get(depths, target) == Snapshot.NOT_REACHED) {
          Ints.set(depths, target, depth);
          Ints.set(queue, tail++, target);
          frontEdges += Rows.length(Rows.row(bounds, target));
        }
      }
    }
    return frontEdges << Integer.SIZE | tail;
  }

  private static long forwardShared(
      MemorySegment bounds,
      MemorySegment targets,
      MemorySegment depths,
      MemorySegment queue,
      int begin,
      int end,
      int depth,
      int[] buffer,
      AtomicInteger tail) {
    int found = 0;
    long frontEdges = 0;
    for (int head = begin; head < end; head++) {
      int module = Ints.get(queue, head);
      long row = Rows.row(bounds, module);
      long last = Ints.offset(Rows.end(row));
      for (long edge = Ints.offset(Rows.begin(row)); edge != last; edge += Integer.BYTES) {
        int target = Ints.at(targets, edge);
        if (Ints.get(depths, target) == Snapshot.NOT_REACHED
            && AtomicInts.compareAndSet(depths, target, Snapshot.NOT_REACHED, depth)) {
          frontEdges += Rows.length(Rows.row(bounds, target));
          buffer[found++] = target;
          if (found == buffer.length) {
            flush(buffer, found, queue, tail);
            found = 0;
          }
        }
      }
    }
    flush(buffer, found, queue, tail);
    return frontEdges;
  }

  private static void flush(int[] buffer, int count, MemorySegment queue, AtomicInteger tail) {
    int at = tail.getAndAdd(count);
    for (int index = 0; index < count; index++) {
      Ints.set(queue, at + index, buffer[index]);
    }
  }

  /** Writes whole words of the following front, so nobody has to clear it. */
  private static long backward(
      MemorySegment bounds,
      MemorySegment sources,
      MemorySegment depths,
      MemorySegment front,
      MemorySegment following,
      int begin,
      int end,
      int depth) {
    long found = 0;
    for (int first = begin; first < end; first += Bits.WORD) {
      long word = 0;
      int last = Math.min(end, first + Bits.WORD);
      for (int module = first; module < last; module++) {
        if (Ints.get(depths, module) == Snapshot.NOT_REACHED
            && isReached(sources, Rows.row(bounds, module), front)) {
          Ints.set(depths, module, depth);
          word |= 1L << module;
          found++;
        }
      }
      Bits.word(following, first, word);
    }
    return found;
  }

  private static boolean isReached(MemorySegment sources, long row, MemorySegment front) {
    long last = Ints.offset(Rows.end(row));
    for (long edge = Ints.offset(Rows.begin(row)); edge != last; edge += Integer.BYTES) {
      if (Bits.get(front, Ints.at(sources, edge))) {
        return true;
      }
    }
    return false;
  }
}
