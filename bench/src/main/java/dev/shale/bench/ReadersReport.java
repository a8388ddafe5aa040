package dev.shale.bench;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.LivePasses;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a reader takes for a snapshot and a walk over some modules, without a writer and beside
 * one that edits, repairs derived columns and publishes. A walk over plain arrays that takes as
 * long, in the same loop, says what the machine does to any reader. Every time is kept, so
 * percentiles are exact.
 */
final class ReadersReport {
  private static final int MODULES = 10_000;
  private static final int DEPENDENCIES = 10;
  private static final int WALKED = 100;

  /** So that the walk over arrays takes as long, and is interrupted by others as often. */
  private static final int WALKED_IN_ARRAYS = 1_200;

  private static final long SEED = 1;

  /** Phases take turns, as the machine is another from minute to minute. */
  private static final int TURNS = 6;

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long EDIT_NANOS = NANOS_PER_SECOND / 200;
  private static final double NANOS_PER_MICRO = 1e3;

  private final ModuleGraph graph;
  private final int[] begins = new int[MODULES + 1];
  private final int[] targets;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private int sum;

  private ReadersReport(ModuleGraph graph) {
    this.graph = graph;
    try (Snapshot rows = graph.snapshot()) {
      for (int module = 0; module < MODULES; module++) {
        begins[module + 1] = begins[module] + rows.end(module) - rows.begin(module);
      }
      targets = new int[begins[MODULES]];
      for (int module = 0; module < MODULES; module++) {
        for (int edge = begins[module]; edge < begins[module + 1]; edge++) {
          targets[edge] = rows.target(rows.begin(module) + edge - begins[module]);
        }
      }
    }
  }

  /** The times of one kind of walk. */
  private static final class Times {
    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long time) {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, count * 2);
      }
      nanos[count++] = time;
    }

    void sort() {
      Arrays.sort(nanos, 0, count);
    }

    double micros(double share) {
      return nanos[(int) Math.min(count - 1L, (long) (count * share))] / NANOS_PER_MICRO;
    }
  }

  /**
   * Measures.
   *
   * @param seconds of each phase, in all
   */
  static Report measure(int seconds) {
    Report report = new Report();
    try (ModuleGraph graph = GeneratedGraph.write(MODULES, DEPENDENCIES, 2, SEED);
        LivePasses passes = LivePasses.of(graph, 1)) {
      passes.update();
      graph.writer().publish();
      ReadersReport readers = new ReadersReport(graph);
      readers.read(2 * NANOS_PER_SECOND, new Times(), new Times());
      Times[] times = {new Times(), new Times(), new Times(), new Times()};
      long turnNanos = seconds * NANOS_PER_SECOND / TURNS;
      long edits = 0;
      for (int turn = 0; turn < TURNS; turn++) {
        readers.read(turnNanos, times[0], times[1]);
        edits += readers.readBesideWriter(turnNanos, passes, times[2], times[3]);
      }
      report.add("readers.edits", (double) edits, "1");
      add(report, "alone", times[0], times[1]);
      add(report, "beside-writer", times[2], times[3]);
      addRatios(report, times);
      report.add("readers.sum", readers.sum == 0 ? 0 : 1, "1");
    }
    return report;
  }

  private static void add(Report report, String name, Times graph, Times control) {
    graph.sort();
    control.sort();
    report.add("readers." + name + ".count", graph.count, "1");
    for (double share : new double[] {0.5, 0.99, 0.999, 0.9999}) {
      String at = ".p" + String.valueOf(share * 100).replaceFirst("\\.0$", "");
      report.add("readers." + name + at, graph.micros(share), "us");
      report.add("readers." + name + ".arrays" + at, control.micros(share), "us");
    }
  }

  private static void addRatios(Report report, Times[] times) {
    for (double share : new double[] {0.5, 0.99, 0.999, 0.9999}) {
      String at = ".p" + String.valueOf(share * 100).replaceFirst("\\.0$", "");
      report.add("readers.ratio" + at, times[2].micros(share) / times[0].micros(share), "1");
      report.add("readers.ratio.arrays" + at, times[3].micros(share) / times[1].micros(share), "1");
    }
  }

  private void read(long forNanos, Times graphTimes, Times arrayTimes) {
    long end = System.nanoTime() + forNanos;
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      int first = random.nextInt(MODULES - WALKED_IN_ARRAYS);
      walkGraph(first);
      long middle = System.nanoTime();
      walkArrays(first);
      graphTimes.add(middle - start);
      arrayTimes.add(System.nanoTime() - middle);
    }
  }

  private void walkGraph(int first) {
    try (Snapshot rows = graph.snapshot()) {
      for (int module = first; module < first + WALKED; module++) {
        int end = rows.end(module);
        for (int dependency = rows.begin(module); dependency < end; dependency++) {
          sum += rows.target(dependency);
        }
      }
    }
  }

  private void walkArrays(int first) {
    for (int module = first; module < first + WALKED_IN_ARRAYS; module++) {
      for (int edge = begins[module]; edge < begins[module + 1]; edge++) {
        sum += targets[edge];
      }
    }
  }

  private long readBesideWriter(
      long forNanos, LivePasses passes, Times graphTimes, Times arrayTimes) {
    Editor editor = new Editor(graph.writer(), passes);
    Thread thread = new Thread(editor, "editor");
    thread.start();
    try {
      read(forNanos, graphTimes, arrayTimes);
    } finally {
      editor.isEnded = true;
      join(thread);
    }
    return editor.count;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupt) {
      throw new IllegalStateException(interrupt);
    }
  }

  /** Two hundred times a second, a dependency leads elsewhere. */
  private static final class Editor implements Runnable {
    private final GraphWriter writer;
    private final LivePasses passes;
    private final SplittableRandom random = new SplittableRandom(2);
    private volatile boolean isEnded;
    private long count;

    Editor(GraphWriter writer, LivePasses passes) {
      this.writer = writer;
      this.passes = passes;
    }

    @Override
    public void run() {
      long next = System.nanoTime();
      for (; !isEnded; count++) {
        Snapshot rows = writer.working();
        int module = random.nextInt(MODULES);
        if (rows.begin(module) < rows.end(module)) {
          writer.connect(rows.begin(module), random.nextInt(MODULES));
        }
        passes.update();
        writer.publish();
        next += EDIT_NANOS;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
  }
}
