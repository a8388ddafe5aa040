package dev.shale.bench;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import java.util.List;

/** What is left of memory after many edits, beside a fresh build of the same graph. */
final class EditsReport {
  private static final long SEED = 1;
  private static final int MODULES = 10_000;
  private static final int EDITS = 100_000;
  private static final double NANOS_PER_MICRO = 1e3;

  /** Kinds of edits: some names are new, all are, most modules go away. */
  private static final List<Edits.Mix> MIXES =
      List.of(
          new Edits.Mix("edits", 2, MODULES * 2 / 4),
          new Edits.Mix("edits.new-names", 1, MODULES * 2 / 4),
          new Edits.Mix("edits.shrink", 2, MODULES / 4));

  private EditsReport() {}

  static void measure(Report report) {
    MIXES.forEach(mix -> measure(report, mix));
  }

  private static void measure(Report report, Edits.Mix mix) {
    String name = mix.name();
    try (ModuleGraph graph = GeneratedGraph.write(MODULES, 50, 10, SEED)) {
      long start = System.nanoTime();
      new Edits(graph.writer(), mix, MODULES, SEED).run(EDITS);
      report.add(name + ".each", (System.nanoTime() - start) / NANOS_PER_MICRO / EDITS, "us");
      try (Snapshot snapshot = graph.snapshot();
          ModuleGraph fresh = GraphCopy.of(snapshot)) {
        long used = graph.region().usedBytes();
        long freshUsed = fresh.region().usedBytes();
        report.addBytes(name + ".used", used);
        report.addBytes(name + ".held", held(graph));
        report.addBytes(name + ".peak", graph.region().peakBytes());
        report.addBytes(name + ".fresh.used", freshUsed);
        report.addBytes(name + ".fresh.held", held(fresh));
        report.add(name + ".ratio.used", (double) used / freshUsed, "x");
        report.add(name + ".ratio.held", (double) held(graph) / held(fresh), "x");
      }
      addTables(report, name, graph.region());
    }
  }

  private static void addTables(Report report, String name, Region region) {
    for (Region child : region.children()) {
      String table = child.name().replace(' ', '-');
      report.addBytes(name + ".used." + table, child.usedBytes());
    }
  }

  private static long held(ModuleGraph graph) {
    return graph.region().usedBytes() + graph.region().freeBytes();
  }
}
