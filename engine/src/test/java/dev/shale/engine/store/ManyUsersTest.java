package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.WriterLock;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes and threads at one store. */
class ManyUsersTest {
  private static final int COMMITS = 40;
  private static final int TIMEOUT_SECONDS = 600;

  @TempDir Path folder;

  @Test
  void aSecondWriterIsToldAndReads() throws Exception {
    SmallStore small = new SmallStore(folder);
    small.save(1);
    try (StoreProcess other = StoreProcess.locking(folder)) {
      assertEquals("0", other.line());
      StoreException refused = assertThrows(StoreException.class, () -> small.save(2));
      assertEquals(StoreError.LOCKED, refused.error());
      assertEquals(1, small.store.errorCount(StoreError.LOCKED));
      small.checkWhole(1, "while another process has the lock");
      other.kill();
    }
    small.save(2);
    small.checkWhole(2, "after the other process died with the lock");
  }

  @Test
  void aSecondWriterInThisProcessIsToldAndTakesNoLockAway() throws Exception {
    SmallStore small = new SmallStore(folder);
    small.files.createDirectory();
    try (WriterLock _ = WriterLock.acquire(small.files)) {
      StoreException refused = assertThrows(StoreException.class, () -> small.save(1));
      assertEquals(StoreError.LOCKED, refused.error());
      try (StoreProcess other = StoreProcess.locking(folder)) {
        assertEquals("null", other.line());
      }
    }
    small.save(1);
  }

  @Test
  void readersGoOnWhileAWriterCompacts() throws Exception {
    SmallStore small = new SmallStore(folder);
    small.save(1);
    AtomicBoolean isDone = new AtomicBoolean();
    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(() -> {
          int reads = 0;
          do {
            try (Generation generation = small.store.generation()) {
              long state = generation.number();
              String where = "state " + state + ": " + generation.miss();
              assertEquals(
                  SmallStore.PACKS, SmallStore.countWhole(generation, state, where), where);
            }
            reads++;
          } while (!isDone.get());
          return reads;
        });
    try (Generation first = small.store.generation()) {
      for (int state = 2; state <= COMMITS; state++) {
        try (Generation former = small.store.generation()) {
          Commit commit = small.store.commit(former);
          small.stage(state, commit);
          CommitReport report = state % 3 == 0 ? commit.compact() : commit.run();
          assertEquals(state, report.generation());
        }
        assertEquals(SmallStore.PACKS, SmallStore.countWhole(first, 1, "the first"));
      }
    } finally {
      isDone.set(true);
    }
    assertTrue(reader.get(TIMEOUT_SECONDS, TimeUnit.SECONDS) > 0);
  }
}
