package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreFiles;
import dev.shale.engine.store.file.StoreStamp;
import java.nio.file.Path;
import java.util.Random;

/** A store of a few packs, whose bytes follow from the number of a state and their own. */
final class SmallStore {
  static final int PACKS = 6;
  private static final int MAX_BYTES = 3000;

  final StoreFiles files;
  final PackStore store;

  SmallStore(Path directory) {
    this(new StoreFiles(directory));
  }

  SmallStore(StoreFiles files) {
    this(files, true);
  }

  private SmallStore(StoreFiles files, boolean isCompressing) {
    this.files = files;
    store =
        PackStore.open(
            files,
            Scopes.ALL,
            StoreStamp.of(7, "1"),
            StoreOptions.DEFAULT.withCompressed(isCompressing));
  }

  /** One whose packs are all stored as they are. */
  static SmallStore uncompressed(Path directory) {
    return new SmallStore(new StoreFiles(directory), false);
  }

  static byte[] payload(long state, int pack) {
    // The even packs stay what they are.
    long seed = pack % 2 == 0 ? pack : state * PACKS + pack;
    Random random = new Random(seed);
    return pack < 4 ? Payloads.random(random, MAX_BYTES) : Payloads.text(random, MAX_BYTES);
  }

  CommitReport save(long state) throws StoreException {
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      stage(state, commit);
      return commit.run();
    }
  }

  void stage(long state, Commit commit) {
    for (int pack = 0; pack < PACKS; pack++) {
      commit.put(scope(pack), pack, Payloads.segment(payload(state, pack)));
    }
  }

  static Scope scope(int pack) {
    return pack < 3 ? Scopes.GRAPH : Scopes.RECORDS;
  }

  /** Checks that every pack is that of a state, and there. */
  void checkWhole(long state, String where) {
    try (Generation generation = store.generation()) {
      assertEquals(PACKS, countWhole(generation, state, where), where + ": " + generation.miss());
    }
  }

  /** Checks that a pack is that of a state or an error; returns how many are there. */
  static int countWhole(Generation generation, long state, String where) {
    PackCursor cursor = generation.cursor();
    int count = 0;
    for (int pack = 0; pack < PACKS; pack++) {
      if (cursor.find(scope(pack), pack)) {
        assertArrayEquals(payload(state, pack), Payloads.bytes(cursor.payload()), where);
        count++;
      }
    }
    return count;
  }
}
