package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Caches that someone made up: every field of a small one is set to values at which something might
 * give way, with all checksums right, and the command is run over it: {@code
 * -Dshale.hostile.trials=100000} for more, {@code -Dshale.hostile.seed=7} for others.
 *
 * <p>No run may end in an internal error or not at all. Its answer is that of a run without a
 * cache, or a sentence and an exit status, or what the forged fields say where no check can know
 * better: a record, an answer of the resolver, a fact and a summary are believed when they are
 * whole, and so is a row when all that it names exists. Where it names what does not exist, it is
 * never an answer.
 */
class HostileCacheTest {
  private static final int TRIALS = Integer.getInteger("shale.hostile.trials", 300);
  private static final long SEED = Long.getLong("shale.hostile.seed", 1);
  private static final int SETTLED_MILLIS = 30;
  private static final String EDITED = "src/b.ts";

  /** Only what would never end takes that long. */
  private static final Duration FOR_EVER = Duration.ofMinutes(3);

  private static final List<List<String>> COMMANDS =
      List.of(List.of("graph", "--json"), List.of("why", "util.js"), List.of("cycles", "--types"));

  @TempDir Path directory;

  private final Map<String, Integer> believed = new HashMap<>();
  private final Map<List<String>, Run> cold = new HashMap<>();
  private Project project;
  private Path kept;
  private ForgedCache cache;
  private List<Forgeries.Forgery> forgeries;

  @BeforeEach
  void keep() throws Exception {
    project =
        Project.small(Files.createDirectory(directory.resolve("project")))
            .with("src/data.json", "{}")
            .with("src/style.css", "a {}")
            .with(
                "src/index.ts",
                """
                import { a } from "./a";
                import type { T } from './types';
                import data from "./data.json" with { type: "json" };
                import("./b");
                import(/* webpackChunkName: "styles" */ "./style.css");
                a(data, new URL("./style.css", import.meta.url));
                """)
            .with(EDITED, "export * from './a';\nimport lib from 'lib';\nimport './gone';\n");
    Thread.sleep(SETTLED_MILLIS);
    kept = directory.resolve("kept");
    run(List.of("graph", "--json"), kept);
    kept = WarmScripts.folder(kept);
    cache = new ForgedCache(kept);
    forgeries = Forgeries.of(kept, cache, new Random(SEED));
    for (List<String> command : COMMANDS) {
      cold.put(command, run(command, null));
    }
  }

  private Run run(List<String> command, Path place) {
    String[] arguments = command.toArray(new String[command.size() + 2]);
    arguments[command.size()] = place == null ? "--no-cache" : "--cache";
    arguments[command.size() + 1] = place == null ? "--threads=2" : place.toString();
    return project.run(arguments);
  }

  @Test
  void whatIsForgedIsAMissOrASentence() throws Exception {
    run(TRIALS, forgery -> forgery.isKnowable());
    assertTrue(!believed.isEmpty(), "nothing that was forged had an effect");
  }

  @Test
  void whatIsForgedIsAMissOrASentenceAfterAnEdit() throws Exception {
    for (String edit : List.of("// the same imports\n", "import './data.json';\n")) {
      project.with(EDITED, Files.readString(project.root().resolve(EDITED)) + edit);
      Thread.sleep(SETTLED_MILLIS);
      cold.replaceAll((command, _) -> run(command, null));
      // The pages are not what is used after an edit that changes rows.
      run(TRIALS / 2, forgery -> false);
    }
  }

  /** Whoever thought that targets which exist are compared with the sources would be told. */
  @Test
  void aFieldThatIsNotCheckedIsFound() {
    forgeries.removeIf(forgery -> !forgery.field().equals("connection.target"));
    assertTrue(forgeries.size() > 20, forgeries.toString());
    AssertionError found = assertThrows(AssertionError.class, () -> run(TRIALS, forgery -> true));
    assertTrue(String.valueOf(found.getMessage()).contains("connection.target"));
  }

  private void run(int trials, Predicate<Forgeries.Forgery> isNeverAnAnswer) throws Exception {
    Path forged = directory.resolve("forged");
    for (int trial = 0; trial < Math.min(trials, forgeries.size()); trial++) {
      Forgeries.Forgery forgery = forgeries.get(trial);
      String where = "seed " + SEED + ", trial " + trial + ": " + forgery;
      cache.reset();
      Forgeries.apply(forgery, cache);
      cache.write(forged.resolve(kept.getFileName()));
      List<String> command = COMMANDS.get(trial % COMMANDS.size());
      Run run = assertTimeoutPreemptively(FOR_EVER, () -> run(command, forged), where);
      check(run, cold.get(command), forgery, isNeverAnAnswer.test(forgery), where);
      assertKeptAnew(command, forged, run, where);
    }
  }

  private void check(
      Run run, Run expected, Forgeries.Forgery forgery, boolean isNeverAnAnswer, String where) {
    assertTrue(!run.err().contains("internal error"), where + "\n" + run.err());
    assertTrue(!run.err().contains("heap is too small"), where + "\n" + run.err());
    boolean isSame = run.out().equals(expected.out()) && run.status() == expected.status();
    if (!isSame && run.status() != ExitStatus.UNUSABLE) {
      assertTrue(!isNeverAnAnswer, where + "\n" + run.out());
      believed.merge(forgery.field(), 1, Integer::sum);
    }
    assertTrue(
        isSame || run.status() != ExitStatus.UNUSABLE || run.err().contains("shale: "), where);
  }

  /** What made no sense is gone after a run that kept its own. */
  private void assertKeptAnew(List<String> command, Path forged, Run before, String where) {
    if (before.err().contains("does not make sense")) {
      Run again = run(command, forged);
      assertTrue(!again.err().contains("does not make sense"), where + "\n" + again.err());
      assertEquals(cold.get(command).out(), again.out(), where);
    }
  }
}
