package dev.shale.bench;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.Project;
import dev.shale.engine.ProjectBuilder;
import dev.shale.engine.live.LiveGraph;
import dev.shale.engine.options.BuildOptions;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Edits of a project of 10,000 modules that is kept up to date: from the call to every derived
 * column, published. Medians and 99th percentiles of many edits; milliseconds of the thread's CPU
 * and of the clock, and what is allocated on the heap.
 */
final class LiveReport {
  private static final int WARM_UP = 300;
  private static final int EDITS = 500;
  private static final int ROUNDS = 50;
  private static final int QUESTIONS = 20_000;
  private static final int OPENINGS = 10;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Report report = new Report();
  private final GeneratedProject project;
  private final LiveGraph live;

  private LiveReport(GeneratedProject project, LiveGraph live) {
    this.project = project;
    this.live = live;
  }

  static Report measure() throws IOException, InterruptedException {
    BuildOptions options =
        BuildOptions.of(
            new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES));
    try (GeneratedProject project = GeneratedProject.make();
        LiveGraph live =
            new LiveGraph(options, () -> List.of(project.file(0)), false, 32 << 20, null)) {
      live.build();
      live.publish();
      LiveReport measured = new LiveReport(project, live);
      measured.measureAll();
      measured.views(options);
      measured.openings(options);
      return measured.report;
    }
  }

  private void measureAll() throws IOException {
    int leaf = GeneratedProject.MODULES - 3;
    report.add("modules", GeneratedProject.MODULES, "1");
    report.addBytes("native", live.graph().region().usedBytes());
    edits("leaf.body", leaf, (text, edit) -> text + "\n// edit " + edit + "\n");
    String added = "import { value9 } from '../../area0/feature0/part9';\n";
    edits("leaf.import", leaf, (text, edit) -> edit % 2 == 0 ? added + text : text);
    edits("entry.body", 0, (text, edit) -> text + "\n// edit " + edit + "\n");
    edits("middle.body", 5_000, (text, edit) -> text + "\n// edit " + edit + "\n");
    String middle = "import { value9000 } from '../../area36/feature0/part0';\n";
    edits("middle.import", 5_000, (text, edit) -> edit % 2 == 0 ? middle + text : text);
    Path folder = project.directory(500);
    appearances("unasked", folder.resolve("other.ts"), folder.resolve("part3.ts"));
    appearances("asked", folder.resolve("part3.tsx"), folder.resolve("part3.ts"));
    appearances("all", folder.resolve("tsconfig.json"), null);
    hub();
    nothing();
  }

  /**
   * A file that comes and goes.
   *
   * @param original what it is a copy of; null for an empty object
   */
  private void appearances(String name, Path file, @Nullable Path original) throws IOException {
    String text = original == null ? "{}" : Files.readString(original);
    double[] wall = new double[ROUNDS];
    double[] heap = new double[ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      if (!Files.deleteIfExists(file)) {
        Files.writeString(file, text);
      }
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long begin = System.nanoTime();
      live.update(List.of(file.toString()), false);
      live.publish();
      if (round >= 0) {
        wall[round] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        heap[round] = THREADS.getCurrentThreadAllocatedBytes() - bytes;
      }
    }
    add(name + ".wall", wall, "ms");
    add(name + ".heap", heap, "B");
  }

  /** A file that 5,000 others import. */
  private void hub() throws IOException {
    int hub = GeneratedProject.MODULES - 2;
    String line =
        "import { value%d as hub } from '../../area39/feature24/part%d';%n"
            .formatted(hub, hub % GeneratedProject.PARTS);
    List<String> paths = new ArrayList<>();
    for (int module = 0; module < 5_000; module++) {
      Path file = project.file(module);
      Files.writeString(file, line + Files.readString(file));
      paths.add(file.toString());
    }
    live.update(paths, false);
    live.publish();
    edits("hub.body", hub, (text, edit) -> text + "\n// edit " + edit + "\n");
  }

  /** Makes the text of a file for an edit. */
  private interface Edit {
    String apply(String text, int edit);
  }

  private void edits(String name, int module, Edit edit) throws IOException {
    Path file = project.file(module);
    String text = Files.readString(file);
    double[] cpu = new double[EDITS];
    double[] wall = new double[EDITS];
    double[] heap = new double[EDITS];
    for (int number = -WARM_UP; number < EDITS; number++) {
      Files.write(file, edit.apply(text, number + WARM_UP).getBytes(StandardCharsets.UTF_8));
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long cpuBegin = THREADS.getCurrentThreadCpuTime();
      long begin = System.nanoTime();
      live.update(List.of(file.toString()), false);
      live.publish();
      if (number >= 0) {
        wall[number] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        cpu[number] = (THREADS.getCurrentThreadCpuTime() - cpuBegin) / NANOS_PER_MILLI;
        heap[number] = THREADS.getCurrentThreadAllocatedBytes() - bytes;
      }
    }
    Files.writeString(file, text);
    live.update(List.of(file.toString()), false);
    live.publish();
    add(name + ".cpu", cpu, "ms");
    add(name + ".wall", wall, "ms");
    add(name + ".heap", heap, "B");
  }

  private void nothing() {
    double[] wall = new double[EDITS / 10];
    double[] heap = new double[EDITS / 10];
    for (int number = 0; number < wall.length; number++) {
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long begin = System.nanoTime();
      live.sweep();
      wall[number] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
      heap[number] = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    }
    add("sweep.wall", wall, "ms");
    add("sweep.heap", heap, "B");
  }

  /** What readers pay: a view opened and closed, and the question whether anything changed. */
  private void views(BuildOptions options) {
    try (Project watched =
        Project.builder(project.root)
            .language(options.frontEnd(), options.resolvers())
            .entries(project.file(0))
            .watching(true)
            .open()) {
      watched.update().join();
      each("view", () -> watched.view().close());
      each("quiet", watched::isUpToDate);
    }
  }

  /** Opening the project: from nothing, with what was kept, and after an edit since then. */
  private void openings(BuildOptions options) throws IOException {
    Path cache = project.root.resolve(".cache");
    ProjectBuilder builder =
        Project.builder(project.root)
            .language(options.frontEnd(), options.resolvers())
            .entries(project.file(0));
    opening("open.anew", builder, () -> {});
    builder.cache(cache);
    builder.open().close();
    opening("open.kept", builder, () -> {});
    Path file = project.file(GeneratedProject.MODULES - 3);
    opening("open.edited", builder, () -> Files.writeString(file, Files.readString(file) + "\n"));
  }

  private interface Before {
    void run() throws IOException;
  }

  private void opening(String name, ProjectBuilder builder, Before before) throws IOException {
    double[] wall = new double[OPENINGS];
    for (int round = -OPENINGS; round < OPENINGS; round++) {
      before.run();
      long begin = System.nanoTime();
      Project opened = builder.open();
      if (round >= 0) {
        wall[round] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
      }
      opened.close();
    }
    add(name + ".wall", wall, "ms");
  }

  private void each(String name, Runnable question) {
    double[] nanos = new double[ROUNDS];
    double[] heap = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long begin = System.nanoTime();
      for (int number = 0; number < QUESTIONS; number++) {
        question.run();
      }
      nanos[round] = (double) (System.nanoTime() - begin) / QUESTIONS;
      heap[round] = (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / QUESTIONS;
    }
    add(name + ".each", nanos, "ns");
    add(name + ".heap", heap, "B");
  }

  private void add(String name, double[] values, String unit) {
    Arrays.sort(values);
    report.add(name + ".p50", values[values.length / 2], unit);
    report.add(name + ".p99", values[values.length * 99 / 100], unit);
  }
}
