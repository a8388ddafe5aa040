package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheCommandTest {
  private static final int PACK_BYTES = 5000;

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // set up by resolve()
  private Path cache;

  @BeforeEach
  void resolve() throws IOException {
    cache = directory.toRealPath().resolve("node_modules/.cache/shale");
  }

  @Test
  void aCacheIsShown() throws StoreException {
    save();
    Run run = run("stat");
    assertTrue(run.out().startsWith(cache + ": generation 1, "), run.out());
    assertTrue(run.out().contains("  valid for engine 1\n"), run.out());
    assertTrue(run.out().contains("  records     2 packs, 4.8 KiB\n"), run.out());
    assertEquals(0, run.status());
    assertTrue(run("stat", "--json").out().contains("\"name\":\"records\",\"packs\":2"));
  }

  @Test
  void aCacheThatIsNotThereIsNoError() {
    Run run = run("stat");
    assertEquals("Nothing can be read in " + cache + ": there is no cache yet.\n", run.out());
    assertEquals(0, run.status());
    assertEquals(0, run("verify").status());
    assertEquals("There is nothing in " + cache + ".\n", run("clear").out());
    Run compaction = run("compact");
    assertEquals(2, compaction.status());
    assertTrue(compaction.err().contains("there is no cache yet"), compaction.err());
  }

  @Test
  void brokenPacksAreFound() throws Exception {
    save();
    assertTrue(run("verify").out().endsWith("Every byte is what was written.\n"));
    Path packs = cache.resolve("packs-1.cmap");
    Files.write(packs, new byte[(int) Files.size(packs)]);
    Run run = run("verify");
    assertTrue(run.out().contains("records     2 packs, 4.8 KiB, 2 broken\n"), run.out());
    assertEquals(1, run.status());
    assertTrue(run("verify", "--json").out().contains("\"broken\":2"));
    Run compaction = run("compact", "--json");
    assertEquals(1, compaction.status());
    assertTrue(
        compaction.out().endsWith("\"packs\":0,\"lost\":2,\"evicted\":0}]}\n"), compaction.out());
    assertTrue(run("stat").out().contains("records     no packs"));
  }

  @Test
  void aBrokenManifestIsFound() throws Exception {
    save();
    Files.write(cache.resolve("MANIFEST"), new byte[10]);
    assertEquals(1, run("stat").status());
    assertEquals(2, run("compact").status());
    assertEquals("Deleted what was in " + cache + ".\n", run("clear").out());
  }

  @Test
  void compactionKeepsWhatThereIsAndWhatItIsValidFor() throws StoreException {
    save();
    Run run = run("compact");
    assertTrue(run.out().startsWith("2 packs in "), run.out() + run.err());
    assertEquals(0, run.status());
    assertTrue(run("stat").out().contains("valid for engine 1\n"));
    assertTrue(run("compact", "--json").out().contains("\"packs\":2,\"lost\":0"));
  }

  @Test
  void compactionCompressesWhenItIsAsked() throws StoreException {
    save();
    assertEquals(0, run("compact", "--cache-compress").status());
    Run run = run("stat");
    assertTrue(run.out().contains("  records     2 packs, 4.8 KiB compressed to "), run.out());
    String json = run("stat", "--json").out();
    assertTrue(json.matches("(?s).*\"bytes\":5000,\"storedBytes\":\\d{2,3}[,}].*"), json);
    assertEquals(0, run("verify").status());
  }

  @Test
  void clearingDeletesAllFiles() throws Exception {
    save();
    assertEquals(0, run("clear").status());
    try (var files = Files.list(cache)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void anActionThatThereIsNotIsAnError() {
    Run run = run("shrink");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("not 'shrink'"), run.err());
  }

  private Run run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "cache";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new Project(directory).run(all);
  }

  /** Bytes that can be compressed, though not to next to nothing. */
  private static byte[] text(int length) {
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; at += 10) {
      bytes[at] = (byte) (at * at / 7);
    }
    return bytes;
  }

  private void save() throws StoreException {
    PackStore store =
        PackStore.open(cache, Scopes.ALL, StoreStamp.of(1, "1"), StoreOptions.DEFAULT);
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      commit.put(Scopes.RECORDS, 0, MemorySegment.ofArray(text(PACK_BYTES - 10)));
      commit.put(Scopes.RECORDS, 1, MemorySegment.ofArray(new byte[10]));
      commit.run();
    }
  }
}
