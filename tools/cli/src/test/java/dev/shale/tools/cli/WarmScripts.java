package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.KeptBuilds;
import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackCursor;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Terminal;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random edits of projects; every few of them a run with a cache is compared with one without. */
final class WarmScripts {
  /** Where builds are kept, beside the projects. */
  static final String CACHE = "cache";

  /** Longer than a file may be too young for its time to be believed. */
  private static final int SETTLED_MILLIS = 30;

  private static final int EDITS = 8;

  /** Each may be the one that takes an edit in, and prints a graph with gaps in its rows. */
  private static final List<List<String>> QUESTIONS =
      List.of(
          List.of("graph", "--json"),
          List.of("graph", "--json", "--own"),
          List.of("cycles", "--json", "--types"),
          List.of("cycles", "--json", "--break", "--packages"),
          List.of("why", "x.ts", "--json"));

  private final Keeper keeper;
  private final List<String> options;
  private int restoredCount;
  private int patchedCount;

  /** Keeps a build of a project as it is. */
  @FunctionalInterface
  interface Keeper {
    void keep(Path root, boolean isManaged);
  }

  private WarmScripts(Keeper keeper, List<String> options) {
    this.keeper = keeper;
    this.options = options;
  }

  /** Scripts in which the command itself keeps its builds. */
  static WarmScripts keptByTheCommand() {
    return new WarmScripts((root, isManaged) -> {}, List.of());
  }

  /** Scripts in which the command only takes what another one keeps. */
  static WarmScripts keptBy(Keeper keeper) {
    return new WarmScripts(keeper, List.of("--read-only-cache"));
  }

  /** Runs the scripts of some seeds, in a directory of theirs. */
  void run(Path directory, int firstSeed, int count) throws IOException, InterruptedException {
    for (int seed = firstSeed; seed < firstSeed + count; seed++) {
      run(Files.createDirectory(directory.resolve("p" + seed)).toRealPath(), seed);
    }
  }

  /** How often the whole graph was taken from the cache. */
  int restoredCount() {
    return restoredCount;
  }

  /** How often changed files were taken into that graph. */
  int patchedCount() {
    return patchedCount;
  }

  private void run(Path root, long seed) throws IOException, InterruptedException {
    // Small projects are not swept otherwise.
    System.setProperty("shale.sweep.files", seed % 2 == 0 ? "0" : "1000000");
    Random random = new Random(seed);
    Random questions = new Random(seed);
    boolean isManaged = random.nextBoolean();
    boolean hasInstaller = random.nextBoolean();
    RandomTree tree = new RandomTree(root, seed, hasInstaller, hasInstaller && isManaged);
    tree.addHub();
    Path index = root.resolve("src/index.ts");
    Files.writeString(index, Files.readString(index) + "import './hub';\n");
    List<String> edits = new ArrayList<>();
    for (int step = 0; step < EDITS; step++) {
      if (random.nextInt(3) == 0) {
        Thread.sleep(SETTLED_MILLIS);
      }
      compare(
          root,
          question(questions),
          isManaged,
          random.nextBoolean(),
          "seed " + seed + " after " + edits);
      for (int edit = random.nextInt(3); edit > 0; edit--) {
        edits.add(tree.edit());
      }
    }
    Thread.sleep(SETTLED_MILLIS);
    compare(root, question(questions), isManaged, true, "seed " + seed + " after " + edits);
    compare(
        root, question(questions), isManaged, true, "seed " + seed + ", settled, after " + edits);
    if (options.isEmpty()) {
      Path fresh = root.resolveSibling("fresh" + seed);
      Run run = Run.of(root, Terminal.NONE, "graph", "--cache", fresh.toString());
      if (run.status() != ExitStatus.UNUSABLE) {
        assertEquals(pages(fresh), pages(root.resolveSibling(CACHE)), "seed " + seed);
      }
    }
  }

  /** Where the only build of a cache is kept, or the one that was used last. */
  static Path folder(Path cache) {
    return new KeptBuilds(cache).folders().getFirst();
  }

  /** Hashes of the pages of the graph that is kept. */
  static Map<String, Integer> pages(Path cache) {
    PackStore store =
        PackStore.open(folder(cache), Scopes.ALL, new StoreStamp(List.of()), StoreOptions.DEFAULT);
    Map<String, Integer> pages = new TreeMap<>();
    try (Generation generation = store.anyGeneration()) {
      PackCursor cursor = generation.cursor();
      for (Scope scope : List.of(Scopes.GRAPH, Scopes.NAMES)) {
        for (int index = 0; index < generation.packCount(scope); index++) {
          int pack = generation.pack(scope, index);
          assertTrue(cursor.find(scope, pack));
          byte[] bytes = cursor.payload().toArray(ValueLayout.JAVA_BYTE);
          pages.put(scope + " " + pack, Arrays.hashCode(bytes));
        }
      }
    }
    return pages;
  }

  /** What another one keeps is taken as it is: then the whole graph tells most. */
  private List<String> question(Random random) {
    return options.isEmpty() ? QUESTIONS.get(random.nextInt(QUESTIONS.size())) : QUESTIONS.get(0);
  }

  private void compare(
      Path root, List<String> question, boolean isManaged, boolean isCompressed, String label) {
    // What an earlier run wrote is read in whatever form it has.
    String form = isCompressed ? "--cache-compress" : "--cache-size=1g";
    String managed = isManaged ? "--threads=2" : "--no-managed";
    String cache = root.resolveSibling(CACHE).toString();
    List<String> arguments = new ArrayList<>(question);
    arguments.addAll(List.of("--timings", "--cache", cache, managed, form));
    arguments.addAll(options);
    Run warm = Run.of(root, Terminal.NONE, arguments.toArray(String[]::new));
    List<String> alone = new ArrayList<>(question);
    alone.add("--no-cache");
    Run cold = Run.of(root, Terminal.NONE, alone.toArray(String[]::new));
    assertEquals(cold.out(), warm.out(), label);
    assertEquals(cold.status(), warm.status(), label);
    assertTrue(warm.err().startsWith(cold.err()), label + ": " + warm.err());
    assertFalse(warm.err().contains("does not make sense"), label + ": " + warm.err());
    patchedCount += warm.err().contains("requests of no modules") ? 1 : 0;
    restoredCount += warm.err().contains("restored") ? 1 : 0;
    keeper.keep(root, isManaged);
  }
}
