package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.shale.engine.cache.Workspace;
import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.live.LiveGraph;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.CacheOptions;
import dev.shale.engine.options.Reuse;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.Language;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Terminal;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.report.GraphJson;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.Mode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The graph of a project in three ways: one that is open, one that is kept, and one that is built
 * when they are compared. The one that is kept is so twice: by the command, and with its exports.
 */
final class ThreeGraphs implements AutoCloseable {
  private static final List<String> ENTRIES = List.of("src/index.ts", "src/y.ts", "src/hub.ts");
  private static final String VERSION =
      CacheOptions.versionOf(List.of(Workspace.class, JavaScriptFrontEnd.class));

  /** What may be an entry as well. */
  private static final List<String> MORE_ENTRIES =
      List.of("src/y.ts", "src/x.ts", "src/a/index.ts", "src/z.ts", "lib/x.js", "src/led0.ts");

  /** Those of now, of which each is one if it is there. */
  private final List<String> entries = new ArrayList<>(ENTRIES);

  /** How often an update was none. */
  private int rebuiltCount;

  private final Path root;
  private final boolean isManaged;
  private final KeptCount count;
  private final long seed;
  private LiveGraph live;

  /** As the command reads the project; what it was before while it is half done. */
  private ReadProject.Source source;

  /** What a build gave when it was last compared. */
  private List<String> rows = List.of();

  private List<String> diagnostics = List.of();
  private String json = "";

  ThreeGraphs(Path root, long seed, boolean isManaged, KeptCount count) {
    this.root = root;
    this.isManaged = isManaged;
    this.count = count;
    this.seed = seed;
    source = ReadProject.source(root, names());
    live = opened();
  }

  private LiveGraph opened() {
    CacheOptions cache =
        CacheOptions.of(root.resolveSibling("open")).withVersion(VERSION).withManaged(isManaged);
    long recordBytes = seed / 4 % 2 == 0 ? 0 : 1 << 20;
    LiveGraph opened =
        new LiveGraph(options(1 + (int) (seed % 2)), this::files, isManaged, recordBytes, cache);
    boolean isDone = false;
    try {
      LiveGraph.Outcome built = opened.build();
      opened.publish();
      count.reopened += built.parsedCount() == 0 ? 1 : 0;
      isDone = true;
      return opened;
    } finally {
      if (!isDone) {
        opened.close();
      }
    }
  }

  /** The open graph is opened anew, from what it kept when it was opened before. */
  String reopen() {
    live.close();
    live = opened();
    return "anew";
  }

  private List<String> names() {
    return entries.stream().filter(name -> Files.isRegularFile(root.resolve(name))).toList();
  }

  private List<Path> files() {
    List<String> names = names();
    try {
      source = ReadProject.source(root, names);
    } catch (InputException halfDone) {
      // As the command goes on with what it knew.
    }
    return names.stream().map(root::resolve).toList();
  }

  private BuildOptions options(int threads) {
    return BuildOptions.of(new JavaScriptFrontEnd(Mode.PRODUCTION), this::resolver)
        .withThreads(threads);
  }

  private Resolver resolver() {
    Language language = new Language(source.arguments(), root, source.inputs(), true);
    return new CountedResolver(language.resolver(), count);
  }

  private static List<Resolved> entries(Resolver resolver, List<Path> files) {
    return files.stream().map(resolver::entry).toList();
  }

  String sweep() {
    return said(live.sweep());
  }

  String update(Set<String> paths) {
    return paths + ": " + said(live.update(paths, true));
  }

  private String said(LiveGraph.Outcome outcome) {
    rebuiltCount += outcome.log() == null ? 1 : 0;
    count.entryUpdates += outcome.reason().equals("the entries are others") ? 1 : 0;
    return outcome.reason();
  }

  /** Another entry comes or goes, or entries are given in another order. */
  String editEntries(Random random) {
    if (random.nextInt(4) == 0) {
      Collections.shuffle(entries, random);
      return "entries in the order " + entries;
    }
    String entry = MORE_ENTRIES.get(random.nextInt(MORE_ENTRIES.size()));
    if (!entries.remove(entry)) {
      entries.add(random.nextInt(entries.size() + 1), entry);
      return entry + " becomes an entry";
    }
    return entry + " is no entry any more";
  }

