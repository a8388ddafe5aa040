package dev.shale.bench;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * How fast is the arena: building, walking against plain arrays, a layer that is rolled back, and
 * what is left after many edits? Each time is the least of several rounds.
 */
final class ArenaReport {
  private static final long SEED = 1;
  private static final int ROUNDS = 15;
  private static final List<String> PARTS = List.of("build", "walk", "rollback", "edits");
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Report report = new Report();

  /** Keeps what is measured from being left out. */
  static volatile long sink;

  private ArenaReport() {}

  /** Measures all, or the parts that are named. */
  static Report measure(List<String> parts) {
    ArenaReport arena = new ArenaReport();
    for (String part : parts.isEmpty() ? PARTS : parts) {
      arena.measure(part);
    }
    return arena.report;
  }

  private void measure(String part) {
    switch (part) {
      case "build" -> build();
      case "walk" -> {
        walk("10k", 10_000, 50);
        walk("1M", 1_000_000, 20);
      }
      case "rollback" -> {
        rollback("10k", 10_000);
        rollback("1M", 1_000_000);
      }
      case "edits" -> EditsReport.measure(report);
      default -> throw new IllegalArgumentException("No part " + part + ", only " + PARTS);
    }
  }

  private void build() {
    GeneratedGraph generated = GeneratedGraph.of(10_000, 50, 10, SEED);
    long least =
        least(() -> {
          try (ModuleGraph graph = new ModuleGraph(Region.UNLIMITED)) {
            long start = System.nanoTime();
            generated.write(graph.writer());
            return System.nanoTime() - start;
          }
        });
    report.add("build.10k", least / NANOS_PER_MILLI, "ms");
    report.add("build.10k.rate", generated.rowCount() * NANOS_PER_SECOND / least, "rows/s");
  }

  private void walk(String name, int moduleCount, int dependencies) {
    GeneratedGraph generated = GeneratedGraph.of(moduleCount, dependencies, 0, SEED);
    int[] begins = new int[moduleCount + 1];
    int[] targets = new int[moduleCount * dependencies];
    for (int module = 0; module < moduleCount; module++) {
      begins[module + 1] = begins[module] + dependencies;
      for (int number = 0; number < dependencies; number++) {
        targets[begins[module] + number] = generated.target(module, number);
      }
    }
    try (ModuleGraph graph = new ModuleGraph(Region.UNLIMITED)) {
      generated.write(graph.writer());
      try (Snapshot snapshot = graph.snapshot()) {
        DependencyCursor cursor = snapshot.dependencies();
        int[] marks = new int[moduleCount];
        long arrays = Long.MAX_VALUE;
        long pages = Long.MAX_VALUE;
        long search = Long.MAX_VALUE;
        long searchArrays = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
          arrays = Math.min(arrays, timed(() -> sumOf(begins, targets)));
          pages = Math.min(pages, timed(() -> sumOf(snapshot, cursor)));
          searchArrays = Math.min(searchArrays, timed(() -> search(begins, targets, marks)));
          search = Math.min(search, timed(() -> search(cursor, marks)));
        }
        report.add("walk." + name + ".arrays", arrays / NANOS_PER_MILLI, "ms");
        report.add("walk." + name + ".pages", pages / NANOS_PER_MILLI, "ms");
        report.add("walk." + name + ".ratio", (double) pages / arrays, "x");
        report.add("search." + name + ".arrays", searchArrays / NANOS_PER_MILLI, "ms");
        report.add("search." + name + ".pages", search / NANOS_PER_MILLI, "ms");
        report.add("search." + name + ".ratio", (double) search / searchArrays, "x");
      }
    }
  }

  private static long sumOf(int[] begins, int[] targets) {
    long sum = 0;
    for (int module = 0; module < begins.length - 1; module++) {
      for (int edge = begins[module]; edge < begins[module + 1]; edge++) {
        sum += targets[edge];
      }
    }
    return sum;
  }

  private static long sumOf(Snapshot snapshot, DependencyCursor cursor) {
    long sum = 0;
    int moduleCount = snapshot.moduleCount();
    for (int module = 0; module < moduleCount; module++) {
      for (cursor.of(module); cursor.next(); ) {
        sum += cursor.target();
      }
    }
    return sum;
  }

  /** Breadth first, which is how graphs are walked: every edge marks its target. */
  private static long search(int[] begins, int[] targets, int[] queue) {
    boolean[] seen = new boolean[queue.length];
    int tail = 0;
    queue[tail++] = 0;
    seen[0] = true;
    for (int head = 0; head < tail; head++) {
      int module = queue[head];
      for (int edge = begins[module]; edge < begins[module + 1]; edge++) {
        int target = targets[edge];
        if (!seen[target]) {
          seen[target] = true;
          queue[tail++] = target;
        }
      }
    }
    return tail;
  }

  private static long search(DependencyCursor cursor, int[] queue) {
    boolean[] seen = new boolean[queue.length];
    int tail = 0;
    queue[tail++] = 0;
    seen[0] = true;
    for (int head = 0; head < tail; head++) {
      for (cursor.of(queue[head]); cursor.next(); ) {
        int target = cursor.target();
        if (!seen[target]) {
          seen[target] = true;
          queue[tail++] = target;
        }
      }
    }
    return tail;
  }

  private void rollback(String name, int moduleCount) {
    try (ModuleGraph graph = GeneratedGraph.write(moduleCount, 20, 0, SEED)) {
      GraphWriter writer = graph.writer();
      SplittableRandom random = new SplittableRandom(SEED);
      long[] nanos = new long[200];
      for (int round = 0; round < nanos.length; round++) {
        nanos[round] =
            timed(() -> {
              writer.checkpoint();
              for (int touch = 0; touch < 100; touch++) {
                writer.depth(random.nextInt(moduleCount), touch);
              }
              writer.rollback();
              return 0;
            });
      }
      Arrays.sort(nanos);
      report.add("rollback." + name + ".median", nanos[nanos.length / 2] / NANOS_PER_MILLI, "ms");
      report.add("rollback." + name + ".least", nanos[0] / NANOS_PER_MILLI, "ms");
    }
  }

  private static long timed(LongSupplier work) {
    long start = System.nanoTime();
    sink = work.getAsLong();
    return System.nanoTime() - start;
  }

  private static long least(LongSupplier nanos) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      least = Math.min(least, nanos.getAsLong());
    }
    return least;
  }
}
