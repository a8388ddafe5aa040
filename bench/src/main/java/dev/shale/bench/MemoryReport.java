package dev.shale.bench;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.Passes;
import dev.shale.offheap.Region;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Native bytes by table, heap and resident set of generated graphs and of real ones, passes run and
 * published. The heap is what the graph adds to it, collected; the resident set is that of the
 * process, after.
 */
final class MemoryReport {
  private static final long SEED = 1;
  private static final int KIB = 1 << 10;

  private final Report report = new Report();

  private MemoryReport() {}

  /** Measures generated graphs, or those of the entry files that are given. */
  static Report measure(List<String> entries) {
    MemoryReport memory = new MemoryReport();
    if (entries.isEmpty()) {
      memory.measure("10k", () -> generated(10_000, 50, 10));
      memory.measure("100k", () -> generated(100_000, 50, 10));
      memory.measure("1M", () -> generated(1_000_000, 20, 0));
    }
    for (String entry : entries) {
      Path file = Path.of(entry);
      memory.measure(String.valueOf(file.getFileName()), () -> RealGraph.of(file));
    }
    return memory.report;
  }

  private static ModuleGraph generated(int modules, int dependencies, int exports) {
    ModuleGraph graph = GeneratedGraph.write(modules, dependencies, exports, SEED);
    Passes.run(graph);
    return graph;
  }

  private void measure(String name, Supplier<ModuleGraph> build) {
    long heapBefore = heapBytes();
    try (ModuleGraph graph = build.get()) {
      for (Region child : graph.region().children()) {
        String table = child.name().toLowerCase(Locale.ROOT).replace(' ', '-');
        report.addBytes("native." + name + "." + table, child.usedBytes());
      }
      Region region = graph.region();
      try (Snapshot snapshot = graph.snapshot()) {
        report.add("modules." + name, snapshot.moduleCount(), "1");
        report.add("dependencies." + name, snapshot.dependencyCount(), "1");
      }
      report.addBytes("native." + name + ".total", region.usedBytes());
      report.addBytes("native." + name + ".free", region.freeBytes());
      report.addBytes("native." + name + ".peak", region.peakBytes());
      report.addBytes("heap." + name, Math.max(0, heapBytes() - heapBefore));
      report.addBytes("resident." + name, residentBytes());
      keep(graph);
    }
  }

  private static void keep(ModuleGraph graph) {
    try (Snapshot snapshot = graph.snapshot()) {
      snapshot.depth(0);
    }
  }

  private static long heapBytes() {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /** 0 where the system has no /proc. */
  private static long residentBytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst()
          .orElse(0);
    } catch (IOException failure) {
      return 0;
    }
  }
}
