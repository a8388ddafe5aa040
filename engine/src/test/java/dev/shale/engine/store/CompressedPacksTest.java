package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.Compression;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreStamp;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs in two forms, which nobody who reads them notices. */
class CompressedPacksTest {
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
    PackStore store = open(true);
    put(store, TEXT);
    try (Generation generation = store.generation()) {
      PackCursor cursor = generation.cursor();
      assertEquals(0, generation.unpackedBytes());
      assertTrue(cursor.find(Scopes.RECORDS, 0));
      assertArrayEquals(TEXT, Payloads.bytes(cursor.payload()));
      assertTrue(cursor.payload().isReadOnly());
      assertEquals(TEXT.length, generation.packBytes(Scopes.RECORDS));
      assertTrue(generation.storedBytes(Scopes.RECORDS) < TEXT.length / 4);
      assertEquals(TEXT.length, generation.unpackedBytes());
    }
  }

  @Test
  void aPackIsUnpackedOnceForAllThreads() throws StoreException {
    PackStore store = open(true);
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
    assertTrue(cursor.find(Scopes.RECORDS, 0));
    return cursor.payload();
  }

  @Test
  void whatWasUnpackedIsNotReadAfterClosing() throws StoreException {
    PackStore store = open(true);
    put(store, TEXT);
    Generation generation = store.generation();
    PackCursor cursor = generation.cursor();
    assertTrue(cursor.find(Scopes.RECORDS, 0));
    MemorySegment payload = cursor.payload();
    generation.close();
    assertThrows(IllegalStateException.class, () -> payload.get(ValueLayout.JAVA_BYTE, 0));
    assertThrows(IllegalStateException.class, () -> cursor.find(Scopes.RECORDS, 0));
    assertEquals(0, generation.unpackedBytes());
  }

  @Test
  void aPackThatWasUnpackedIsNotWrittenAgain() throws StoreException {
    PackStore store = open(true);
    put(store, TEXT);
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      commit.put(Scopes.RECORDS, 0, find(former));
      commit.put(Scopes.RECORDS, 1, Payloads.segment(new byte[10]));
      CommitReport report = commit.run();
      assertEquals(1, report.packsWritten());
      assertEquals(10, report.bytesWritten());
    }
    assertForm(store, TEXT, true);
  }

  @Test
  void aPackWhoseBytesAreStoredIsNotCompressedAgain() throws StoreException {
    PackStore store = open(true);
    put(store, TEXT);
    put(store, new byte[10]);
    CommitReport report = put(store, TEXT);
    assertEquals(0, report.packsWritten());
    assertForm(store, TEXT, true);
  }

  @Test
  void aPackThatIsStoredInOneFormStaysSo() throws StoreException {
    put(open(false), TEXT);
    put(open(false), new byte[10]);
    CommitReport report = put(open(true), TEXT);
    assertEquals(0, report.packsWritten());
    assertForm(open(true), TEXT, false);
  }

  @Test
  void compactionCompressesWhatIsNotAndLeavesWhatIs() throws StoreException {
    put(open(false), TEXT);
    open(true).compact();
    assertForm(open(false), TEXT, true);
    open(false).compact();
    assertForm(open(true), TEXT, true);
  }

  @Test
  void whatDoesNotGetSmallerIsStoredAsItIs() throws StoreException {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    PackStore store = open(true);
    for (byte[] payload : new byte[][] {noise, {1}, {}}) {
      put(store, payload);
      assertForm(store, payload, false);
    }
  }

  @Test
  void whatIsLongerThanTheLimitIsStoredAsItIs() throws StoreException {
    PackStore store = open(true);
    put(store, text(Compression.MAX_BYTES));
    assertForm(store, text(Compression.MAX_BYTES), true);
    put(store, text(Compression.MAX_BYTES + 1));
    assertForm(store, text(Compression.MAX_BYTES + 1), false);
  }

  @Test
  void whatWouldBeTooShortIsStoredAsItIs() throws StoreException {
    byte[] zeros = new byte[10_000];
    PackStore store = open(true);
    put(store, zeros);
    assertForm(store, zeros, false);
  }

  @Test
  void aNewFileHasRoomForWhatIsStored() throws StoreException {
    byte[] large = text(1 << 22);
    put(open(false), large);
    long bytes = fileBytes();
    open(true).compact();
    assertTrue(fileBytes() < bytes / 4, fileBytes() + " of " + bytes);
  }

  private long fileBytes() {
    try (Generation generation = open(false).generation()) {
      return generation.fileBytes();
    }
  }

  @Test
  void onlyWhatIsReadAfterAChangeIsCompressed() throws StoreException {
    PackStore store = open(true);
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      for (Scope scope : Scopes.ALL) {
        commit.put(scope, 0, Payloads.segment(TEXT));
      }
      commit.run();
    }
    try (Generation generation = store.generation()) {
      for (Scope scope : Scopes.ALL) {
        boolean isCompressed = generation.storedBytes(scope) < generation.packBytes(scope);
        boolean isExpected = scope == Scopes.SETTINGS || scope == Scopes.RECORDS;
        assertEquals(isExpected, isCompressed, scope.label());
      }
    }
  }

  private PackStore open(boolean isCompressing) {
    return PackStore.open(
        folder,
        Scopes.ALL,
        StoreStamp.of(1, "1"),
        StoreOptions.DEFAULT.withCompressed(isCompressing));
  }

  private static CommitReport put(PackStore store, byte[] payload) throws StoreException {
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      commit.put(Scopes.RECORDS, 0, Payloads.segment(payload));
      return commit.run();
    }
  }

  private static void assertForm(PackStore store, byte[] payload, boolean isCompressed) {
    try (Generation generation = store.generation()) {
      assertArrayEquals(payload, Payloads.bytes(find(generation)));
      long stored = generation.storedBytes(Scopes.RECORDS);
      assertEquals(isCompressed, stored < generation.packBytes(Scopes.RECORDS), stored + " bytes");
      assertFalse(isCompressed && generation.unpackedBytes() == 0);
    }
  }
}
