package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it saves, again and again; {@code -Dshale.store.kills=300} for
 * more, {@code -Dshale.store.seed=7} for other moments.
 */
class KilledWriterTest {
  private static final int KILLS = Integer.getInteger("shale.store.kills", 30);
  private static final long SEED = Long.getLong("shale.store.seed", 1);
  private static final int MOST_SAVES = 4;
  private static final int LONGEST_MILLIS = 40;

  @TempDir Path folder;

  /** Moments are counted from a save that was acknowledged, so that there are some. */
  @Test
  void whatWasAcknowledgedIsWhole() throws Exception {
    Random random = new Random(SEED);
    SmallStore small = new SmallStore(folder.resolve("store"));
    long acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      String where = "seed " + SEED + ", kill " + kill;
      try (StoreProcess process = StoreProcess.saving(small.files.directory())) {
        for (int saves = random.nextInt(MOST_SAVES); saves > 0; saves--) {
          acknowledged = Long.parseLong(process.line());
        }
        Thread.sleep(random.nextInt(LONGEST_MILLIS));
        assertTrue(process.isAlive(), where);
        acknowledged = Math.max(acknowledged, process.kill());
      }
      long found = checkWhole(small, acknowledged, where);
      if (kill % 5 == 0) {
        small.save(found + 1);
        acknowledged = found + 1;
        checkWhole(small, acknowledged, where + ", saved");
      }
    }
    assertTrue(acknowledged >= KILLS, "saves: " + acknowledged);
  }

  private static long checkWhole(SmallStore small, long acknowledged, String where) {
    try (Generation generation = small.store.generation()) {
      long state = generation.number();
      assertTrue(state == acknowledged || state == acknowledged + 1, where + ": " + state);
      if (state > 0) {
        assertEquals(SmallStore.PACKS, SmallStore.countWhole(generation, state, where), where);
      }
      return state;
    }
  }
}
