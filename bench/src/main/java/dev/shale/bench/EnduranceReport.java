package dev.shale.bench;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.live.LiveGraph;
import dev.shale.engine.options.BuildOptions;
import dev.shale.offheap.system.NativeMemory;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a graph takes that is edited for long: native memory and heap after each twentieth of the
 * edits, a day of work or more in as many minutes as it takes. Each edit is told, taken in and
 * published, and every hundredth is followed by a look at all files.
 */
final class EnduranceReport {
  private static final int SAMPLES = 20;

  /** Samples in which what is kept for the next edits is still growing to its size. */
  private static final int FIRST_SAMPLES = 4;

  private static final int SWEEP_EVERY = 100;
  private static final int HELD_EVERY = 10;
  private static final int COLLECTIONS = 4;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);

  private final Report report = new Report();
  private final LiveGraph live;
  private final ProjectDay day;
  private final long[] least = new long[2];
  private final long[] most = new long[2];

  private EnduranceReport(LiveGraph live, ProjectDay day) {
    this.live = live;
    this.day = day;
  }

  /**
   * Edits a generated project.
   *
   * @param edits how many edits
   * @param modules how many modules the project has
   */
  static Report measure(int edits, int modules) throws IOException, InterruptedException {
    BuildOptions options =
        BuildOptions.of(
            new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES));
    try (GeneratedProject project = GeneratedProject.make(modules);
        LiveGraph live =
            new LiveGraph(options, () -> List.of(project.file(0)), false, 8 << 20, null)) {
      live.build();
      live.publish();
      EnduranceReport measured = new EnduranceReport(live, new ProjectDay(project, modules));
      measured.report.add("modules", modules, "1");
      measured.sample(0);
      for (int sample = 1; sample <= SAMPLES; sample++) {
        measured.run(edits / SAMPLES);
        measured.sample(sample);
      }
      measured.addRatios();
      return measured.report;
    }
  }

  private void run(int edits) throws IOException {
    long begin = System.nanoTime();
    Snapshot held = live.graph().snapshot();
    for (int edit = 1; edit <= edits; edit++) {
      List<String> paths = day.edit().stream().map(Path::toString).toList();
      if (edit % SWEEP_EVERY == 0) {
        live.sweep();
      } else {
        live.update(paths, false);
      }
      live.publish();
      if (edit % HELD_EVERY == 0) {
        held.close();
        held = live.graph().snapshot();
      }
    }
    held.close();
    // As the last reader of old pages is gone, the next publication gives them back.
    live.publish();
    report.add(day.count() + ".each", (System.nanoTime() - begin) / NANOS_PER_MICRO / edits, "us");
  }

  private void sample(int number) throws IOException {
    long[] bytes = {NativeMemory.regionBytes(), heapBytes()};
    String name = String.valueOf(day.count());
    report.addBytes(name + ".native", bytes[0]);
    report.addBytes(name + ".heap", bytes[1]);
    report.addBytes(name + ".resident", residentBytes());
    System.err.printf("%d edits, %,d native, %,d heap%n", day.count(), bytes[0], bytes[1]);
    for (int kind = 0; kind < bytes.length; kind++) {
      boolean isFirst = number <= FIRST_SAMPLES;
      least[kind] = isFirst ? bytes[kind] : Math.min(least[kind], bytes[kind]);
      most[kind] = isFirst ? bytes[kind] : Math.max(most[kind], bytes[kind]);
    }
  }

  private void addRatios() {
    report.add("native.most-by-least", (double) most[0] / least[0], "x");
    report.add("heap.most-by-least", (double) most[1] / least[1], "x");
  }

  /** What is in use when all that nobody needs was collected. */
  private static long heapBytes() {
    long bytes = Long.MAX_VALUE;
    for (int collection = 0; collection < COLLECTIONS; collection++) {
      System.gc();
      bytes = Math.min(bytes, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return bytes;
  }

  private static long residentBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    return 0;
  }
}
