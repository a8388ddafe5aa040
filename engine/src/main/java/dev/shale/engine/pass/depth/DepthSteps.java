package dev.shale.engine.pass.depth;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.RowBatch;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.WorkerCounts;
import dev.shale.engine.walk.Workers;
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

  private final AtomicInteger tail = new AtomicInteger();
  private final WorkerCounts counts;
  private final RowBatch[] batches;
  private final int[][] buffers;
  private final Workers.Range forwardRange = new ForwardRange();
  private final Workers.Range backwardRange = new BackwardRange();
  private final Workers.Range frontRange = new FrontRange();
  private MemorySegment bounds = MemorySegment.NULL;
  private MemorySegment targets = MemorySegment.NULL;
  private MemorySegment reverseBounds = MemorySegment.NULL;
  private MemorySegment sources = MemorySegment.NULL;
  private MemorySegment depths = MemorySegment.NULL;
  private MemorySegment queue = MemorySegment.NULL;
  private MemorySegment front = MemorySegment.NULL;
  private MemorySegment following = MemorySegment.NULL;
  private MemorySegment unreached = MemorySegment.NULL;
  private int head;
  private int depth;

  DepthSteps(int workerCount) {
    counts = new WorkerCounts(workerCount);
    buffers = new int[workerCount > 1 ? workerCount : 0][BUFFER];
    batches = RowBatch.of(workerCount);
  }

  private final class ForwardRange implements Workers.Range {
    @Override
    public void run(int worker, int begin, int end) {
      counts.add(
          worker,
          forwardShared(
              bounds,
              targets,
              depths,
              queue,
              head + begin,
              head + end,
              depth,
              batches[worker],
              buffers[worker],
              tail));
    }
  }

  private final class BackwardRange implements Workers.Range {
    @Override
    public void run(int worker, int begin, int end) {
      counts.add(
          worker,
          backward(
              reverseBounds,
              sources,
              depths,
              front,
              following,
              unreached,
              begin,
              end,
              depth,
              batches[worker]));
    }
  }

  private final class FrontRange implements Workers.Range {
    @Override
    public void run(int worker, int begin, int end) {
      writeFront(depths, front, unreached, begin, end, depth);
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
      int last = forward(bounds, targets, depths, queue, begin, end, toDepth, batches[0]);
      return edgeCount(bounds, queue, end, last) << Integer.SIZE | last;
    }
    head = begin;
    depth = toDepth;
    tail.set(end);
    workers.run(forwardRange, end - begin, chunk);
    return counts.take() << Integer.SIZE | tail.get();
  }

  /** Makes bits of the modules of a depth, and of those that have none. */
  void front(
      Workers workers,
      MemorySegment toFront,
      MemorySegment toUnreached,
      int ofDepth,
      int moduleCount,
      int chunk) {
    front = toFront;
    unreached = toUnreached;
    depth = ofDepth;
    workers.run(frontRange, moduleCount, chunk);
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
    return (int) counts.take();
  }

  /** Returns where the modules that were found end in the queue. */
  private static int forward(
      MemorySegment bounds,
      MemorySegment targets,
      MemorySegment depths,
      MemorySegment queue,
      int begin,
      int end,
      int depth,
      RowBatch batch) {
    int tail = end;
    for (int head = begin; head < end; head += Bits.WORD) {
      int count = Math.min(Bits.WORD, end - head);
      for (int index = 0; index < count; index++) {
        batch.modules[index] = Ints.get(queue, head + index);
      }
      batch.load(bounds, targets, count);
      for (int index = 0; index < count; index++) {
        tail = follow(targets, depths, queue, batch.rows[index], depth, tail);
      }
    }
    return tail;
  }

  private static int follow(
      MemorySegment targets,
      MemorySegment depths,
      MemorySegment queue,
      long row,
      int depth,
      int queueEnd) {
    int tail = queueEnd;
    int end = Rows.end(row);
    for (int edge = Rows.begin(row); edge < end; edge++) {
      int target = Ints.get(targets, edge);
      if (Ints.get(depths, target) == Snapshot.NOT_REACHED) {
        Ints.set(depths, target, depth);
        Ints.set(queue, tail++, target);
      }
    }
    return tail;
  }

  /** The edges that leave the modules in {@code queue[begin, end)}. */
  private static long edgeCount(MemorySegment bounds, MemorySegment queue, int begin, int end) {
    long count = 0;
    for (int index = begin; index < end; index++) {
      count += Rows.length(Rows.row(bounds, Ints.get(queue, index)));
    }
    return count;
  }

  /** Returns how many edges leave the modules that were found. */
  private static long forwardShared(
      MemorySegment bounds,
      MemorySegment targets,
      MemorySegment depths,
      MemorySegment queue,
      int begin,
      int end,
      int depth,
      RowBatch batch,
      int[] buffer,
      AtomicInteger tail) {
    int found = 0;
    long frontEdges = 0;
    for (int head = begin; head < end; head += Bits.WORD) {
      int count = Math.min(Bits.WORD, end - head);
      for (int index = 0; index < count; index++) {
        batch.modules[index] = Ints.get(queue, head + index);
      }
      batch.load(bounds, targets, count);
      for (int index = 0; index < count; index++) {
        int last = Rows.end(batch.rows[index]);
        for (int edge = Rows.begin(batch.rows[index]); edge < last; edge++) {
          int target = Ints.get(targets, edge);
          if (Ints.get(depths, target) == Snapshot.NOT_REACHED
              && AtomicInts.compareAndSet(depths, target, Snapshot.NOT_REACHED, depth)) {
            buffer[found++] = target;
            if (found == buffer.length) {
              frontEdges += flush(bounds, buffer, found, queue, tail);
              found = 0;
            }
          }
        }
      }
    }
    return frontEdges + flush(bounds, buffer, found, queue, tail);
  }

  private static long flush(
      MemorySegment bounds, int[] buffer, int count, MemorySegment queue, AtomicInteger tail) {
    int at = tail.getAndAdd(count);
    long edgeCount = 0;
    for (int index = 0; index < count; index++) {
      Ints.set(queue, at + index, buffer[index]);
      edgeCount += Rows.length(Rows.row(bounds, buffer[index]));
    }
    return edgeCount;
  }

  /** Writes whole words, so nobody has to clear them. */
  private static void writeFront(
      MemorySegment depths,
      MemorySegment front,
      MemorySegment unreached,
      int begin,
      int end,
      int depth) {
    for (int first = begin; first < end; first += Bits.WORD) {
      long frontWord = 0;
      long unreachedWord = 0;
      int last = Math.min(end, first + Bits.WORD);
      for (int module = first; module < last; module++) {
        int known = Ints.get(depths, module);
        frontWord |= (known == depth ? 1L : 0L) << module;
        unreachedWord |= (known == Snapshot.NOT_REACHED ? 1L : 0L) << module;
      }
      Bits.word(front, first, frontWord);
      Bits.word(unreached, first, unreachedWord);
    }
  }

  private static long backward(
      MemorySegment bounds,
      MemorySegment sources,
      MemorySegment depths,
      MemorySegment front,
      MemorySegment following,
      MemorySegment unreached,
      int begin,
      int end,
      int depth,
      RowBatch batch) {
    int[] modules = batch.modules;
    long[] rows = batch.rows;
    long found = 0;
    for (int first = begin; first < end; first += Bits.WORD) {
      long left = Bits.word(unreached, first);
      int count = 0;
      for (long bits = left; bits != 0; bits &= bits - 1) {
        modules[count++] = first + Long.numberOfTrailingZeros(bits);
      }
      batch.load(bounds, sources, count);
      long word = 0;
      for (int index = 0; index < count; index++) {
        if (isReached(sources, rows[index], front)) {
          Ints.set(depths, modules[index], depth);
          word |= 1L << modules[index];
        }
      }
      found += Long.bitCount(word);
      Bits.word(following, first, word);
      Bits.word(unreached, first, left & ~word);
    }
    return found;
  }

  private static boolean isReached(MemorySegment sources, long row, MemorySegment front) {
    int end = Rows.end(row);
    for (int edge = Rows.begin(row); edge < end; edge++) {
      if (Bits.get(front, Ints.get(sources, edge))) {
        return true;
      }
    }
    return false;
  }
}
