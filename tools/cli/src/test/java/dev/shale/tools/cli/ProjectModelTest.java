package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.OrderedGraph;
import dev.shale.engine.Project;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.offheap.system.NativeMemory;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever was edited on disk or in buffers: a project that heard of it, or looked, shows what a
 * build does.
 */
@Timeout(3600)
class ProjectModelTest {
  private static final int SCRIPTS = Integer.getInteger("shale.project.scripts", 8);
  private static final int STEPS = Integer.getInteger("shale.project.steps", 15);
  private static final int FIRST_SEED = Integer.getInteger("shale.project.seed", 0);
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);
  private static final List<String> ENTRIES = List.of("src/index.ts", "src/y.ts");

  @TempDir Path directory;

  @Test
  void aProjectIsWhatABuildShows() throws IOException {
    long regionBytes = NativeMemory.regionBytes();
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
      new Script(Files.createDirectory(directory.resolve("p" + seed)).toRealPath(), seed).run();
    }
    assertEquals(regionBytes, NativeMemory.regionBytes(), "native memory that nobody owns");
  }

  /** One project, and edits of it by a seed. */
  private static final class Script {
    private final Random random;
    private final Path root;
    private final boolean isWatching;
    private final boolean isTrusting;
    private final ProjectEdits edits;
    private final List<String> done = new ArrayList<>();
    private final String name;

    Script(Path home, int seed) throws IOException {
      random = new Random(seed);
      root = home.resolve("root");
      isWatching = seed % 2 == 0;
      isTrusting = seed / 2 % 2 == 0;
      Files.createDirectory(root);
      RandomTree tree = new RandomTree(root, seed, isTrusting, isTrusting);
      Path entry = root.resolve("src/y.ts");
      if (!Files.exists(entry)) {
        Files.writeString(entry, "import './a/x';");
      }
      edits = new ProjectEdits(root, tree, random);
      name = "seed " + seed + (isWatching ? " watched" : "") + (isTrusting ? " trusting" : "");
    }

    void run() throws IOException {
      try (Project project = open()) {
        compare(project, "opened");
        for (int step = 0; step < STEPS; step++) {
          for (int edit = random.nextInt(3); edit >= 0; edit--) {
            done.add(edits.edit(project));
          }
          Update update = project.update().join();
          compare(project, " step " + step + " after " + done + " " + update);
        }
      }
    }

    private Project open() {
      return Project.builder(root)
          .language(
              new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES))
          .entries(ENTRIES.stream().map(Path::of).toArray(Path[]::new))
          .threads(1 + random.nextInt(2))
          .watching(isWatching)
          .trustInstallers(isTrusting)
          .open();
    }

    private void compare(Project project, String label) throws IOException {
      try (View view = project.view();
          OrderedGraph ordered = project.ordered().join()) {
        edits.withBuffersOnDisk(() -> compare(view, ordered, label));
      }
    }

    private void compare(View view, OrderedGraph ordered, String label) {
      BuildOptions options =
          BuildOptions.of(
              new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES));
      Resolver resolver = options.resolvers().get();
      List<Resolved> entries = new ArrayList<>();
      ENTRIES.forEach(entry -> entries.add(resolver.entry(root.resolve(entry))));
      try (ModuleGraph cold = GraphBuild.newGraph(options)) {
        BuildReport report = GraphBuild.run(options, cold, entries, resolver, null);
        try (Snapshot built = cold.snapshot()) {
          ThreeGraphs.assertSame(
              ThreeGraphs.lines(GraphText.byName(built)),
              ThreeGraphs.lines(GraphText.byName(view.snapshot())),
              name + label);
          ThreeGraphs.assertSame(
              GraphText.inOrder(built), GraphText.inOrder(ordered.snapshot()), name + label);
          ThreeGraphs.assertSame(
              report.diagnostics().stream().map(Diagnostic::toString).toList(),
              ordered.diagnostics().stream().map(Diagnostic::toString).toList(),
              name + label);
          ThreeGraphs.assertSame(
              lines(report.diagnostics()), lines(view.diagnostics()), name + label);
        }
      }
    }

    /** A build says once what a project says of each module. */
    private static List<String> lines(Collection<Diagnostic> diagnostics) {
      TreeSet<String> lines = new TreeSet<>();
      for (Diagnostic one : diagnostics) {
        boolean isOnce = one.code().equals(Diagnostic.Code.UNREADABLE);
        lines.add(isOnce ? one.message() : one.toString());
      }
      return List.copyOf(lines);
    }
  }
}
