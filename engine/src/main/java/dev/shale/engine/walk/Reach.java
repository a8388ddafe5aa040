package dev.shale.engine.walk;

import dev.shale.offheap.Bits;
import dev.shale.offheap.Bytes;
import dev.shale.offheap.Ints;
import java.lang.foreign.MemorySegment;

/**
 * Marks what can be reached from marked modules, along edges or against them.
 *
 * <p>Edges are followed one by one until many modules are found, then by sweeps over all modules as
 * long as these find much: each that has the one mark gets the other if a neighbour has it, and
 * looks no further. Ids follow discovery, so a sweep in their order finds most. What is left is
 * followed edge by edge again.
 */
public final class Reach {
  private static final int CHUNK = 1 << 12;

  /** Sweeps go on while they find this share of what is left. */
  private static final int PROGRESS_DIVISOR = 8;

  /** The share of modules, and as many at least, that are found edge by edge before a sweep. */
  private static final int FOLLOWED_DIVISOR = 64;

  private static final int LEAST_SWEPT = 1 << 8;

  /** Modules from which on their rows are loaded in batches: those of fewer are in the cache. */
  private static final int LEAST_BATCHED = 1 << 16;

  private final WorkerCounts counts;
  private final RowBatch[] batches;
  private final Workers.Range sweepRange = new SweepRange();
  private MemorySegment marks = MemorySegment.NULL;
  private MemorySegment queue = MemorySegment.NULL;
  private MemorySegment bounds = MemorySegment.NULL;
  private MemorySegment neighbours = MemorySegment.NULL;
  private MemorySegment againstBounds = MemorySegment.NULL;
  private MemorySegment againstNeighbours = MemorySegment.NULL;
  private int moduleCount;
  private byte from;
  private byte to;
  private byte least;
  private boolean isAscending;
  private boolean isInQueue;

  /** For searches by so many workers at most. */
  public Reach(int workerCount) {
    counts = new WorkerCounts(workerCount);
    batches = RowBatch.of(workerCount);
  }

  /**
   * Begins searches over marks, a byte per module.
   *
   * @param withQueue an int per module, where modules that are found wait to be gone on from
   */
  public void begin(MemorySegment withMarks, MemorySegment withQueue) {
    marks = withMarks;
    queue = withQueue;
  }

  /**
   * What follows goes along edges: modules that have the mark {@code fromMark} get {@code toMark}
   * if one leads to them that has at least {@code leastMark}.
   */
  public void forward(Adjacency adjacency, byte fromMark, byte toMark, byte leastMark) {
    use(adjacency.forward(), adjacency.reverse());
    isAscending = true;
    use(fromMark, toMark, leastMark);
  }

  /** What follows goes against edges. */
  public void backward(Adjacency adjacency, byte fromMark, byte toMark, byte leastMark) {
    use(adjacency.reverse(), adjacency.forward());
    isAscending = false;
    use(fromMark, toMark, leastMark);
  }

  private void use(Rows rows, Rows against) {
    moduleCount = rows.moduleCount();
    bounds = rows.bounds();
    neighbours = rows.targets();
    againstBounds = against.bounds();
    againstNeighbours = against.targets();
  }

  private void use(byte fromMark, byte toMark, byte leastMark) {
    from = fromMark;
    to = toMark;
    least = leastMark;
  }

  /**
   * Marks what can be reached.
   *
   * @param left how many modules there may be to be found
   * @param queuedCount how many in the queue it begins from; 0 for all that are marked
   * @return how many were found
   */
  public int spread(Workers workers, int left, int queuedCount) {
    int most = Math.max(LEAST_SWEPT, moduleCount / FOLLOWED_DIVISOR);
    int found = follow(queuedCount, most) - queuedCount;
    isInQueue = queuedCount > 0 && queuedCount + found < most;
    if (isInQueue) {
      return found;
    }
    found += sweep(workers, left - found);
    return found == left ? found : found + follow(sweepInto());
  }

  /** Whether all that the last {@link #spread} found lies in the queue, behind what was there. */
  public boolean isInQueue() {
    return isInQueue;
  }

  private int sweep(Workers workers, int left) {
    int found = 0;
    int step = left;
    while (found < left && step > (left - found) / PROGRESS_DIVISOR) {
      workers.run(sweepRange, moduleCount, CHUNK);
      step = (int) counts.take();
      found += step;
    }
    return found;
  }

