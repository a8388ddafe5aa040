package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackCursor;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.Scope;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.StoreStamp;
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
  private int patchedCount;

  @Test
  void warmEqualsColdAfterAnyEdits(@TempDir Path directory) throws Exception {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
      run(Files.createDirectory(directory.resolve("p" + seed)).toRealPath(), seed);
    }
    assertTrue(restoredCount > 0, "nothing was ever restored");
    assertTrue(patchedCount > 0, "nothing was ever taken into a restored graph");
  }

  private void run(Path root, long seed) throws IOException, InterruptedException {
    // Small projects are not swept otherwise.
    System.setProperty("shale.sweep.files", seed % 2 == 0 ? "0" : "1000000");
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
    Run.of(root, Terminal.NONE, "graph", "--cache", "../fresh");
    assertEquals(pages(root.resolve("../fresh")), pages(root.resolve("../cache")), "seed " + seed);
  }

  /** The pages of the graph that is kept, byte for byte. */
  static Map<String, Integer> pages(Path cache) {
    PackStore store = PackStore.open(cache, new StoreStamp(List.of()), StoreOptions.DEFAULT);
    Map<String, Integer> pages = new TreeMap<>();
    try (Generation generation = store.anyGeneration()) {
      PackCursor cursor = generation.cursor();
      for (Scope scope : List.of(Scope.GRAPH, Scope.NAMES)) {
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
    patchedCount += warm.err().contains("requests of no modules") ? 1 : 0;
    restoredCount += warm.err().contains("restored") ? 1 : 0;
  }
}
