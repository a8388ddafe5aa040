package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was edited: with a cache the answer is the one without. */
class WarmModelTest {
  private static final int SCRIPTS = Integer.getInteger("shale.warm.scripts", 30);
  private static final int FIRST_SEED = Integer.getInteger("shale.warm.seed", 0);

  @Test
  void warmEqualsColdAfterAnyEdits(@TempDir Path directory) throws Exception {
    WarmScripts scripts = WarmScripts.keptByTheCommand();
    scripts.run(directory, FIRST_SEED, SCRIPTS);
    assertTrue(scripts.restoredCount() > 0, "nothing was ever restored");
    assertTrue(scripts.patchedCount() > 0, "nothing was ever taken into a restored graph");
  }
}