  /** Goes on from the modules in the queue, edge by edge; returns where the queue ends then. */
  public int follow(int queuedCount) {
    return follow(queuedCount, Integer.MAX_VALUE);
  }

  /** Stops as soon as there are {@code most} modules in the queue. */
  private int follow(int queuedCount, int most) {
    return follow(bounds, neighbours, marks, queue, queuedCount, most, from, to);
  }

  private static int follow(
      MemorySegment bounds,
      MemorySegment neighbours,
      MemorySegment marks,
      MemorySegment queue,
      int queuedCount,
      int most,
      byte from,
      byte to) {
    int tail = queuedCount;
    for (int head = 0; head < tail && tail < most; head++) {
      long row = Rows.row(bounds, Ints.get(queue, head));
      int end = Rows.end(row);
      for (int edge = Rows.begin(row); edge < end; edge++) {
        int next = Ints.get(neighbours, edge);
        if (Bytes.get(marks, next) == from) {
          Bytes.set(marks, next, to);
          Ints.set(queue, tail++, next);
        }
      }
    }
    return tail;
  }

  /**
   * One sweep. Threads may read marks that others are writing: a mark that is seen late is found by
   * the next sweep, and what is marked in the end does not depend on it.
   */
  private final class SweepRange implements Workers.Range {
    @Override
    public void run(int worker, int begin, int end) {
      int first = isAscending ? begin : moduleCount - 1 - begin;
      int step = isAscending ? 1 : -1;
      counts.add(
          worker,
          moduleCount < LEAST_BATCHED
              ? sweep(
                  againstBounds,
                  againstNeighbours,
                  marks,
                  first,
                  step,
                  end - begin,
                  from,
                  to,
                  least)
              : sweepBatches(
                  againstBounds,
                  againstNeighbours,
                  marks,
                  first,
                  step,
                  end - begin,
                  from,
                  to,
                  least,
                  batches[worker]));
    }
  }

  private static long sweep(
      MemorySegment bounds,
      MemorySegment neighbours,
      MemorySegment marks,
      int first,
      int step,
      int moduleCount,
      byte from,
      byte to,
      byte least) {
    long found = 0;
    int module = first;
    for (int index = 0; index < moduleCount; index++) {
      if (Bytes.get(marks, module) == from
          && isReached(neighbours, marks, Rows.row(bounds, module), least)) {
        Bytes.set(marks, module, to);
        found++;
      }
      module += step;
    }
    return found;
  }

  private static long sweepBatches(
      MemorySegment bounds,
      MemorySegment neighbours,
      MemorySegment marks,
      int first,
      int step,
      int moduleCount,
      byte from,
      byte to,
      byte least,
      RowBatch batch) {
    int[] modules = batch.modules;
    long[] rows = batch.rows;
    long found = 0;
    for (int begin = 0; begin < moduleCount; begin += Bits.WORD) {
      int end = Math.min(moduleCount, begin + Bits.WORD);
      int count = 0;
      for (int index = begin; index < end; index++) {
        int module = first + index * step;
        modules[count] = module;
        count += Bytes.get(marks, module) == from ? 1 : 0;
      }
      batch.load(bounds, neighbours, count);
      for (int index = 0; index < count; index++) {
        if (isReached(neighbours, marks, rows[index], least)) {
          Bytes.set(marks, modules[index], to);
          found++;
        }
      }
    }
    return found;
  }

  private static boolean isReached(
      MemorySegment neighbours, MemorySegment marks, long row, byte least) {
    int end = Rows.end(row);
    for (int edge = Rows.begin(row); edge < end; edge++) {
      if (Bytes.get(marks, Ints.get(neighbours, edge)) >= least) {
        return true;
      }
    }
    return false;
  }

  /** Sweeps once more, and puts what is found into the queue; returns how many that are. */
  private int sweepInto() {
    int count = 0;
    for (int module = 0; module < moduleCount; module++) {
      if (Bytes.get(marks, module) == from
          && isReached(againstNeighbours, marks, Rows.row(againstBounds, module), least)) {
        Bytes.set(marks, module, to);
        Ints.set(queue, count++, module);
      }
    }
    return count;
  }
}
