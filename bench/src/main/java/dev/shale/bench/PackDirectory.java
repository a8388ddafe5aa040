package dev.shale.bench;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.Commit;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreStamp;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;

/** A directory for the stores of a benchmark, and the packs that all of them hold. */
final class PackDirectory implements AutoCloseable {
  static final int PACKS = 3000;
  static final int PACK_BYTES = 8 << 10;
  private static final int STEP = 911;

  private final Path directory;

  PackDirectory() throws IOException {
    directory = Files.createTempDirectory("shale-packs");
  }

  /** A place in it that is not there yet. */
  Path place(String name) {
    return directory.resolve(name);
  }

  /** The next of all packs, in no order that a processor foresees. */
  static int after(int pack) {
    return (pack + STEP) % PACKS;
  }

  static byte[][] payloads() {
    byte[][] payloads = new byte[PACKS][PACK_BYTES];
    Random random = new Random(1);
    for (byte[] payload : payloads) {
      random.nextBytes(payload);
    }
    return payloads;
  }

  /** A store of ours with all packs. */
  PackStore save() throws StoreException {
    PackStore store =
        PackStore.open(place("packs"), Scopes.ALL, StoreStamp.of(1, "1"), StoreOptions.DEFAULT);
    byte[][] payloads = payloads();
    try (Generation none = store.generation()) {
      Commit commit = store.commit(none);
      for (int pack = 0; pack < PACKS; pack++) {
        commit.put(Scopes.RECORDS, pack, MemorySegment.ofArray(payloads[pack]));
      }
      commit.run();
    }
    return store;
  }

  /** Deletes all that is in it. */
  @Override
  public void close() throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
