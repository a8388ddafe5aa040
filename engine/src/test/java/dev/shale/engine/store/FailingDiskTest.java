package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails at its n-th operation, for every n. */
class FailingDiskTest {
  private static final int MOST_OPERATIONS = 1000;

  @TempDir Path folder;

  @Test
  void aFullDiskLeavesWhatIsThere() throws Exception {
    failEverywhere("No space left on device", StoreError.DISK_FULL, false);
  }

  @Test
  void aDiskThatStaysFullLeavesWhatIsThere() throws Exception {
    failEverywhere("No space left on device", StoreError.DISK_FULL, true);
  }

  @Test
  void aDeviceThatFailsLeavesWhatIsThere() throws Exception {
    failEverywhere("Input/output error", StoreError.IO, false);
  }

  /** Else the files of saves that failed would be what fills the disk. */
  @Test
  void savesThatFailDoNotAddUp() throws Exception {
    int state = 1;
    SmallStore sound = new SmallStore(folder.resolve("store"));
    sound.save(state);
    boolean hasFailed = true;
    for (int failing = 0; hasFailed; failing++) {
      assertTrue(failing < MOST_OPERATIONS);
      String where = "operation " + failing;
      for (int again = 0; again < 4; again++) {
        FailingFiles files =
            new FailingFiles(sound.files.directory(), "Input/output error", failing, false);
        state++;
        save(new SmallStore(files), state, StoreError.IO, where);
        hasFailed = files.hasFailed();
      }
      assertTrue(sound.files.packFiles().size() <= 2, where + ": " + sound.files.packFiles());
    }
  }

  private void failEverywhere(String message, StoreError error, boolean isForEver)
      throws Exception {
    int state = 1;
    SmallStore sound = new SmallStore(folder.resolve("store"));
    sound.save(state);
    for (int failing = 0; ; failing++) {
      assertTrue(failing < MOST_OPERATIONS);
      String where = "operation " + failing;
      FailingFiles files = new FailingFiles(sound.files.directory(), message, failing, isForEver);
      SmallStore failingStore = new SmallStore(files);
      boolean isDone = save(failingStore, state + 1, error, where);
      if (!files.hasFailed()) {
        break;
      }
      state = stateAfter(sound, state, isDone, where);
      state++;
      sound.save(state);
      sound.checkWhole(state, where + ", saved again");
    }
  }

  private static boolean save(SmallStore store, int state, StoreError error, String where) {
    try {
      store.save(state);
      return true;
    } catch (StoreException failure) {
      assertEquals(error, failure.error(), where);
      assertEquals(1, store.store.errorCount(error), where);
      return false;
    }
  }

  /** The state before stays, unless the manifest had been renamed when the disk failed. */
  private static int stateAfter(SmallStore store, int state, boolean isDone, String where) {
    try (Generation generation = store.store.generation()) {
      PackCursor cursor = generation.cursor();
      assertTrue(cursor.find(Scopes.GRAPH, 1), where);
      boolean isNext =
          Arrays.equals(SmallStore.payload(state + 1, 1), Payloads.bytes(cursor.payload()));
      assertTrue(isNext || !isDone, where);
      int found = isNext ? state + 1 : state;
      assertEquals(SmallStore.PACKS, SmallStore.countWhole(generation, found, where), where);
      return found;
    }
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    StoreException failure =
        assertThrows(StoreException.class, () -> new SmallStore(file.resolve("store")).save(1));
    assertEquals(StoreError.IO, failure.error());
  }

  @Test
  void aDirectoryThatIsDeletedIsMadeAgain() throws Exception {
    SmallStore store = new SmallStore(folder.resolve("store"));
    store.save(1);
    try (Generation generation = store.store.generation()) {
      for (Path file : new Path[] {store.files.packs(1), store.files.manifest()}) {
        Files.delete(file);
      }
      Files.delete(store.files.lock());
      Files.delete(store.files.directory());
      assertEquals(SmallStore.PACKS, SmallStore.countWhole(generation, 1, "deleted"));
    }
    store.save(2);
    store.checkWhole(2, "made again");
  }

  @Test
  void aDirectoryMayBeALink() throws Exception {
    Path directory = Files.createDirectory(folder.resolve("directory"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), directory);
    new SmallStore(link).save(1);
    new SmallStore(directory).checkWhole(1, "through the link");
  }
}
