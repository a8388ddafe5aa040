package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.FileState;
import dev.shale.engine.store.file.Manifest;
import dev.shale.engine.store.file.MapIndex;
import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreMiss;
import dev.shale.engine.store.file.StoreStamp;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A directory that came from elsewhere, in which names are not what they say. */
class HostileNamesTest {
  /** Only what would wait for ever takes that long. */
  private static final Duration FOR_EVER = Duration.ofMinutes(2);

  private static final long HOLE_BYTES = 100L << 30;
  private static final String VICTIM = "precious";
  private static final List<String> NAMES =
      List.of("MANIFEST", "packs-1.cmap", "packs-2.cmap", "LOCK", "DIRTY", "MANIFEST.tmp");

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set up by save()
  private SmallStore small;

  @SuppressWarnings("NullAway.Init") // set up by save()
  private Path victim;

  /** What may have a name of the store. */
  enum Kind {
    PIPE {
      @Override
      void make(Path place, HostileNamesTest test) throws Exception {
        assumeTrue(new ProcessBuilder("mkfifo", place.toString()).start().waitFor() == 0);
      }
    },
    DEVICE {
      @Override
      void make(Path place, HostileNamesTest test) throws IOException {
        Files.createSymbolicLink(place, Path.of("/dev/zero"));
      }
    },
    LINK {
      @Override
      void make(Path place, HostileNamesTest test) throws IOException {
        Files.createSymbolicLink(place, test.victim);
      }
    },
    LINK_TO_NOTHING {
      @Override
      void make(Path place, HostileNamesTest test) throws IOException {
        Files.createSymbolicLink(place, test.folder.resolve("made"));
      }
    },
    SECOND_NAME {
      @Override
      void make(Path place, HostileNamesTest test) throws IOException {
        Files.createLink(place, test.victim);
      }
    },
    HOLE {
      @Override
      void make(Path place, HostileNamesTest test) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(place.toFile(), "rw")) {
          file.setLength(HOLE_BYTES);
        }
      }
    },
    DIRECTORY {
      @Override
      void make(Path place, HostileNamesTest test) throws IOException {
        Files.createDirectory(place);
      }
    };

    abstract void make(Path place, HostileNamesTest test) throws Exception;
  }

  /** Something that is not what its name says. */
  record Attack(String name, Kind kind) {}

  static Stream<Attack> attacks() {
    return NAMES.stream()
        .flatMap(name -> Stream.of(Kind.values()).map(kind -> new Attack(name, kind)));
  }

  @BeforeEach
  void save() throws Exception {
    victim = folder.resolve("victim");
    Files.writeString(victim, VICTIM);
    small = new SmallStore(folder.resolve("store"));
    small.save(1);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void whatIsNoFileIsMissedAndReplaced(Attack attack) throws Exception {
    Path place = small.files.directory().resolve(attack.name);
    Files.deleteIfExists(place);
    attack.kind.make(place, this);
    assertTimeoutPreemptively(FOR_EVER, () -> readAndSave(attack.toString()));
    assertEquals(VICTIM, Files.readString(victim));
    assertFalse(Files.exists(folder.resolve("made"), LinkOption.NOFOLLOW_LINKS));
  }

  private void readAndSave(String where) throws StoreException {
    try (Generation generation = small.store.generation()) {
      SmallStore.countWhole(generation, 1, where);
    }
    small.save(2);
    small.checkWhole(2, where);
  }

  @Test
  void aDirectoryWithSomethingInItIsASentence() throws Exception {
    Files.delete(small.files.manifest());
    Files.createDirectories(small.files.manifest().resolve("mine"));
    StoreException refused = assertThrows(StoreException.class, () -> small.save(2));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.endsWith("MANIFEST: there is a directory of that name"), message);
    assertTrue(Files.isDirectory(small.files.manifest().resolve("mine")));
  }

  @Test
  void aFileThatNobodyTouchedIsAddedTo() throws Exception {
    assertFalse(small.save(2).isCompacted());
  }

  @Test
  void aFileThatWasTouchedIsCopied() throws Exception {
    Path packs = small.files.packs(1);
    Files.setLastModifiedTime(packs, FileTime.fromMillis(0));
    assertTrue(small.save(2).isCompacted());
    small.checkWhole(2, "after a touch");
  }

  @Test
  void aFileThatWasCopiedIsCopiedAgain() throws Exception {
    Path packs = small.files.packs(1);
    Path copy = packs.resolveSibling("copy");
    Files.copy(packs, copy);
    Files.move(copy, packs, StandardCopyOption.REPLACE_EXISTING);
    small.checkWhole(1, "copied");
    assertTrue(small.save(2).isCompacted());
    small.checkWhole(2, "after a copy");
  }

  /** Chronicle Map would take any of them for an address or a size. */
  @Test
  void noByteOfTheIndexIsBelievedThatIsNotWhatItWas() throws Exception {
    Manifest manifest = manifest();
    MapIndex index = manifest.index();
    Path packs = small.files.packs(1);
    byte[] whole = Files.readAllBytes(packs);
    int first = (int) manifest.offset(0);
    for (int record = 0; record < manifest.recordCount(); record++) {
      first = (int) Math.min(first, manifest.offset(record));
    }
    assertTrue(first > 1000, "packs begin at " + first);
    for (int at = 0; at < first; at++) {
      write(packs, at, (byte) ~whole[at]);
      MapIndex damaged = MapIndex.of(packs, manifest.records());
      assertTrue(damaged.isKnown() && damaged.checksum() != index.checksum(), "byte " + at);
      write(packs, at, whole[at]);
    }
    write(packs, first - 1, (byte) ~whole[first - 1]);
    assertTrue(small.save(2).isCompacted());
    small.checkWhole(2, "after damage");
    assertTrue(Files.size(small.files.packs(2)) < 2L * whole.length);
  }

  private Manifest manifest() {
    try (Generation generation = small.store.generation()) {
      Manifest manifest = generation.manifest();
      assertNotNull(manifest);
      return manifest;
    }
  }

  private static void write(Path file, int at, byte value) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      bytes.write(value);
    }
  }

  @Test
  void anEpochThatCannotBeCountedUpIsPassedOver() throws Exception {
    Files.createFile(small.files.packs(Long.MAX_VALUE));
    Files.delete(small.files.packs(1));
    small.save(2);
    small.checkWhole(2, "beside the last epoch of all");
  }

  @Test
  void whatAnotherUserWroteIsNotBelievedUnlessThatUserIsTrusted() throws Exception {
    assumeTrue(FileState.user() == 0, "only the superuser can give files away");
    for (Path file : List.of(small.files.manifest(), small.files.packs(1))) {
      Files.setAttribute(file, "unix:uid", 65534);
      try (Generation generation = small.store.generation()) {
        StoreMiss miss = generation.miss();
        assertNotNull(miss);
        assertEquals(StoreError.FOREIGN, miss.error());
        String what = file.equals(small.files.manifest()) ? "MANIFEST" : "packs";
        assertEquals("the owner of " + what + " is user 65534 and not user 0", miss.message());
      }
      if (file.equals(small.files.manifest())) {
        StoreException refused = assertThrows(StoreException.class, () -> small.save(2));
        assertEquals(StoreError.FOREIGN, refused.error());
      }
      StoreOptions trusting = StoreOptions.DEFAULT.withTrusting(true);
      PackStore store = PackStore.open(small.files, Scopes.ALL, StoreStamp.of(7, "1"), trusting);
      try (Generation generation = store.generation()) {
        assertEquals(SmallStore.PACKS, SmallStore.countWhole(generation, 1, "trusted"));
      }
      Files.setAttribute(file, "unix:uid", 0);
    }
  }
}
