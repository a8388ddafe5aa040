package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.store.file.Compression;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreStamp;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs in two forms, which nobody who reads them notices. */
class CompressedPacksTest {
  private static final Set<Scope> COMPRESSED = Set.of(Scope.RECORDS);
  private static final byte[] TEXT = text(10_000);

  @TempDir Path folder;

  /** Bytes that can be compressed to less than a tenth, and not to next to nothing. */
  private static byte[] text(int length) {
    Random random = new Random(7);
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; at++) {
      bytes[at] = (byte) (random.nextInt(100) == 0 ? random.nextInt() : at % 10);
    }
    return bytes;
  }

  @Test
  void aCompressedPackIsFoundAsItWas() throws StoreException {
    PackStore store = open(COMPRESSED);
    put(store, TEXT);
    try (Generation generation = store.generation()) {
      PackCursor cursor = generation.cursor();
      assertEquals(0, generation.unpackedBytes());
      assertTrue(cursor.find(Scope.RECORDS, 0));
      assertArrayEquals(TEXT, Payloads.bytes(cursor.payload()));
      assertTrue(cursor.payload().isReadOnly());
      assertEquals(TEXT.length, generation.packBytes(Scope.RECORDS));
      assertTrue(generation.storedBytes(Scope.RECORDS) < TEXT.length / 4);
      assertEquals(TEXT.length, generation.unpackedBytes());
    }
  }

  @Test
  void aPackIsUnpackedOnceForAllThreads() throws StoreException {
    PackStore store = open(COMPRESSED);
    put(store, TEXT);
    try (Generation generation = store.generation()) {
      long[] addresses =
          IntStream.range(0, 100).parallel().mapToLong(_ -> find(generation).address()).toArray();
      for (long address : addresses) {
        assertEquals(addresses[0], address);
      }
      assertEquals(TEXT.length, generation.unpackedBytes());
    }
  }

  private static MemorySegment find(Generation generation) {
    PackCursor cursor = generation.cursor();
    assertTrue(cursor.find(Scope.RECORDS, 0));
    return cursor.payload();
  }

  @Test
  void whatWasUnpackedIsNotReadAfterClosing() throws StoreException {
    PackStore store = open(COMPRESSED);
    put(store, TEXT);
    Generation generation = store.generation();
    PackCursor cursor = generation.cursor();
    assertTrue(cursor.find(Scope.RECORDS, 0));
    MemorySegment payload = cursor.payload();
    generation.close();
    assertThrows(IllegalStateException.class, () -> payload.get(ValueLayout.JAVA_BYTE, 0));
    assertThrows(IllegalStateException.class, () -> cursor.find(Scope.RECORDS, 0));
    assertEquals(0, generation.unpackedBytes());
  }

  @Test
  void aPackThatWasUnpackedIsNotWrittenAgain() throws StoreException {
    PackStore store = open(COMPRESSED);
    put(store, TEXT);
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      commit.put(Scope.RECORDS, 0, find(former));
      commit.put(Scope.RECORDS, 1, Payloads.segment(new byte[10]));
      CommitReport report = commit.run();
      assertEquals(1, report.packsWritten());
      assertEquals(10, report.bytesWritten());
    }
    assertForm(store, TEXT, true);
  }

  @Test
  void aPackWhoseBytesAreStoredIsNotCompressedAgain() throws StoreException {
    PackStore store = open(COMPRESSED);
    put(store, TEXT);
    put(store, new byte[10]);
    CommitReport report = put(store, TEXT);
    assertEquals(0, report.packsWritten());
    assertForm(store, TEXT, true);
  }

  @Test
  void aPackThatIsStoredInOneFormStaysSo() throws StoreException {
    put(open(Set.of()), TEXT);
    put(open(Set.of()), new byte[10]);
    CommitReport report = put(open(COMPRESSED), TEXT);
    assertEquals(0, report.packsWritten());
    assertForm(open(COMPRESSED), TEXT, false);
  }

  @Test
  void compactionCompressesWhatIsNotAndLeavesWhatIs() throws StoreException {
    put(open(Set.of()), TEXT);
    open(COMPRESSED).compact();
    assertForm(open(Set.of()), TEXT, true);
    open(Set.of()).compact();
    assertForm(open(COMPRESSED), TEXT, true);
  }

  @Test
  void whatDoesNotGetSmallerIsStoredAsItIs() throws StoreException {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    PackStore store = open(COMPRESSED);
    for (byte[] payload : new byte[][] {noise, {1}, {}}) {
      put(store, payload);
      assertForm(store, payload, false);
    }
  }

  @Test
  void whatIsLongerThanTheLimitIsStoredAsItIs() throws StoreException {
    PackStore store = open(COMPRESSED);
    put(store, text(Compression.MAX_BYTES));
    assertForm(store, text(Compression.MAX_BYTES), true);
    put(store, text(Compression.MAX_BYTES + 1));
    assertForm(store, text(Compression.MAX_BYTES + 1), false);
  }

  @Test
  void whatWouldBeTooShortIsStoredAsItIs() throws StoreException {
    byte[] zeros = new byte[10_000];
    PackStore store = open(COMPRESSED);
    put(store, zeros);
    assertForm(store, zeros, false);
  }

  @Test
  void aNewFileHasRoomForWhatIsStored() throws StoreException {
    byte[] large = text(1 << 22);
    put(open(Set.of()), large);
    long bytes = fileBytes();
    open(COMPRESSED).compact();
    assertTrue(fileBytes() < bytes / 4, fileBytes() + " of " + bytes);
  }

  private long fileBytes() {
    try (Generation generation = open(Set.of()).generation()) {
      return generation.fileBytes();
    }
  }

  @Test
  void whatIsReadInPlaceIsNotCompressed() {
    for (Scope scope : EnumSet.of(Scope.GRAPH, Scope.NAMES)) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> open(Set.of(Scope.RECORDS, scope)));
      assertEquals(
          "Packs of " + scope.label() + " cannot be compressed: they are read where they lie",
          refused.getMessage());
    }
    assertEquals(EnumSet.of(Scope.RESOLUTIONS, Scope.RECORDS), Scope.cold());
  }

  private PackStore open(Set<Scope> compressed) {
    return PackStore.open(
        folder, StoreStamp.of(1, "1"), StoreOptions.DEFAULT.withCompressed(compressed));
  }

  private static CommitReport put(PackStore store, byte[] payload) throws StoreException {
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      commit.put(Scope.RECORDS, 0, Payloads.segment(payload));
      return commit.run();
    }
  }

  private static void assertForm(PackStore store, byte[] payload, boolean isCompressed) {
    try (Generation generation = store.generation()) {
      assertArrayEquals(payload, Payloads.bytes(find(generation)));
      long stored = generation.storedBytes(Scope.RECORDS);
      assertEquals(isCompressed, stored < generation.packBytes(Scope.RECORDS), stored + " bytes");
      assertFalse(isCompressed && generation.unpackedBytes() == 0);
    }
  }
}
