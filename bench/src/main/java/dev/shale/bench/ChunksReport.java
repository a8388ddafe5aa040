package dev.shale.bench;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkOptions;
import dev.shale.engine.chunk.Start;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.live.LiveGraph;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The chunks of a project, made anew by one thread of a JVM that is warm. Milliseconds of CPU, what
 * is allocated on the heap, and native memory.
 */
final class ChunksReport {
  private static final int ROUNDS = 200;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ChunksReport() {}

  /** Measures the chunks of a project that begins with a file. */
  static Report measure(Path entry) {
    Report report = new Report();
    try (LiveGraph live = UsesReport.live(entry)) {
      Snapshot graph = live.graph().writer().working();
      int module = graph.findModule(graph.findName(entry.toString()));
      List<Start> starts = new ArrayList<>(List.of(Start.of("main", List.of(module))));
      double[] cpu = new double[ROUNDS];
      double[] heap = new double[ROUNDS];
      for (int round = -ROUNDS; round < ROUNDS; round++) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long begin = THREADS.getCurrentThreadCpuTime();
        try (ChunkGraph chunks = ChunkGraph.of(graph, starts, ChunkOptions.USUAL)) {
          if (round >= 0) {
            cpu[round] = (THREADS.getCurrentThreadCpuTime() - begin) / NANOS_PER_MILLI;
            heap[round] = THREADS.getCurrentThreadAllocatedBytes() - bytes;
          }
          if (round == ROUNDS - 1) {
            report.add("modules", graph.moduleCount(), "1");
            report.add("chunks", chunks.count(), "1");
            report.add("classes", chunks.classCount(), "1");
            report.addBytes("native", chunks.nativeBytes());
          }
        }
      }
      Arrays.sort(cpu);
      Arrays.sort(heap);
      report.add("chunks.cpu.p50", cpu[ROUNDS / 2], "ms");
      report.add("chunks.cpu.p99", cpu[ROUNDS * 99 / 100], "ms");
      report.add("chunks.heap.p50", heap[ROUNDS / 2], "B");
    }
    return report;
  }
}
