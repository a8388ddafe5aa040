package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.PackHeader;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreFiles;
import dev.shale.engine.store.file.StoreStamp;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays in a store, and for how long. */
class RetentionTest {
  private static final int PACK_BYTES = 1000;
  private static final int PACKS = 10;
  private static final int MAX_DAYS = 7;
  private static final int DAY = 24 * 60;

  @TempDir Path folder;

  /** A clock that tests turn. */
  private static final class Clock extends StoreFiles {
    private int minute = 100 * DAY;

    Clock(Path directory) {
      super(directory);
    }

    @Override
    public int minute() {
      return minute;
    }
  }

  @Test
  void whatIsNeitherPutNorKeptIsGone() throws StoreException {
    PackStore store =
        PackStore.open(folder, Scopes.ALL, StoreStamp.of(1, "1"), StoreOptions.DEFAULT);
    put(store, 0, PACKS);
    put(store, 1, 1);
    try (Generation generation = store.generation()) {
      assertEquals(1, generation.packCount(Scopes.RECORDS));
      assertFalse(generation.cursor().find(Scopes.RECORDS, 0));
      assertTrue(generation.cursor().find(Scopes.RECORDS, 1));
    }
  }

  @Test
  void whatIsRetainedStaysUntilItIsTooOld() throws StoreException {
    Clock clock = new Clock(folder);
    PackStore store =
        PackStore.open(
            clock,
            Scopes.ALL,
            StoreStamp.of(1, "1"),
            new StoreOptions(Long.MAX_VALUE, Duration.ofDays(MAX_DAYS), false, false));
    put(store, 0, PACKS);
    clock.minute += MAX_DAYS * DAY;
    assertEquals(0, retain(store, 3).packsEvicted());
    clock.minute += 1;
    assertEquals(PACKS - 2, retain(store, 4).packsEvicted());
    try (Generation generation = store.generation()) {
      assertTrue(generation.cursor().find(Scopes.RECORDS, 3));
      assertTrue(generation.cursor().find(Scopes.RECORDS, 4));
      assertEquals(2, generation.packCount(Scopes.RECORDS));
    }
  }

  @Test
  void aStoreThatIsTooLargeLosesWhatWasUsedFirst() throws StoreException {
    Clock clock = new Clock(folder);
    long room = (PACKS + 2) * (long) (PackHeader.BYTES + PACK_BYTES);
    PackStore store =
        PackStore.open(
            clock, Scopes.ALL, StoreStamp.of(1, "1"), StoreOptions.DEFAULT.withMaxBytes(room));
    put(store, 0, PACKS);
    clock.minute++;
    put(store, PACKS, PACKS, Scopes.RECORDS);
    try (Generation generation = store.generation()) {
      PackCursor cursor = generation.cursor();
      assertEquals(PACKS + 2, generation.packCount(Scopes.RECORDS));
      assertTrue(cursor.find(Scopes.RECORDS, 1));
      assertFalse(cursor.find(Scopes.RECORDS, 2));
      assertTrue(cursor.find(Scopes.RECORDS, PACKS));
      assertTrue(cursor.find(Scopes.RECORDS, 2 * PACKS - 1));
    }
  }

  @Test
  void garbageIsLeftBehindWhenItIsMostOfTheFile() throws StoreException {
    PackStore store =
        PackStore.open(folder, Scopes.ALL, StoreStamp.of(1, "1"), StoreOptions.DEFAULT);
    boolean isCompacted = false;
    long longest = 0;
    for (int round = 0; round < 30; round++) {
      CommitReport report = large(store, round);
      isCompacted |= report.isCompacted() && round > 0;
      try (Generation generation = store.generation()) {
        longest = Math.max(longest, generation.fileBytes());
        assertTrue(generation.cursor().find(Scopes.GRAPH, 0));
      }
    }
    assertTrue(isCompacted);
    assertTrue(longest < 40L << 20, "the file grew to " + longest);
  }

  private static CommitReport large(PackStore store, int round) throws StoreException {
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      byte[] payload = new byte[2 << 20];
      payload[0] = (byte) round;
      commit.put(Scopes.GRAPH, 0, Payloads.segment(payload));
      return commit.run();
    }
  }

  private static CommitReport retain(PackStore store, int kept) throws StoreException {
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      assertTrue(commit.keep(Scopes.RECORDS, kept));
      commit.retain(Scopes.RECORDS);
      return commit.run();
    }
  }

  private static void put(PackStore store, int first, int count, Scope... retained)
      throws StoreException {
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      for (int pack = first; pack < first + count; pack++) {
        byte[] payload = new byte[PACK_BYTES];
        payload[0] = (byte) pack;
        commit.put(Scopes.RECORDS, pack, Payloads.segment(payload));
      }
      for (Scope scope : retained) {
        commit.retain(scope);
      }
      commit.run();
    }
  }
}
