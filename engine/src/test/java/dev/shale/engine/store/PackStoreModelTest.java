package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreStamp;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random commits, and generations that stay open meanwhile, beside maps on the heap. */
class PackStoreModelTest {
  private static final int SEEDS = Integer.getInteger("shale.model.scripts", 60) / 6;
  private static final int COMMITS = 25;
  private static final int PACKS = 40;
  private static final int OPEN_GENERATIONS = 3;

  @TempDir Path folder;

  private long unpackedBytes;

  /** Scope and number of a pack. */
  private record Place(Scope scope, int pack) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int scopes = Integer.compare(scope.number(), other.scope.number());
      return scopes != 0 ? scopes : Integer.compare(pack, other.pack);
    }
  }

  /** A generation that is open, and what it must hold. */
  private record Held(Generation generation, Map<Place, byte[]> packs) {}

  @Test
  void generationsHoldWhatWasCommitted() throws StoreException {
    for (int seed = 0; seed < SEEDS; seed++) {
      run(seed);
    }
    assertTrue(unpackedBytes > 0, "nothing was ever compressed");
  }

  private void run(int seed) throws StoreException {
    Random random = new Random(seed);
    Map<Place, byte[]> model = new TreeMap<>();
    Deque<Held> held = new ArrayDeque<>();
    for (int commit = 1; commit <= COMMITS; commit++) {
      String where = "seed " + seed + ", commit " + commit;
      // Packs are read in whatever form they were written.
      PackStore store =
          PackStore.open(
              folder.resolve("store" + seed),
              Scopes.ALL,
              StoreStamp.of(seed, "test"),
              options(random));
      model = commit(store, model, random, where);
      Held next = new Held(store.generation(), model);
      held.add(next);
      check(next, where);
      if (held.size() > OPEN_GENERATIONS) {
        Held oldest = held.remove();
        check(oldest, where + ", oldest");
        oldest.generation.close();
      }
    }
    held.forEach(one -> one.generation.close());
  }

  private static StoreOptions options(Random random) {
    return StoreOptions.DEFAULT.withCompressed(random.nextBoolean());
  }

  private static Map<Place, byte[]> commit(
      PackStore store, Map<Place, byte[]> model, Random random, String where)
      throws StoreException {
    Map<Place, byte[]> next = new TreeMap<>();
    CommitReport report;
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      for (int count = random.nextInt(PACKS); count > 0; count--) {
        Place place = place(random);
        int maxBytes = 1 << random.nextInt(17);
        byte[] payload =
            random.nextBoolean()
                ? Payloads.random(random, maxBytes)
                : Payloads.text(random, maxBytes);
        commit.put(place.scope, place.pack, Payloads.segment(payload));
        next.put(place, payload);
      }
      for (Map.Entry<Place, byte[]> entry : model.entrySet()) {
        Place place = entry.getKey();
        if (random.nextBoolean() && !next.containsKey(place)) {
          assertTrue(stageAgain(commit, former, place, random.nextBoolean()), where);
          next.put(place, entry.getValue());
        }
      }
      report = random.nextInt(8) == 0 ? commit.compact() : commit.run();
    }
    assertEquals(next.size(), report.packs(), where);
    assertEquals(0, report.packsLost(), where);
    return next;
  }

  /** Stages a pack of the former generation as it is, or as someone who has read it. */
  private static boolean stageAgain(Commit commit, Generation former, Place place, boolean isRead) {
    if (!isRead) {
      return commit.keep(place.scope, place.pack);
    }
    PackCursor cursor = former.cursor();
    boolean isFound = cursor.find(place.scope, place.pack);
    if (isFound) {
      commit.put(place.scope, place.pack, cursor.payload());
    }
    return isFound;
  }

  private static Place place(Random random) {
    return new Place(Scopes.ALL.get(random.nextInt(Scopes.ALL.size())), random.nextInt(PACKS));
  }

  private void check(Held held, String where) {
    assertNull(held.generation.miss(), where);
    PackCursor cursor = held.generation.cursor();
    int count = 0;
    for (Scope scope : Scopes.ALL) {
      for (int pack = 0; pack < PACKS; pack++) {
        byte[] expected = held.packs.get(new Place(scope, pack));
        assertEquals(expected != null, cursor.find(scope, pack), where);
        if (expected != null) {
          assertArrayEquals(expected, Payloads.bytes(cursor.payload()), where);
          assertEquals(0, cursor.payload().address() % Long.BYTES, where);
        }
      }
      count += held.generation.packCount(scope);
    }
    assertEquals(held.packs.size(), count, where);
    unpackedBytes += held.generation.unpackedBytes();
  }
}
