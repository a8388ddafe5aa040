package dev.shale.engine.store;

import dev.shale.engine.store.file.Failures;
import dev.shale.engine.store.file.FileState;
import dev.shale.engine.store.file.Manifest;
import dev.shale.engine.store.file.MapIndex;
import dev.shale.engine.store.file.MissException;
import dev.shale.engine.store.file.PackCheck;
import dev.shale.engine.store.file.PackHeader;
import dev.shale.engine.store.file.PackRecord;
import dev.shale.engine.store.file.Staged;
import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreFiles;
import dev.shale.engine.store.file.StoreMiss;
import dev.shale.engine.store.map.PackMap;
import dev.shale.offheap.system.MappedFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores a generation, in an order in which a process may die anywhere: packs first, then the
 * manifest that names them. The rename of the manifest is the commit.
 *
 * <p>Adding to the pack file of the last generation is the short way. Whenever that is in doubt,
 * because a writer died in it, a pack in it is not whole, or it is full or mostly garbage, all
 * packs go to a new file. That is how the store recovers, compacts and evicts.
 */
final class CommitRun {
  private static final int GARBAGE_FACTOR = 2;
  private static final long TOLERATED_BYTES = 4 << 20;

  /** A day: that a pack was used again is worth no write before. */
  private static final int USE_MINUTES = 24 * 60;

  private final PackStore store;
  private final StoreFiles files;
  private final List<Staged> staged;
  private final int stagedCount;
  private final int lostCount;
  private final PackCheck check = new PackCheck();
  private final Packing packing;
  private int packsWritten;
  private long bytesWritten;

  CommitRun(PackStore store, List<Staged> staged, int lostCount, Packing packing) {
    this.store = store;
    files = store.files();
    stagedCount = staged.size();
    this.staged = Eviction.apply(staged, store.options(), files.minute());
    this.lostCount = lostCount;
    this.packing = packing;
  }

  CommitReport run(boolean isCompaction) throws IOException, StoreException {
    Manifest last = lastManifest();
    if (last != null && !isCompaction && !isDirty()) {
      CommitReport report = isSame(last) ? unchanged(last) : append(last);
      if (report != null) {
        return report;
      }
    }
    return rewrite(last);
  }

  /** The manifest to go on from; null when there is none that counts. */
  private @Nullable Manifest lastManifest() throws StoreException {
    try {
      return Generation.readManifest(store);
    } catch (MissException missed) {
      StoreMiss miss = missed.miss();
      boolean isOver =
          miss.error() == StoreError.CORRUPTED
              || miss.error() == StoreError.NOT_FOUND
              || Manifest.isOlder(miss);
      if (isOver) {
        return null;
      }
      throw new StoreException(miss.error(), files.directory() + ": " + miss.message());
    }
  }

  private boolean isDirty() throws IOException {
    return FileState.of(files.dirty()) != null;
  }

  private boolean isSame(Manifest last) {
    if (last.recordCount() != staged.size() || !last.stamp().equals(store.stamp())) {
      return false;
    }
    for (int record = 0; record < staged.size(); record++) {
      PackRecord stored = last.record(record);
      PackRecord next = staged.get(record).record();
      if (!stored.isSamePack(next) || next.usedMinute() - stored.usedMinute() > USE_MINUTES) {
        return false;
      }
    }
    return true;
  }

  /** Nothing to do; null when a pack is not what it was, which needs doing. */
  private @Nullable CommitReport unchanged(Manifest last) {
    try (MappedFile packs = StoreFiles.map(files.packs(last.epoch()))) {
      for (int record = 0; packs != null && record < staged.size(); record++) {
        if (!isWhole(packs.segment(), last.record(record))) {
          return null;
        }
      }
      return packs == null ? null : report(last.generation(), false);
    } catch (IOException unreadable) {
      return null;
    }
  }

  /** Adds what is missing to the pack file that is there; null when that is in doubt. */
  private @Nullable CommitReport append(Manifest last) throws IOException, StoreException {
    Path file = files.packs(last.epoch());
    if (isMostlyGarbage(last) || !last.index().isOf(file, last.fileBytes(), last.records())) {
      return null;
    }
    files.write(files.dirty(), new byte[0]);
    files.forceDirectory();
    List<PackRecord> records = store(file, false);
    if (records == null) {
      return null;
    }
    files.force(file);
    return publish(last.generation() + 1, last.epoch(), records, false);
  }

  private boolean isMostlyGarbage(Manifest last) {
    return last.fileBytes() > GARBAGE_FACTOR * packBytes() + TOLERATED_BYTES;
  }

  /** Copies all packs to a new file. */
  private CommitReport rewrite(@Nullable Manifest last) throws IOException, StoreException {
    long epoch = files.freeEpoch();
    // What failed before may be what fills the disk.
    deleteOthers(last == null ? null : files.packs(last.epoch()));
    Path file = files.packs(epoch);
    packsWritten = 0;
    bytesWritten = 0;
    // How much room they need is known only then.
    staged.replaceAll(packing::pack);
    List<PackRecord> records = storeAnew(file);
    return publish(last == null ? 1 : last.generation() + 1, epoch, records, true);
  }

  /** Makes a file of all packs, or none. */
  private List<PackRecord> storeAnew(Path file) throws IOException, StoreException {
    Path temporary = StoreFiles.temporary(file);
    boolean isDone = false;
    try {
      List<PackRecord> records = store(temporary, true);
      if (records == null) {
        throw new StoreException(
            StoreError.IO, files.directory() + ": packs cannot be read back after writing them");
      }
      files.force(temporary);
      files.rename(temporary, file);
      isDone = true;
      return records;
    } finally {
      if (!isDone) {
        tryToDelete(temporary);
      }
    }
  }