  /** Whether the open graph is the one of a build. */
  void compare() {
    count.steps++;
    List<Path> files = files();
    BuildOptions options = options(2);
    Resolver resolver = options.resolvers().get();
    try (ModuleGraph cold = GraphBuild.newGraph(options)) {
      BuildReport report = GraphBuild.run(options, cold, entries(resolver, files), resolver, null);
      live.publish();
      try (Snapshot built = cold.snapshot();
          Snapshot updated = live.graph().snapshot()) {
        boolean isOrdered = GraphText.entries(built).equals(GraphText.entries(updated));
        assertSame(
            lines(GraphText.byName(built, isOrdered)),
            lines(GraphText.byName(updated, isOrdered)),
            "open");
        assertEquals(0, rebuiltCount, "an update built the graph anew");
        rows = GraphText.inOrder(built);
        diagnostics = lines(report.diagnostics());
        json = json(built, report.diagnostics());
        compareOrdered();
      }
    }
  }

  private void compareOrdered() {
    LiveGraph.Canonical canonical = live.canonical();
    try (ModuleGraph copy = canonical.graph();
        Snapshot copied = copy.snapshot()) {
      assertSame(rows, GraphText.inOrder(copied), "open, ordered");
      assertSame(diagnostics, lines(canonical.diagnostics()), "open, diagnostics");
      assertBytes(json, json(copied, canonical.diagnostics()), "open, JSON");
    }
  }

  /** Whether the graph that is kept with its exports is the same. */
  void compareKept(boolean isCompressed) {
    BuildOptions options = options(2);
    CacheOptions cache =
        CacheOptions.of(root.resolveSibling("kept"))
            .withVersion(VERSION)
            .withCompressed(isCompressed)
            .withManaged(isManaged);
    try (Workspace workspace = Workspace.open(options, cache)) {
      BuildReport report = workspace.build(entries(resolver(), files()));
      note(report.reuse());
      try (Snapshot kept = workspace.snapshot()) {
        assertSame(rows, GraphText.inOrder(kept), "kept");
        assertSame(diagnostics, lines(report.diagnostics()), "kept, diagnostics");
        assertBytes(json, json(kept, report.diagnostics()), "kept, JSON");
      }
      assertEquals("", report.reuse().failure());
      assertEquals("", workspace.awaitSaved());
    }
  }

  private void note(Reuse reuse) {
    count.restored += reuse.isWhole() ? 1 : 0;
    count.updated += !reuse.isWhole() && reuse.parsedCount() < reuse.moduleCount() / 2 ? 1 : 0;
  }

  /** Whether the command says the same with what it keeps. */
  void compareCommand() {
    List<String> arguments = new ArrayList<>(List.of("graph", "--json", "--timings"));
    arguments.addAll(List.of("--cache", root.resolveSibling("cache").toString()));
    arguments.add(isManaged ? "--threads=2" : "--no-managed");
    arguments.addAll(names());
    Run run = Run.of(root, Terminal.NONE, arguments.toArray(String[]::new));
    if (names().isEmpty() || run.status() == ExitStatus.UNUSABLE) {
      return; // There is no project that a command could read.
    }
    count.restored += run.err().contains("restored") ? 1 : 0;
    assertBytes(json, run.out(), "the command's JSON");
    if (run.err().contains("cache")) {
      assertEquals(-1, run.err().indexOf("was not used"), run.err());
    }
  }

  private String json(Snapshot graph, List<Diagnostic> wrong) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Output out = new Output(bytes);
    GraphJson.write(graph, wrong, root, ModuleChoice.of(graph, false), out);
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  static List<String> lines(Map<String, List<String>> modules) {
    List<String> lines = new ArrayList<>();
    modules.values().forEach(lines::addAll);
    return lines;
  }

  private static List<String> lines(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::toString).toList();
  }

  private static void assertBytes(String expected, String actual, String label) {
    if (!expected.equals(actual)) {
      assertSame(
          List.of(expected.split("(?<=[,\\[{])", -1)),
          List.of(actual.split("(?<=[,\\[{])", -1)),
          label);
    }
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

  @Override
  public void close() {
    live.close();
  }
}
