package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.live.LiveGraph;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.offheap.system.NativeMemory;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was edited: a graph that was updated is the one that a build makes. */
class LiveModelTest {
  private static final int SCRIPTS = Integer.getInteger("shale.live.scripts", 8);
  private static final int STEPS = Integer.getInteger("shale.live.steps", 25);
  private static final int FIRST_SEED = Integer.getInteger("shale.live.seed", 0);
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);

  @TempDir Path directory;

  private static BuildOptions options(int threads) {
    return BuildOptions.of(
            new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES))
        .withThreads(threads);
  }

  private static List<Path> files(Path root) {
    return List.of(root.resolve("src/index.ts"), root.resolve("src/y.ts"));
  }

  private static List<Resolved> entries(Resolver resolver, Path root) {
    return files(root).stream().map(resolver::entry).toList();
  }

  @Test
  void anUpdatedGraphIsTheOneThatABuildMakes() throws IOException {
    long regionBytes = NativeMemory.regionBytes();
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
      run(Files.createDirectory(directory.resolve("p" + seed)).toRealPath(), seed);
    }
    assertEquals(regionBytes, NativeMemory.regionBytes(), "native memory that nobody owns");
  }

  private void run(Path root, long seed) throws IOException {
    Random random = new Random(seed);
    RandomTree tree = new RandomTree(root, seed, false, false);
    List<String> edits = new ArrayList<>();
    try (LiveGraph live =
        new LiveGraph(
            options(1 + random.nextInt(2)), () -> files(root), false, random.nextInt(2) << 20)) {
      live.build();
      compare(live, root, "seed " + seed);
      Map<String, String> before = sweep(root);
      for (int step = 0; step < STEPS; step++) {
        for (int edit = random.nextInt(3); edit >= 0; edit--) {
          edits.add(tree.edit());
        }
        Map<String, String> after = sweep(root);
        String label = "seed " + seed + " step " + step + " after " + edits;
        if (random.nextBoolean()) {
          label += " swept " + live.sweep();
        } else {
          Set<String> paths = differences(before, after);
          label += " told " + paths + live.update(paths, false);
        }
        before = after;
        compare(live, root, label);
      }
    }
  }

  /** What there is below a directory, and what each of it looks like. */
  private static Map<String, String> sweep(Path root) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      walk.forEach(path -> found.put(path.toString(), look(path)));
    }
    return found;
  }

  private static String look(Path path) {
    try {
      if (Files.isSymbolicLink(path)) {
        return "link to " + Files.readSymbolicLink(path);
      }
      return Files.isDirectory(path)
          ? "directory"
          : Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Set<String> differences(Map<String, String> before, Map<String, String> after) {
    Set<String> paths = new HashSet<>(before.keySet());
    paths.addAll(after.keySet());
    paths.removeIf(path -> after.containsKey(path) && after.get(path).equals(before.get(path)));
    return paths;
  }

  private static void compare(LiveGraph live, Path root, String label) {
    BuildOptions options = options(2);
    Resolver resolver = options.resolvers().get();
    try (ModuleGraph cold = GraphBuild.newGraph(options)) {
      BuildReport report = GraphBuild.run(options, cold, entries(resolver, root), resolver, null);
      live.publish();
      try (Snapshot built = cold.snapshot();
          Snapshot updated = live.graph().snapshot()) {
        assertSame(lines(GraphText.byName(built)), lines(GraphText.byName(updated)), label);
        compare(live, built, report.diagnostics(), label);
      }
    }
  }

  private static void compare(
      LiveGraph live, Snapshot built, List<Diagnostic> diagnostics, String label) {
    LiveGraph.Canonical canonical = live.canonical();
    try (ModuleGraph copy = canonical.graph();
        Snapshot copied = copy.snapshot()) {
      assertSame(GraphText.inOrder(built), GraphText.inOrder(copied), label);
      assertSame(lines(diagnostics), lines(canonical.diagnostics()), label);
    }
  }

  static List<String> lines(Map<String, List<String>> modules) {
    List<String> lines = new ArrayList<>();
    modules.values().forEach(lines::addAll);
    return lines;
  }

  private static List<String> lines(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::toString).toList();
  }

  /** Says only which lines differ: there are many. */
  static void assertSame(List<String> expected, List<String> actual, String label) {
    if (!expected.equals(actual)) {
      List<String> missing = new ArrayList<>(expected);
      missing.removeAll(actual);
      List<String> more = new ArrayList<>(actual);
      more.removeAll(expected);
      fail(
          "%s%nmissing:%n%s%ntoo much:%n%s"
              .formatted(label, String.join("\n", missing), String.join("\n", more)));
    }
  }
}
