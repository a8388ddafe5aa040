package dev.shale.bench;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.live.LiveGraph;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program uses of its modules: found anew, and brought up to date after the edit of a file,
 * by one thread of a JVM that is warm. Milliseconds, and what is allocated on the heap.
 */
final class UsesReport {
  private static final int ROUNDS = 40;
  private static final int EDITS = 600;
  private static final int WARM_UP = 200;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Report report = new Report();

  private UsesReport() {}

  /**
   * Measures.
   *
   * @param entry of a project; null for the generated one, of which files are edited as well
   */
  static Report measure(@Nullable Path entry) throws IOException, InterruptedException {
    UsesReport measured = new UsesReport();
    if (entry != null) {
      try (LiveGraph live = live(entry)) {
        measured.searches(live.graph());
      }
      return measured.report;
    }
    try (GeneratedProject project = GeneratedProject.make();
        LiveGraph live = live(project.file(0))) {
      measured.searches(live.graph());
      String added =
          "import { value9 } from '../../area0/feature0/part9';\nexport const more = value9;\n";
      measured.edits(
          "leaf.body", live, project.file(GeneratedProject.MODULES - 3), "const more = 1;\n");
      measured.edits("leaf.import", live, project.file(GeneratedProject.MODULES - 3), added);
      measured.edits("middle.import", live, project.file(5_000), added);
      measured.edits(
          "leaf.effects", live, project.file(GeneratedProject.MODULES - 3), "globalThis.more();\n");
      measured.edits("middle.export", live, project.file(5_000), "export const more = 1;\n");
    }
    return measured.report;
  }

  static LiveGraph live(Path entry) {
    BuildOptions options =
        BuildOptions.of(
            new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES));
    LiveGraph live = new LiveGraph(options, () -> List.of(entry), false, 32 << 20, null);
    live.build();
    live.publish();
    return live;
  }

  private void searches(ModuleGraph graph) {
    Snapshot rows = graph.writer().working();
    report.add("modules", rows.moduleCount(), "1");
    report.add("exports", rows.exportCount(), "1");
    double[] wall = new double[ROUNDS];
    double[] heap = new double[ROUNDS];
    try (Region region = Region.open("bench", Region.UNLIMITED);
        ExportAnalysis analysis = ExportAnalysis.over(rows, region)) {
      for (int round = -ROUNDS; round < ROUNDS; round++) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        analysis.search(false);
        if (round >= 0) {
          wall[round] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
          heap[round] = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        }
      }
      report.addBytes("native", region.usedBytes());
    }
    add("search.wall", wall, "ms");
    add("search.heap", heap, "B");
  }

  /** Every other edit adds a text, and the next takes it away. */
  private void edits(String name, LiveGraph live, Path file, String added) throws IOException {
    String text = Files.readString(file);
    Snapshot rows = live.graph().writer().working();
    int module = rows.findModule(rows.findName(file.toString()));
    double[] wall = new double[EDITS];
    double[] heap = new double[EDITS];
    try (Region region = Region.open("bench", Region.UNLIMITED);
        ExportAnalysis analysis = ExportAnalysis.over(rows, region)) {
      analysis.search(false);
      analysis.keep();
      IntList changed = new IntList(region);
      changed.add(module);
      int generation = rows.generation();
      for (int edit = -WARM_UP; edit < EDITS; edit++) {
        Files.writeString(file, edit % 2 == 0 ? text + added : text);
        live.update(List.of(file.toString()), false);
        live.publish();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        if (rows.generation() != generation || !analysis.repair(changed)) {
          analysis.search(false);
          analysis.keep();
          generation = rows.generation();
        }
        if (edit >= 0) {
          wall[edit] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
          heap[edit] = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        }
      }
    }
    Files.writeString(file, text);
    add(name + ".wall", wall, "ms");
    add(name + ".heap", heap, "B");
  }

  private void add(String name, double[] values, String unit) {
    Arrays.sort(values);
    report.add(name + ".p50", values[values.length / 2], unit);
    report.add(name + ".p99", values[values.length * 99 / 100], unit);
  }
}
