package dev.shale.bench;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.Passes;
import dev.shale.offheap.Region;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Native bytes by table, heap and resident set of generated graphs, passes run and published. The
 * heap is what the graph adds to it, collected; the resident set is that of the process, after.
 */
final class MemoryReport {
  private static final long SEED = 1;
  private static final int KIB = 1 << 10;

  private final Report report = new Report();

  private MemoryReport() {}

  static Report measure() {
    MemoryReport memory = new MemoryReport();
    memory.measure("10k", 10_000, 50, 10);
    memory.measure("100k", 100_000, 50, 10);
    memory.measure("1M", 1_000_000, 20, 0);
    return memory.report;
  }

  private void measure(String name, int modules, int dependencies, int exports) {
    long heapBefore = heapBytes();
    try (ModuleGraph graph = GeneratedGraph.write(modules, dependencies, exports, SEED)) {
      Passes.run(graph);
      for (Region child : graph.region().children()) {
        String table = child.name().toLowerCase(Locale.ROOT).replace(' ', '-');
        report.addBytes("native." + name + "." + table, child.usedBytes());
      }
      Region region = graph.region();
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
