package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreFiles;
import dev.shale.engine.store.file.StoreStamp;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In which order a commit does things to files: what a name refers to is on the device before the
 * name is, or a loss of power leaves a manifest of packs that never came there.
 */
class CommitOrderTest {
  @TempDir Path folder;

  /** Writes down what is done, by the names of files without their numbers. */
  private static final class RecordingFiles extends StoreFiles {
    final List<String> done = new ArrayList<>();

    RecordingFiles(Path directory) {
      super(directory);
    }

    private static String name(Path file) {
      return String.valueOf(file.getFileName())
          .replaceAll("packs-\\d+", "packs")
          .replaceAll("\\.[0-9a-f]+\\.tmp", ".tmp");
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      done.add("write " + name(file));
      super.write(file, bytes);
    }

    @Override
    public void force(FileChannel channel) throws IOException {
      done.add("force");
      super.force(channel);
    }

    @Override
    public void force(Path file) throws IOException {
      done.add("of " + name(file));
      super.force(file);
    }

    @Override
    public void forceDirectory() throws IOException {
      done.add("of the directory");
      super.forceDirectory();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      done.add("rename " + name(from) + " to " + name(to));
      super.rename(from, to);
    }
  }

  @Test
  void aFirstCommitForcesPacksAndManifestBeforeTheyGetTheirNames() throws Exception {
    RecordingFiles files = new RecordingFiles(folder.resolve("store"));
    new SmallStore(files).save(1);
    assertEquals(
        List.of(
            "of packs.cmap.tmp",
            "force",
            "rename packs.cmap.tmp to packs.cmap",
            "write MANIFEST.tmp",
            "force",
            "rename MANIFEST.tmp to MANIFEST",
            "of the directory",
            "force"),
        files.done);
  }

  @Test
  void aCommitThatAppendsSaysSoFirstAndForcesPacksBeforeTheManifest() throws Exception {
    RecordingFiles files = new RecordingFiles(folder.resolve("store"));
    SmallStore store = new SmallStore(files);
    store.save(1);
    files.done.clear();
    store.save(2);
    assertEquals(
        List.of(
            "write DIRTY",
            "force",
            "of the directory",
            "force",
            "of packs.cmap",
            "force",
            "write MANIFEST.tmp",
            "force",
            "rename MANIFEST.tmp to MANIFEST",
            "of the directory",
            "force"),
        files.done);
  }

  @Test
  void aCommitOfWhatIsThereWritesNothing() throws Exception {
    RecordingFiles files = new RecordingFiles(folder.resolve("store"));
    SmallStore store = new SmallStore(files);
    store.save(1);
    files.done.clear();
    store.save(1);
    assertEquals(List.of(), files.done);
  }

  /** Otherwise every run after an update of a tool would be a cold one. */
  @Test
  void theSamePacksOfAnotherStampAreWritten() throws Exception {
    Path directory = folder.resolve("store");
    save(directory, "1");
    long generation = generation(directory, "1");
    save(directory, "2");
    assertEquals(generation + 1, generation(directory, "2"));
    PackStore store =
        PackStore.open(directory, Scopes.ALL, StoreStamp.of(7, "2"), StoreOptions.DEFAULT);
    try (Generation kept = store.generation()) {
      assertTrue(kept.cursor().find(Scopes.GRAPH, 0));
    }
    assertFalse(hasPacks(directory, "1"));
  }

  private static void save(Path directory, String version) throws StoreException {
    PackStore store =
        PackStore.open(directory, Scopes.ALL, StoreStamp.of(7, version), StoreOptions.DEFAULT);
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      commit.put(Scopes.GRAPH, 0, MemorySegment.ofArray(new byte[] {1, 2, 3}));
      commit.run();
    }
  }

  private static long generation(Path directory, String version) {
    PackStore store =
        PackStore.open(directory, Scopes.ALL, StoreStamp.of(7, version), StoreOptions.DEFAULT);
    try (Generation kept = store.generation()) {
      return kept.number();
    }
  }

  private static boolean hasPacks(Path directory, String version) {
    PackStore store =
        PackStore.open(directory, Scopes.ALL, StoreStamp.of(7, version), StoreOptions.DEFAULT);
    try (Generation kept = store.generation()) {
      return kept.miss() == null;
    }
  }
}
