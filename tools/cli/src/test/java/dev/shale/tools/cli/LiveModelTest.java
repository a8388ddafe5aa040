package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.shale.offheap.system.NativeMemory;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever was edited: after each step, a graph that was updated, one that was kept and a build are
 * the same. For long: {@code -Dshale.live.scripts=1000 -Dshale.live.seed=1000}; a script that fails
 * is made as short as possible.
 */
class LiveModelTest {
  private static final int SCRIPTS = Integer.getInteger("shale.live.scripts", 8);
  private static final int STEPS = Integer.getInteger("shale.live.steps", 25);
  private static final int FIRST_SEED = Integer.getInteger("shale.live.seed", 0);

  @Test
  void anUpdatedGraphIsTheOneThatABuildMakes(@TempDir Path directory) throws IOException {
    long regionBytes = NativeMemory.regionBytes();
    KeptCount count = new KeptCount();
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
      EditScript script = EditScript.of(seed, STEPS);
      ScriptRun.Failure failure = ScriptRun.run(directory, script, count);
      if (failure != null) {
        fail(ScriptRun.minimise(directory, script, failure));
      }
    }
    assertEquals(regionBytes, NativeMemory.regionBytes(), "native memory that nobody owns");
    assertTrue(count.restored > 0, "nothing was ever restored");
    assertTrue(count.updated > 0, "nothing that was kept was ever updated");
    assertTrue(count.reopened > 0, "nothing was taken when a graph was opened again");
    assertTrue(count.entryUpdates > 0, "no update was one of entries alone");
    System.out.printf(
        "%d steps; %d graphs restored, %d updated, %d opened again; %d updates of entries alone%n",
        count.steps, count.restored, count.updated, count.reopened, count.entryUpdates);
  }
}
