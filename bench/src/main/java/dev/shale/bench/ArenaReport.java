package dev.shale.bench;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
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
        WalkReport.measure(report, "10k", 10_000, 50);
        WalkReport.measure(report, "1M", 1_000_000, 20);
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
          try (ModuleGraph graph = new ModuleGraph(JavaScriptKinds.KINDS, Region.UNLIMITED)) {
            long start = System.nanoTime();
            generated.write(graph.writer());
            return System.nanoTime() - start;
          }
        });
    report.add("build.10k", least / NANOS_PER_MILLI, "ms");
    report.add("build.10k.rate", generated.rowCount() * NANOS_PER_SECOND / least, "rows/s");
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
