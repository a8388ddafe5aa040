package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.Manifest;
import dev.shale.engine.store.file.PackHeader;
import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreMiss;
import dev.shale.engine.store.file.StoreStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the files: right bytes, or an error that is counted. */
class CorruptionTest {
  private static final long STATE = 1;
  private static final int FLIPS = 300;

  /** Enough that they run as optimised code. */
  private static final int READS_OF_CUT = 20_000;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set up by save()
  private SmallStore small;

  @SuppressWarnings("NullAway.Init") // set up by save()
  private Path packs;

  @BeforeEach
  void save() throws StoreException {
    small = new SmallStore(folder);
    small.save(STATE);
    packs = small.files.packs(1);
  }

  @Test
  void everyFlippedByteOfTheManifestIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(small.files.manifest());
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << at % Byte.SIZE);
      Files.write(small.files.manifest(), damaged);
      assertMiss(StoreError.CORRUPTED, "byte " + at);
    }
    assertEquals(whole.length, small.store.errorCount(StoreError.CORRUPTED));
  }

  @Test
  void aManifestThatEndsAnywhereIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(small.files.manifest());
    for (int length = 0; length < whole.length; length++) {
      Files.write(small.files.manifest(), Arrays.copyOf(whole, length));
      assertMiss(StoreError.CORRUPTED, length + " bytes");
    }
    Files.write(small.files.manifest(), Arrays.copyOf(whole, whole.length + 1));
    assertMiss(StoreError.CORRUPTED, "one byte more");
  }

  @Test
  void flippedBytesOfPacksAreNoticedAndPutRight() throws Exception {
    byte[] whole = Files.readAllBytes(packs);
    Random random = new Random(3);
    int found = 0;
    for (int flip = 0; flip < FLIPS; flip++) {
      int at = flip < FLIPS / 2 ? offsetInAPack(random) : random.nextInt(whole.length);
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      Files.write(packs, damaged);
      try (Generation generation = small.store.generation()) {
        int count = SmallStore.countWhole(generation, STATE, "byte " + at);
        assertTrue(count >= SmallStore.PACKS - 1, "byte " + at);
        assertTrue(count < SmallStore.PACKS || flip >= FLIPS / 2, "byte " + at);
        found += count;
      }
    }
    assertEquals(FLIPS * SmallStore.PACKS - found, small.store.errorCount(StoreError.CORRUPTED));
    assertPutRight();
  }

  private int offsetInAPack(Random random) {
    try (Generation generation = small.store.anyGeneration()) {
      Manifest manifest = generation.manifest();
      assertNotNull(manifest);
      int record = random.nextInt(manifest.recordCount());
      int length = PackHeader.BYTES + manifest.stored(record);
      return (int) manifest.offset(record) + random.nextInt(length);
    }
  }

  @Test
  void aFlippedByteIsPutRightThoughNothingElseHasChanged() throws Exception {
    byte[] damaged = Files.readAllBytes(packs);
    damaged[offsetInAPack(new Random(5))] ^= 1;
    Files.write(packs, damaged);
    assertTrue(small.save(STATE).isCompacted());
    small.checkWhole(STATE, "after the next save");
  }

  @Test
  void packsThatEndAnywhereAreNoticed() throws Exception {
    byte[] whole = Files.readAllBytes(packs);
    Random random = new Random(4);
    for (int count = 0; count < FLIPS; count++) {
      int length = count == 0 ? 0 : random.nextInt(whole.length);
      Files.write(packs, Arrays.copyOf(whole, length));
      try (Generation generation = small.store.generation()) {
        SmallStore.countWhole(generation, STATE, length + " bytes");
      }
    }
    assertPutRight();
  }

  @Test
  void packsThatAreDeletedAreNotFound() throws Exception {
    Files.delete(packs);
    assertMiss(StoreError.NOT_FOUND, "deleted");
    assertPutRight();
  }

  @Test
  void foreignFilesAreNoticed() throws Exception {
    byte[] foreign = new byte[100_000];
    new Random(1).nextBytes(foreign);
    Files.write(packs, foreign);
    try (Generation generation = small.store.generation()) {
      assertEquals(0, SmallStore.countWhole(generation, STATE, "foreign"));
    }
    assertPutRight();
    Files.write(small.files.manifest(), foreign);
    assertMiss(StoreError.CORRUPTED, "foreign");
    assertPutRight();
  }

  @Test
  void aFileThatIsCutWhileItIsMappedIsAnError() throws Exception {
    try (Generation generation = small.store.generation()) {
      assertEquals(SmallStore.PACKS, SmallStore.countWhole(generation, STATE, "before"));
      try (FileChannel channel = FileChannel.open(packs, StandardOpenOption.WRITE)) {
        channel.truncate(1);
      }
      assertEquals(0, SmallStore.countWhole(generation, STATE, "cut"));
    }
    assertEquals(SmallStore.PACKS, small.store.errorCount(StoreError.CORRUPTED));
    assertPutRight();
  }

  /** Optimised code may go on behind such a read; the error must not come when nobody waits. */
  @Test
  void everyReadOfWhatWasCutIsAMissAndNoError() throws Exception {
    try (Generation generation = small.store.generation()) {
      PackCursor cursor = generation.cursor();
      assertTrue(cursor.find(Scopes.GRAPH, 0));
      try (FileChannel channel = FileChannel.open(packs, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
      for (int read = 0; read < READS_OF_CUT; read++) {
        assertFalse(cursor.find(Scopes.GRAPH, 0), "read " + read);
      }
    }
  }

  @Test
  void aNewerFormatIsNamedAndLeftAlone() throws IOException {
    byte[] newer = writeFormat(Manifest.FORMAT + 1);
    assertEquals(
        "format is " + (Manifest.FORMAT + 1) + " and not " + Manifest.FORMAT,
        assertMiss(StoreError.VERSION_MISMATCH, "newer"));
    StoreException refused = assertThrows(StoreException.class, () -> small.save(STATE));
    assertEquals(StoreError.VERSION_MISMATCH, refused.error());
    assertArrayEquals(newer, Files.readAllBytes(small.files.manifest()));
  }

  @Test
  void anOlderFormatIsReplaced() throws Exception {
    writeFormat(Manifest.FORMAT - 1);
    assertEquals(
        "format is " + (Manifest.FORMAT - 1) + " and not " + Manifest.FORMAT,
        assertMiss(StoreError.VERSION_MISMATCH, "older"));
    small.save(STATE);
    small.checkWhole(STATE, "after an older format");
  }

  private byte[] writeFormat(int format) throws IOException {
    byte[] manifest = Files.readAllBytes(small.files.manifest());
    ByteBuffer fields = ByteBuffer.wrap(manifest).order(ByteOrder.LITTLE_ENDIAN);
    fields.putInt(Long.BYTES, format);
    CRC32C crc = new CRC32C();
    crc.update(manifest, 0, manifest.length - Integer.BYTES);
    fields.putInt(manifest.length - Integer.BYTES, (int) crc.getValue());
    Files.write(small.files.manifest(), manifest);
    return manifest;
  }

  @Test
  void whatPacksAreNotValidForIsNamed() {
    StoreStamp stamp = StoreStamp.of(7, "1");
    assertEquals("engine is 1 and not 2", missOf(StoreStamp.of(7, "2")));
    assertEquals("layout is 7 and not 8", missOf(StoreStamp.of(8, "1")));
    assertEquals("mode is absent and not development", missOf(stamp.with("mode", "development")));
    assertFalse(missOf(stamp).contains("is"));
  }

  private String missOf(StoreStamp stamp) {
    PackStore store = PackStore.open(small.files, Scopes.ALL, stamp, StoreOptions.DEFAULT);
    try (Generation generation = store.generation()) {
      StoreMiss miss = generation.miss();
      return miss == null ? "" : miss.message();
    }
  }

  private String assertMiss(StoreError error, String where) {
    try (Generation generation = small.store.generation()) {
      StoreMiss miss = generation.miss();
      assertNotNull(miss, where);
      assertEquals(error, miss.error(), where);
      assertFalse(generation.cursor().find(Scopes.GRAPH, 0), where);
      return miss.message();
    }
  }

  private void assertPutRight() throws StoreException {
    small.save(STATE + 1);
    small.checkWhole(STATE + 1, "after the next save");
  }
}
