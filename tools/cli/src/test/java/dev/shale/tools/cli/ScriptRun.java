package dev.shale.tools.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a script, and compares after each of its steps. */
final class ScriptRun {
  /** Longer than a file may be too young for its time to be believed. */
  private static final int SETTLED_MILLIS = 30;

  private static final int MOST_TRIES = Integer.getInteger("shale.live.tries", 150);

  private final EditScript script;
  private final List<String> edits = new ArrayList<>();
  private int editCount;
  private int step = -1;

  private ScriptRun(EditScript script) {
    this.script = script;
  }

  /**
   * What went wrong.
   *
   * @param step the last one
   * @param editCount how many edits were made
   * @param edits those in words, and what the open graph made of them
   */
  record Failure(int step, int editCount, List<String> edits, Throwable cause) {
    String message(EditScript script) {
      StringWriter trace = new StringWriter();
      cause.printStackTrace(new PrintWriter(trace));
      String text =
          cause instanceof AssertionError ? String.valueOf(cause.getMessage()) : trace.toString();
      return "seed %d, %d of %d edits, step %d, after [%n  %s%n]: %s"
          .formatted(
              script.seed(),
              editCount,
              script.edits().size(),
              step,
              String.join("\n  ", edits),
              text);
    }
  }

  /** Runs a script in a new directory, which goes when nothing is wrong; null when nothing is. */
  static @Nullable Failure run(Path directory, EditScript script, KeptCount count)
      throws IOException {
    Path home = Files.createTempDirectory(directory, "s" + script.seed() + "-").toRealPath();
    ScriptRun run = new ScriptRun(script);
    Failure failure = null;
    try {
      run.run(Files.createDirectory(home.resolve("root")), count);
    } catch (Exception | AssertionError wrong) {
      failure = new Failure(run.step, run.editCount, run.edits, wrong);
    }
    TreeFiles.delete(home);
    return failure;
  }

  /** Finds the shortest script that fails as well; returns what it says. */
  static String minimise(Path directory, EditScript script, Failure failure) {
    List<EditScript.Edit> edits = script.until(failure.step()).edits();
    Failure[] last = {failure};
    List<EditScript.Edit> few =
        Minimiser.minimal(
            edits,
            MOST_TRIES,
            some -> {
              try {
                Failure other = run(directory, script.with(some), new KeptCount());
                last[0] = other == null ? last[0] : other;
                return other != null;
              } catch (IOException unusable) {
                return false;
              }
            });
    return last[0].message(script) + "%nedits that are needed: %s".formatted(few);
  }

  private void run(Path root, KeptCount count) throws IOException, InterruptedException {
    long seed = script.seed();
    boolean hasInstaller = seed % 2 == 0;
    boolean isManaged = seed / 2 % 2 == 0;
    RandomTree tree = new RandomTree(root, seed, hasInstaller, hasInstaller && isManaged);
    tree.addHub();
    if (!Files.exists(root.resolve("src/y.ts"))) {
      Files.writeString(root.resolve("src/y.ts"), "import './a/x';");
    }
    Map<String, String> before = looks(root);
    try (ThreeGraphs graphs = new ThreeGraphs(root, seed, isManaged, count)) {
      graphs.compare();
      int edit = 0;
      while (edit < script.edits().size()) {
        step = script.edits().get(edit).step();
        for (; edit < script.edits().size() && script.edits().get(edit).step() == step; edit++) {
          edits.add(tree.edit(script.edits().get(edit).seed()));
          editCount++;
        }
        editEntries(graphs, new Random(~seed * 1000 + step));
        Random random = new Random(seed * 1000 + step);
        random.nextLong();
        Map<String, String> after = looks(root);
        switch (random.nextInt(5)) {
          case 0 -> edits.add("-> opened " + graphs.reopen());
          case 1, 2 -> edits.add("-> swept " + graphs.sweep());
          default -> edits.add("-> told " + graphs.update(differences(before, after)));
        }
        before = after;
        if (random.nextInt(3) == 0) {
          Thread.sleep(SETTLED_MILLIS);
        }
        graphs.compare();
        switch (random.nextInt(4)) {
          case 0 -> {
            boolean isCompressed = random.nextBoolean();
            graphs.compareKept(isCompressed);
            if (random.nextInt(3) == 0) {
              Thread.sleep(SETTLED_MILLIS);
              graphs.compareKept(isCompressed);
            }
          }
          case 1 -> graphs.compareCommand();
          default -> {}
        }
      }
    }
  }

  /** Has numbers of its own, so that all else is as it would be without. */
  private void editEntries(ThreeGraphs graphs, Random random) {
    random.nextLong();
    if (random.nextInt(4) == 0) {
      edits.add(graphs.editEntries(random));
    }
  }

  /** What there is below a directory, and what each of it looks like. */
  private static Map<String, String> looks(Path root) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.toList()) {
        found.put(path.toString(), look(path));
      }
    }
    return found;
  }

  private static String look(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "link to " + Files.readSymbolicLink(path);
    }
    return Files.isDirectory(path)
        ? "directory"
        : Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS) + TreeFiles.text(path);
  }

  private static Set<String> differences(Map<String, String> before, Map<String, String> after) {
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    paths.removeIf(path -> after.containsKey(path) && after.get(path).equals(before.get(path)));
    return paths;
  }
}
