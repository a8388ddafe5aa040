package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it saves, again and again; {@code -Dshale.store.kills=300} for
 * more.
 */
class KilledWriterTest {
  private static final int KILLS = Integer.getInteger("shale.store.kills", 30);
  private static final int LONGEST_MILLIS = 1500;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedIsWhole() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    SmallStore small = new SmallStore(folder.resolve("store"));
    long acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      String where = "seed " + seed + ", kill " + kill;
      try (StoreProcess process = StoreProcess.saving(small.files.directory())) {
        Thread.sleep(random.nextInt(LONGEST_MILLIS));
        assertTrue(process.isAlive(), where);
        acknowledged = Math.max(acknowledged, process.kill());
      }
      long found = checkWhole(small, acknowledged, where);
      if (kill % 5 == 0) {
        long next = found + 1;
        Assertions.assertTimeoutPreemptively(TIMEOUT, () -> small.save(next), where);
        acknowledged = next;
        checkWhole(small, acknowledged, where + ", saved");
      }
    }
    assertTrue(acknowledged > KILLS / 5, "nothing was saved: " + acknowledged);
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
