package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was edited: with a cache the answer is the one without. */
class WarmModelTest {
  private static final int SCRIPTS = Integer.getInteger("shale.warm.scripts", 12);
  private static final int FIRST_SEED = Integer.getInteger("shale.warm.seed", 0);
  private static final int EDITS = 8;

  /** Longer than a file may be too young for its time to be believed. */
  private static final int SETTLED_MILLIS = 30;

  private int restoredCount;

  @Test
  void warmEqualsColdAfterAnyEdits(@TempDir Path directory) throws Exception {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
      run(Files.createDirectory(directory.resolve("p" + seed)).toRealPath(), seed);
    }
    assertTrue(restoredCount > 0, "nothing was ever restored");
  }

  private void run(Path root, long seed) throws IOException, InterruptedException {
    Random random = new Random(seed);
    boolean isManaged = random.nextBoolean();
    RandomTree tree = new RandomTree(root, seed, random.nextBoolean());
    List<String> edits = new ArrayList<>();
    for (int step = 0; step < EDITS; step++) {
      if (random.nextInt(3) == 0) {
        Thread.sleep(SETTLED_MILLIS);
      }
      compare(root, isManaged, random.nextBoolean(), "seed " + seed + " after " + edits);
      for (int edit = random.nextInt(3); edit > 0; edit--) {
        edits.add(tree.edit());
      }
    }
    Thread.sleep(SETTLED_MILLIS);
    compare(root, isManaged, true, "seed " + seed + " after " + edits);
    compare(root, isManaged, true, "seed " + seed + ", settled, after " + edits);
  }

  private void compare(Path root, boolean isManaged, boolean isCompressed, String label) {
    String managed = isManaged ? "--threads=2" : "--no-managed";
    // What an earlier run wrote is read in whatever form it has.
    String form = isCompressed ? "--cache-compress" : "--cache-size=1g";
    Run warm =
        Run.of(
            root,
            Terminal.NONE,
            "graph",
            "--json",
            "--cache",
            "../cache",
            managed,
            form,
            "--timings");
    Run cold = Run.of(root, Terminal.NONE, "graph", "--json", "--no-cache");
    assertEquals(cold.out(), warm.out(), label);
    assertEquals(cold.status(), warm.status(), label);
    assertTrue(warm.err().startsWith(cold.err()), label + ": " + warm.err());
    restoredCount += warm.err().contains("restored") ? 1 : 0;
  }
}