  private CommitReport publish(
      long generation, long epoch, List<PackRecord> records, boolean isCompacted)
      throws IOException, StoreException {
    Path file = files.packs(epoch);
    byte[] manifest =
        Manifest.write(
            store.stamp(),
            generation,
            epoch,
            Files.size(file),
            MapIndex.of(file, records),
            records);
    writeManifest(manifest);
    files.forceDirectory();
    tryToDelete(files.dirty());
    deleteOthers(file);
    return report(generation, isCompacted);
  }

  private void writeManifest(byte[] manifest) throws IOException, StoreException {
    if (manifest.length > Manifest.MAX_BYTES) {
      throw new StoreException(
          StoreError.SERIALIZATION,
          files.directory() + ": a list of packs of " + manifest.length + " bytes is too long");
    }
    Path temporary = StoreFiles.temporary(files.manifest());
    boolean isDone = false;
    try {
      files.write(temporary, manifest);
      files.rename(temporary, files.manifest());
      isDone = true;
    } finally {
      if (!isDone) {
        tryToDelete(temporary);
      }
    }
  }

  /** Readers keep what they have mapped. */
  private void deleteOthers(@Nullable Path current) {
    for (Path file : leftFiles()) {
      if (!file.equals(current)) {
        tryToDelete(file);
      }
    }
  }

  private List<Path> leftFiles() {
    try {
      List<Path> left = new ArrayList<>(files.packFiles());
      left.addAll(files.temporaryManifests());
      return left;
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /** What stays is deleted, or found to be of no use, by the next commit. */
  private void tryToDelete(Path file) {
    try {
      files.delete(file);
    } catch (IOException stillInUse) {
      return;
    }
  }

  /** Stores the packs in a file; null when the file cannot take them. */
  private @Nullable List<PackRecord> store(Path file, boolean isNew)
      throws IOException, StoreException {
    try {
      long bytesBefore;
      try (PackMap map = isNew ? create(file) : PackMap.open(file)) {
        bytesBefore = Files.size(file);
        add(map, isNew);
        if (Files.size(file) == bytesBefore) {
          return found(map, file);
        }
      }
      // What was added to the file lies elsewhere in memory; mapped anew, it is one piece.
      try (PackMap map = PackMap.open(file)) {
        return found(map, file);
      }
    } catch (IllegalStateException | IllegalArgumentException | InternalError failure) {
      if (isNew) {
        throw failed(failure);
      }
      return null;
    }
  }

  /** Of mapped memory that cannot be written, the system says nothing but that. */
  private StoreException failed(Throwable failure) {
    StoreError error = Failures.isFull(files.directory()) ? StoreError.DISK_FULL : StoreError.IO;
    return new StoreException(error, files.directory() + ": " + failure.getMessage(), failure);
  }

  private PackMap create(Path file) throws IOException {
    int largest = 0;
    for (Staged pack : staged) {
      largest = Math.max(largest, pack.record().stored());
    }
    return PackMap.create(file, staged.size() * 3 / 2, packBytes() * 3 / 2, largest);
  }

  private void add(PackMap map, boolean isPacked) {
    for (int index = 0; index < staged.size(); index++) {
      Staged pack = staged.get(index);
      if (map.offset(pack.record().key()) == PackMap.NOT_STORED) {
        pack = isPacked ? pack : packing.pack(pack);
        staged.set(index, pack);
        map.add(pack);
        packsWritten++;
        bytesWritten += pack.record().stored();
      }
    }
    MappedFile.deliverFault();
  }

  /** Where the packs lie, read back; null when one is not whole. */
  private @Nullable List<PackRecord> found(PackMap map, Path file) throws IOException {
    List<PackRecord> records = new ArrayList<>(staged.size());
    try (MappedFile mapped = StoreFiles.map(file)) {
      if (mapped == null) {
        return null;
      }
      for (Staged pack : staged) {
        PackRecord record = pack.record().at(map.offset(pack.record().key()));
        PackRecord found = inForm(mapped.segment(), record);
        if (!isWhole(mapped.segment(), found)) {
          return null;
        }
        records.add(found);
      }
    }
    return records;
  }

  /** The record of a pack whose bytes may have been stored earlier, in the other form. */
  private static PackRecord inForm(MemorySegment file, PackRecord record) {
    if (record.offset() == PackMap.NOT_STORED
        || record.offset() > file.byteSize() - PackHeader.BYTES) {
      return record;
    }
    MemorySegment header = file.asSlice(record.offset(), PackHeader.BYTES);
    int stored = PackHeader.stored(header);
    return stored != record.stored()
            && PackRecord.isPossible(record.scope(), record.length(), stored)
        ? record.as(stored, PackHeader.checksum(header))
        : record;
  }

  private boolean isWhole(MemorySegment file, PackRecord record) {
    long stored = record.offset() + PackHeader.BYTES;
    return record.offset() != PackMap.NOT_STORED
        && stored + record.stored() <= file.byteSize()
        && check.isWhole(
            file.asSlice(record.offset(), PackHeader.BYTES),
            file.asSlice(stored, record.stored()),
            record);
  }

  private long packBytes() {
    long bytes = 0;
    for (Staged pack : staged) {
      bytes += pack.storedBytes();
    }
    return bytes;
  }

  private CommitReport report(long generation, boolean isCompacted) {
    long bytes = 0;
    for (Staged pack : staged) {
      bytes += pack.record().length();
    }
    return new CommitReport(
        generation,
        staged.size(),
        bytes,
        packsWritten,
        bytesWritten,
        lostCount,
        stagedCount - staged.size(),
        isCompacted);
  }
}
