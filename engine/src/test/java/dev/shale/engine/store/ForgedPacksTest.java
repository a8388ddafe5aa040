package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.Compression;
import dev.shale.engine.store.file.Manifest;
import dev.shale.engine.store.file.MapIndex;
import dev.shale.engine.store.file.PackHeader;
import dev.shale.engine.store.file.PackKey;
import dev.shale.engine.store.file.PackRecord;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreFiles;
import dev.shale.engine.store.file.StoreMiss;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.offheap.Checksum;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed packs that are damaged, or made to look right: a miss, and no memory for it. */
class ForgedPacksTest {
  private static final StoreStamp STAMP = StoreStamp.of(1, "1");
  private static final int BLOCK_BYTES = 1 << 17;
  private static final int RAW_BYTES = 1 << 12;
  private static final int MANY_BLOCKS = 1 << 13;
  private static final long TOLERATED_BYTES = 1 << 20;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set up by open()
  private StoreFiles files;

  @SuppressWarnings("NullAway.Init") // set up by open()
  private PackStore store;

  @BeforeEach
  void open() {
    files = new StoreFiles(folder);
    store = PackStore.open(files, Scopes.ALL, STAMP, StoreOptions.DEFAULT.withCompressed(true));
  }

  @Test
  void everyFlippedByteOfACompressedPackIsNoticed() throws Exception {
    PackRecord record = save();
    byte[] whole = Files.readAllBytes(files.packs(1));
    int end = (int) record.offset() + PackHeader.BYTES + record.stored();
    for (int at = (int) record.offset(); at < end; at++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) (1 << bit);
        Files.write(files.packs(1), damaged);
        assertEquals(StoreError.CORRUPTED, errorOfPack(), "byte " + at);
      }
    }
    assertEquals((end - record.offset()) * Byte.SIZE, store.errorCount(StoreError.CORRUPTED));
  }

  @Test
  void aCompressedPackThatEndsAnywhereIsNoticed() throws Exception {
    PackRecord record = save();
    byte[] whole = Files.readAllBytes(files.packs(1));
    int end = (int) record.offset() + PackHeader.BYTES + record.stored();
    for (int length = (int) record.offset(); length < end; length++) {
      Files.write(files.packs(1), Arrays.copyOf(whole, length));
      assertEquals(StoreError.CORRUPTED, errorOfPack(), length + " bytes");
    }
    Files.write(files.packs(1), Arrays.copyOf(whole, end));
    assertEquals(null, errorOfPack());
  }

  /** Saves a pack that is compressed. */
  private PackRecord save() throws StoreException {
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      commit.put(Scopes.RECORDS, 0, Payloads.segment(Payloads.text(new Random(1), 4000)));
      commit.run();
    }
    try (Generation generation = store.generation()) {
      Manifest manifest = generation.manifest();
      assertTrue(manifest != null && manifest.isCompressed(0));
      return manifest.record(0);
    }
  }

  @Test
  void aFrameOfItsLengthIsFound() throws IOException {
    forge(Scopes.RECORDS, BLOCK_BYTES, frame(1));
    assertEquals(null, errorOfPack());
    forge(Scopes.RECORDS, 8 * BLOCK_BYTES, frame(8));
    assertEquals(null, errorOfPack());
  }

  @Test
  void aFrameThatExpandsToMoreThanItsLengthIsAMiss() throws IOException {
    byte[] bomb = bomb(MANY_BLOCKS);
    assertMissWithoutMemory(Scopes.RECORDS, 2 * bomb.length, bomb);
    assertMissWithoutMemory(Scopes.RECORDS, BLOCK_BYTES - 1, frame(1));
  }

  @Test
  void aFrameThatExpandsToLessThanItsLengthIsAMiss() throws IOException {
    assertMissWithoutMemory(Scopes.RECORDS, BLOCK_BYTES + 1, frame(1));
  }

  @Test
  void whatIsNoFrameIsAMiss() throws IOException {
    Random random = new Random(2);
    for (int count = 0; count < 300; count++) {
      byte[] frame = frame(1 + random.nextInt(4));
      for (int damage = random.nextInt(4); damage >= 0; damage--) {
        frame[count % 2 == 0 ? 4 + random.nextInt(frame.length - 4) : random.nextInt(6)] =
            (byte) random.nextInt();
      }
      forge(
          Scopes.RECORDS, 2 * BLOCK_BYTES, Arrays.copyOf(frame, 1 + random.nextInt(frame.length)));
      try (Generation generation = store.generation()) {
        PackCursor cursor = generation.cursor();
        boolean isFound = cursor.find(Scopes.RECORDS, 0);
        assertEquals(isFound ? 2 * BLOCK_BYTES : 0, generation.unpackedBytes(), "frame " + count);
      }
    }
  }

  @Test
  void sizesThatCannotBeAreAMiss() throws IOException {
    byte[] bomb = bomb(MANY_BLOCKS);
    assertMissWithoutMemory(Scopes.RECORDS, 100, bomb);
    assertMissWithoutMemory(Scopes.RECORDS, Compression.MAX_BYTES + 1, bomb);
    assertMissWithoutMemory(Scopes.RECORDS, Integer.MAX_VALUE, bomb);
    assertMissWithoutMemory(Scopes.RECORDS, -1, bomb);
    assertMissWithoutMemory(Scopes.RECORDS, 1, new byte[0]);
    assertMissWithoutMemory(Scopes.GRAPH, BLOCK_BYTES, frame(1));
    assertMissWithoutMemory(Scopes.RECORDS, BLOCK_BYTES, bomb(1));
  }

  @Test
  void packsThatTogetherAreTooLongForTheirFileAreAMiss() throws IOException {
    byte[] frame = frame(8);
    PackRecord record = forge(Scopes.RECORDS, 8 * BLOCK_BYTES, frame);
    List<PackRecord> records = new ArrayList<>();
    long bytes = Files.size(files.packs(1));
    for (int pack = 0; pack < MANY_BLOCKS; pack++) {
      records.add(
          new PackRecord(
              record.scope(),
              pack,
              record.key(),
              record.offset(),
              record.length(),
              record.stored(),
              record.checksum(),
              0));
    }
    Files.write(files.manifest(), Manifest.write(STAMP, 1, 1, bytes, MapIndex.NONE, records));
    try (Generation generation = store.generation()) {
      assertEquals("packs: corrupted", missOf(generation));
      assertEquals(0, generation.unpackedBytes());
    }
  }

  /** Whoever reads numbers from a payload counts on it. */
  @Test
  void aPackThatLiesAtNoMultipleOfEightIsAMiss() throws IOException {
    byte[] payload = new byte[64];
    for (int offset = 0; offset <= Long.BYTES; offset++) {
      forge(Scopes.RECORDS, payload.length, payload, offset);
      try (Generation generation = store.generation()) {
        boolean isAligned = offset % Long.BYTES == 0;
        assertEquals(isAligned ? "" : "MANIFEST: corrupted", missOf(generation), "at " + offset);
        assertEquals(isAligned, generation.cursor().find(Scopes.RECORDS, 0), "at " + offset);
      }
    }
  }

  private static String missOf(Generation generation) {
    StoreMiss miss = generation.miss();
    return miss == null ? "" : miss.message();
  }

  private void assertMissWithoutMemory(Scope scope, int length, byte[] stored) throws IOException {
    forge(scope, length, stored);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try (Generation generation = store.generation()) {
      assertFalse(generation.cursor().find(scope, 0));
      assertEquals(0, generation.unpackedBytes());
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < TOLERATED_BYTES, bytes + " bytes");
    assertTrue(store.errorCount(StoreError.CORRUPTED) > 0);
  }

  /** Why the pack is not found; null when it is. */
  private @Nullable StoreError errorOfPack() {
    try (Generation generation = store.generation()) {
      PackCursor cursor = generation.cursor();
      cursor.find(Scopes.RECORDS, 0);
      return cursor.error();
    }
  }

  private PackRecord forge(Scope scope, int length, byte[] stored) throws IOException {
    return forge(scope, length, stored, 0);
  }

  /** Writes a generation of one pack, all of whose checksums fit. */
  private PackRecord forge(Scope scope, int length, byte[] stored, int offset) throws IOException {
    int checksum = new Checksum().of(Payloads.segment(stored));
    PackRecord record =
        new PackRecord(scope, 0, new PackKey(1, 2), offset, length, stored.length, checksum, 0);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[offset]);
    file.write(PackHeader.of(record));
    file.write(stored);
    Files.write(files.packs(1), file.toByteArray());
    Files.write(
        files.manifest(), Manifest.write(STAMP, 1, 1, file.size(), MapIndex.NONE, List.of(record)));
    return record;
  }

  /** A Zstandard frame of zeros: blocks of {@link #BLOCK_BYTES}, a part of each as it is. */
  private static byte[] frame(int blocks) {
    ByteBuffer frame =
        ByteBuffer.allocate(6 + blocks * (7 + RAW_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(0xFD2FB528).put((byte) 0).put((byte) (7 << 3));
    for (int block = 1; block <= blocks; block++) {
      frame.putInt((BLOCK_BYTES - RAW_BYTES) << 3 | 1 << 1);
      int header = RAW_BYTES << 3 | (block == blocks ? 1 : 0);
      frame.put((byte) header).putShort((short) (header >> Byte.SIZE));
      frame.put(new byte[RAW_BYTES]);
    }
    return frame.array();
  }

  /** As above, of bytes that are repeated alone: four for each block. */
  private static byte[] bomb(int blocks) {
    ByteBuffer frame = ByteBuffer.allocate(6 + 4 * blocks).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(0xFD2FB528).put((byte) 0).put((byte) (7 << 3));
    for (int block = 1; block <= blocks; block++) {
      int isLast = block == blocks ? 1 : 0;
      frame.putInt(BLOCK_BYTES << 3 | 1 << 1 | isLast);
    }
    return frame.array();
  }
}
