package dev.shale.bench;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkOptions;
import dev.shale.engine.chunk.LiveChunks;
import dev.shale.engine.chunk.Start;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.live.LiveGraph;
import dev.shale.engine.pass.contract.PassReport.Mode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a program, by one thread of a JVM that is warm: made once, made again in the same
 * memory, and kept between edits of files. CPU time, what is allocated on the heap, native memory.
 */
final class ChunksReport {
  private static final int ROUNDS = 200;
  private static final int EDITS = 1_000;
  private static final int WARM_UP = 2_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Report report = new Report();
  private final double[] heap = new double[Math.max(ROUNDS, EDITS)];
  private final double[] nanos = new double[Math.max(ROUNDS, EDITS)];

  private ChunksReport() {}

  /**
   * Measures.
   *
   * @param entry of a program; null for the generated one, of which files are edited as well
   */
  static Report measure(@Nullable Path entry) throws IOException {
    ChunksReport measured = new ChunksReport();
    if (entry != null) {
      Path file = entry.toRealPath();
      try (LiveGraph live = UsesReport.live(file)) {
        measured.made(live, file);
      }
      return measured.report;
    }
    try (GeneratedRoutes routes = GeneratedRoutes.make();
        LiveGraph live = UsesReport.live(routes.main())) {
      List<Start> starts = measured.made(live, routes.main());
      Path own = routes.own(3, 1);
      String text = Files.readString(own);
      measured.edits("hot.nothing", live, starts, own, text.replace("= 1", "= 2"), Mode.SKIPPED);
      measured.edits("hot.size", live, starts, own, text + "export const x = 1;\n", Mode.HOT);
      String there = "import './own2.js';\n" + text;
      measured.edits("hot.import", live, starts, own, there, Mode.HOT);
      String elsewhere = "import '../route4/own1.js';\n" + text;
      measured.edits("hot.other", live, starts, own, elsewhere, Mode.COLD);
    }
    return measured.report;
  }

  private List<Start> made(LiveGraph live, Path entry) {
    Snapshot graph = live.graph().writer().working();
    int module = graph.findModule(graph.findName(entry.toString()));
    List<Start> starts = List.of(Start.of("main", List.of(module)));
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      begin();
      try (ChunkGraph chunks = ChunkGraph.of(graph, starts, ChunkOptions.USUAL)) {
        end(round);
        if (round == -ROUNDS) {
          report.add("first.cpu", lastNanos / NANOS_PER_MILLI, "ms");
        }
        if (round == ROUNDS - 1) {
          report.add("modules", graph.moduleCount(), "1");
          report.add("chunks", chunks.count(), "1");
          report.add("classes", chunks.classCount(), "1");
          report.addBytes("once.native", chunks.nativeBytes());
        }
      }
    }
    add("once.cpu", ROUNDS, NANOS_PER_MILLI, "ms");
    try (LiveChunks kept = new LiveChunks(ChunkOptions.USUAL)) {
      for (int round = -ROUNDS; round < ROUNDS; round++) {
        kept.rebuilt();
        begin();
        kept.update(graph, starts);
        end(round);
      }
      report.addBytes("again.native", kept.chunks().nativeBytes());
    }
    add("again.cpu", ROUNDS, NANOS_PER_MILLI, "ms");
    return starts;
  }

  /** Every other edit gives a file another text, and the next takes it away. */
  private void edits(
      String name, LiveGraph live, List<Start> starts, Path file, String other, Mode mode)
      throws IOException {
    String text = Files.readString(file);
    Snapshot rows = live.graph().writer().working();
    int module = rows.findModule(rows.findName(file.toString()));
    try (LiveChunks kept = new LiveChunks(ChunkOptions.USUAL)) {
      kept.update(rows, starts);
      for (int edit = -WARM_UP; edit < EDITS; edit++) {
        Files.writeString(file, edit % 2 == 0 ? other : text);
        live.update(List.of(file.toString()), false);
        live.publish();
        begin();
        kept.changed(module);
        kept.update(rows, starts);
        end(edit);
        if (kept.mode() != mode) {
          throw new IllegalStateException(name + " ran " + kept.mode() + kept.reason());
        }
      }
    }
    Files.writeString(file, text);
    live.update(List.of(file.toString()), false);
    live.publish();
    add(name + ".cpu", EDITS, NANOS_PER_MICRO, "us");
  }

  private long beginBytes;
  private long beginNanos;
  private long lastNanos;

  private void begin() {
    beginBytes = THREADS.getCurrentThreadAllocatedBytes();
    beginNanos = THREADS.getCurrentThreadCpuTime();
  }

  private void end(int round) {
    lastNanos = THREADS.getCurrentThreadCpuTime() - beginNanos;
    if (round >= 0) {
      nanos[round] = lastNanos;
      heap[round] = THREADS.getCurrentThreadAllocatedBytes() - beginBytes;
    }
  }

  private void add(String name, int count, double perUnit, String unit) {
    Arrays.sort(nanos, 0, count);
    Arrays.sort(heap, 0, count);
    report.add(name + ".p50", nanos[count / 2] / perUnit, unit);
    report.add(name + ".p99", nanos[count * 99 / 100] / perUnit, unit);
    report.add(name.replace(".cpu", ".heap") + ".p50", heap[count / 2], "B");
  }
}
