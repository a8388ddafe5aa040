package dev.shale.engine.store;

import dev.shale.engine.store.file.Failures;
import dev.shale.engine.store.file.FileState;
import dev.shale.engine.store.file.Manifest;
import dev.shale.engine.store.file.MissException;
import dev.shale.engine.store.file.PackHeader;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreFiles;
import dev.shale.engine.store.file.StoreMiss;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.offheap.system.MappedFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one commit stored, for reading. It stays as it is while others commit and compact, until it
 * is closed. When there is nothing to be read it has no packs, and {@link #miss} says why.
 *
 * <p>Methods may be called from any thread. A {@link PackCursor} reads the packs.
 */
public final class Generation implements AutoCloseable {
  /** How often a writer may replace the pack file between two looks of ours. */
  private static final int ATTEMPTS = 8;

  private final PackStore store;
  private final @Nullable Manifest manifest;
  private final @Nullable MappedFile file;
  private final @Nullable StoreMiss miss;
  private final boolean isOfOther;
  private final @Nullable MemorySegment[] headers;
  private final @Nullable MemorySegment[] stored;
  private final @Nullable Unpacked unpacked;
  private final AtomicInteger holders = new AtomicInteger(1);

  private Generation(
      PackStore store,
      @Nullable Manifest manifest,
      @Nullable MappedFile file,
      @Nullable StoreMiss miss,
      boolean isOfOther) {
    this.store = store;
    this.isOfOther = isOfOther;
    this.manifest = manifest;
    this.file = file;
    this.miss = miss;
    int count = manifest == null ? 0 : manifest.recordCount();
    headers = new MemorySegment[count];
    stored = new MemorySegment[count];
    unpacked = manifest == null ? null : new Unpacked(manifest);
  }

  /** The last generation that was committed; {@code stamp} is what it must be valid for. */
  static Generation open(PackStore store, @Nullable StoreStamp stamp) {
    try {
      return openPacks(store, stamp);
    } catch (MissException missed) {
      store.count(missed.miss().error());
      return new Generation(store, null, null, missed.miss(), false);
    }
  }

  static Generation none(PackStore store) {
    StoreMiss miss = new StoreMiss(StoreError.NOT_FOUND, "what is kept", "not asked for", "used");
    return new Generation(store, null, null, miss, false);
  }

  private static Generation openPacks(PackStore store, @Nullable StoreStamp stamp)
      throws MissException {
    StoreFiles files = store.files();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Manifest manifest = readManifest(store);
      StoreMiss difference = stamp == null ? null : stamp.difference(manifest.stamp());
      if (difference != null) {
        throw new MissException(difference);
      }
      try {
        Path file = files.packs(manifest.epoch());
        FileState state = FileState.of(file);
        if (state == null) {
          throw new NoSuchFileException(file.toString());
        }
        checkOwner(state, "packs", store.options());
        MappedFile packs = mapPacks(file, manifest);
        return new Generation(store, manifest, packs, null, state.isOfOther());
      } catch (NoSuchFileException replaced) {
        // The next manifest names another file.
      } catch (IOException failure) {
        throw missOf(failure, files, "packs");
      }
    }
    throw new MissException(StoreMiss.of(StoreError.NOT_FOUND, "packs"));
  }

  private static MappedFile mapPacks(Path file, Manifest manifest)
      throws IOException, MissException {
    MappedFile packs = StoreFiles.map(file);
    if (packs == null) {
      throw new MissException(StoreMiss.of(StoreError.CORRUPTED, "packs"));
    }
    if (!manifest.isPossible(packs.segment().byteSize())) {
      packs.close();
      throw new MissException(StoreMiss.of(StoreError.CORRUPTED, "packs"));
    }
    return packs;
  }

  /** The manifest that is there now. */
  static Manifest readManifest(PackStore store) throws MissException {
    StoreFiles files = store.files();
    try {
      FileState state = FileState.of(files.manifest());
      if (state == null) {
        throw new MissException(StoreMiss.of(StoreError.NOT_FOUND, StoreFiles.MANIFEST));
      }
      checkOwner(state, StoreFiles.MANIFEST, store.options());
      byte[] bytes = StoreFiles.read(files.manifest(), state, Manifest.MAX_BYTES);
      if (bytes == null) {
        throw new MissException(StoreMiss.of(StoreError.CORRUPTED, StoreFiles.MANIFEST));
      }
      return Manifest.parse(bytes, store.scopes());
    } catch (IOException failure) {
      throw missOf(failure, files, StoreFiles.MANIFEST);
    }
  }

  /** What another user wrote may say anything, and have every checksum right. */
  private static void checkOwner(FileState state, String what, StoreOptions options)
      throws MissException {
    if (state.isForeign() && !options.isTrusting()) {
      throw new MissException(
          new StoreMiss(
              StoreError.FOREIGN,
              "the owner of " + what,
              "user " + state.owner(),
              "user " + FileState.user()));
    }
  }

  private static MissException missOf(IOException failure, StoreFiles files, String what) {
    return new MissException(StoreMiss.of(Failures.kind(failure, files.directory()), what));
  }

  /** Whether another user wrote it, who may be able to read what this one is not. */
  public boolean isOfOther() {
    return isOfOther;
  }

  /** Why there are no packs; null when there are. */
  public @Nullable StoreMiss miss() {
    return miss;
  }

  /** The number of the commit, from 1; 0 when there is none. */
  public long number() {
    return manifest == null ? 0 : manifest.generation();
  }

  /** What it is valid for; without inputs when there is none. */
  public StoreStamp stamp() {
    return manifest == null ? new StoreStamp(List.of()) : manifest.stamp();
  }

  /** What packs may be part of, in the order of their numbers. */
  public List<Scope> scopes() {
    return store.scopes();
  }

  /** How many packs a scope has. */
  public int packCount(Scope scope) {
    return manifest == null ? 0 : manifest.end(scope) - manifest.begin(scope);
  }

  /** The number of a scope's pack, of {@link #packCount}, in ascending order. */
  public int pack(Scope scope, int index) {
    if (manifest == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return manifest.pack(manifest.begin(scope) + index);
  }

  /** Bytes of a scope's packs, none of them compressed. */
  public long packBytes(Scope scope) {
    long bytes = 0;
    if (manifest != null) {
      for (int record = manifest.begin(scope); record < manifest.end(scope); record++) {
        bytes += manifest.length(record);
      }
    }
    return bytes;
  }

  /** Bytes of a scope's packs as they are stored. */
  public long storedBytes(Scope scope) {
    long bytes = 0;
    if (manifest != null) {
      for (int record = manifest.begin(scope); record < manifest.end(scope); record++) {
        bytes += manifest.stored(record);
      }
    }
    return bytes;
  }

  /** Bytes of memory that hold the payloads of compressed packs. */
  public long unpackedBytes() {
    return unpacked == null ? 0 : unpacked.bytes();
  }

  /** Bytes of the pack file and the manifest. */
  public long fileBytes() {
    return manifest == null ? 0 : manifest.fileBytes() + manifest.byteCount();
  }

  /** What reads packs, for one thread. Takes 8 KiB of heap. */
  public PackCursor cursor() {
    return new PackCursor(this);
  }

  PackStore store() {
    return store;
  }

  @Nullable Manifest manifest() {
    return manifest;
  }

  /** The header of a pack; null when the file ends before the pack does. */
  @Nullable MemorySegment header(int record) {
    MemorySegment header = headers[record];
    return header == null ? slice(record) : header;
  }

  /** What is stored of a pack whose header was found. */
  @Nullable MemorySegment stored(int record) {
    return stored[record];
  }

  /** The payload of a compressed pack; null when what is stored is not one. */
  @Nullable MemorySegment unpack(int record, MemorySegment packed) {
    return unpacked == null ? null : unpacked.get(record, packed);
  }

  /** Whether these are the very bytes that a cursor finds for a pack. */
  boolean isPayload(int record, MemorySegment payload) {
    if (manifest == null || unpacked == null || header(record) == null) {
      return false;
    }
    MemorySegment own = manifest.isCompressed(record) ? unpacked.get(record) : stored[record];
    return own != null
        && own.address() == payload.address()
        && own.byteSize() == payload.byteSize();
  }

  private @Nullable MemorySegment slice(int record) {
    if (manifest == null || file == null) {
      return null;
    }
    long at = manifest.offset(record);
    long length = manifest.stored(record);
    if (at > file.segment().byteSize() - PackHeader.BYTES - length) {
      return null;
    }
    // Whichever thread is last wins, with the same slices; the header comes second.
    stored[record] = file.segment().asSlice(at + PackHeader.BYTES, length);
    MemorySegment header = file.segment().asSlice(at, PackHeader.BYTES);
    headers[record] = header;
    return header;
  }

  /** One more who closes this. */
  Generation retain() {
    if (holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0) {
      throw new IllegalStateException("The generation is closed");
    }
    return this;
  }

  /** Takes the memory away when nobody else holds it; reading packs throws then. */
  @Override
  public void close() {
    if (holders.decrementAndGet() == 0 && file != null && unpacked != null) {
      file.close();
      unpacked.close();
    }
  }
}
