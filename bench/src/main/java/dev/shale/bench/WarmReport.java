package dev.shale.bench;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.cache.Workspace;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.CacheOptions;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.SavedPages;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds of a project of 10,000 modules inside one JVM that has done so before: without a cache,
 * with one that is empty, of nothing new, of one edit. Milliseconds, the median of some rounds in
 * which they take turns.
 */
final class WarmReport {
  private static final int WARM_UP_ROUNDS = 6;
  private static final int ROUNDS = 11;
  private static final int SETTLED_MILLIS = 50;

  private final GeneratedProject project;
  private final Map<String, List<Double>> millis = new TreeMap<>();
  private boolean isWarm;

  private WarmReport(GeneratedProject project) {
    this.project = project;
  }

  static Report measure() throws IOException, InterruptedException {
    try (GeneratedProject project = GeneratedProject.make()) {
      WarmReport warm = new WarmReport(project);
      for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
        warm.isWarm = round >= WARM_UP_ROUNDS;
        warm.round(project.root.resolve("caches/" + round));
      }
      Report report = new Report();
      report.add("modules", GeneratedProject.MODULES, "1");
      warm.millis.forEach((name, values) -> report.add(name, median(values), "ms"));
      report.add("first.to.cold", warm.median("first.build") / warm.median("cold.build"), "1");
      return report;
    }
  }

  private void round(Path cache) throws IOException, InterruptedException {
    try (Workspace workspace = Workspace.open(options(false))) {
      build("cold", workspace, GeneratedProject.MODULES);
    }
    try (Workspace workspace = Workspace.open(options(true), CacheOptions.of(cache))) {
      build("first", workspace, GeneratedProject.MODULES);
      save("first", workspace);
    }
    open(cache);
    try (Workspace workspace = Workspace.open(options(true), CacheOptions.of(cache))) {
      build("unchanged", workspace, 0);
    }
    edit();
    try (Workspace workspace = Workspace.open(options(true), CacheOptions.of(cache))) {
      build("edited", workspace, 1);
      save("edited", workspace);
    }
  }

  private static BuildOptions options(boolean isKept) {
    ResolverOptions rules = ResolverOptions.browser(Mode.PRODUCTION);
    return new BuildOptions(
        new JavaScriptFrontEnd(Mode.PRODUCTION).dependenciesOnly(),
        () -> isKept ? JavaScriptResolver.observing(rules) : new JavaScriptResolver(rules),
        Runtime.getRuntime().availableProcessors(),
        Region.UNLIMITED,
        BuildOptions.Progress.NONE);
  }

  private void build(String name, Workspace workspace, int parsed) {
    List<Resolved> entries = List.of(Resolved.file(project.file(0).toString()));
    long begin = System.nanoTime();
    BuildReport report = workspace.build(entries);
    try (Snapshot graph = workspace.snapshot()) {
      add(name + ".build", begin);
      boolean isExpected =
          graph.moduleCount() == GeneratedProject.MODULES
              && (!report.reuse().isKept() || report.reuse().parsedCount() == parsed);
      if (!isExpected) {
        throw new IllegalStateException(name + ": " + report);
      }
    }
  }

  private void save(String name, Workspace workspace) {
    long begin = System.nanoTime();
    String failure = workspace.awaitSaved();
    add(name + ".save", begin);
    if (!failure.isEmpty()) {
      throw new IllegalStateException(failure);
    }
  }

  /** From nothing to a graph that can be asked, whatever became of the files. */
  private void open(Path cache) {
    long begin = System.nanoTime();
    PackStore store =
        PackStore.open(cache, Scopes.ALL, new StoreStamp(List.of()), StoreOptions.DEFAULT);
    try (Generation generation = store.anyGeneration()) {
      SavedPages pages = SavedPages.find(generation, Scopes.GRAPH);
      if (pages == null) {
        throw new IllegalStateException("The pages cannot be read");
      }
      try (ModuleGraph graph =
              ModuleGraph.over(
                  pages, JavaScriptKinds.KINDS, Region.UNLIMITED, LeakListener.LOG, Passes.TABLES);
          Snapshot snapshot = graph.snapshot()) {
        add("open", begin);
        if (snapshot.moduleCount() != GeneratedProject.MODULES) {
          throw new IllegalStateException("The graph has other modules");
        }
      }
    }
  }

  private void edit() throws IOException, InterruptedException {
    Path leaf = project.file(GeneratedProject.MODULES - 1);
    Files.writeString(leaf, "// again\n", StandardOpenOption.APPEND);
    Thread.sleep(SETTLED_MILLIS);
  }

  private void add(String name, long begin) {
    double taken = (System.nanoTime() - begin) / 1e6;
    if (isWarm) {
      millis.computeIfAbsent(name, ignored -> new ArrayList<>()).add(taken);
    }
  }

  private double median(String name) {
    return median(millis.getOrDefault(name, List.of()));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
