package dev.shale.engine.store;

import dev.shale.engine.store.file.Manifest;
import dev.shale.engine.store.file.PackKey;
import dev.shale.engine.store.file.PackRecord;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.Staged;
import dev.shale.offheap.Checksum;
import dev.shale.offheap.Chunks;
import java.lang.foreign.MemorySegment;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeMap;

/** The packs of one scope in a commit. Scopes are staged side by side, each under its own lock. */
final class Stage {
  private static final long UNKNOWN_OFFSET = 0;

  private final Scope scope;
  private final Generation former;
  private final PackCursor cursor;
  private final Checksum checksum = new Checksum();
  private final Chunks chunks = new Chunks();
  private final TreeMap<Integer, Staged> packs = new TreeMap<>();
  private int lostCount;

  Stage(Scope scope, Generation former) {
    this.scope = scope;
    this.former = former;
    cursor = former.cursor();
  }

  synchronized void put(int pack, MemorySegment payload, int minute) {
    Manifest manifest = former.manifest();
    int record = manifest == null ? -1 : manifest.find(scope, pack);
    if (manifest != null && record >= 0 && former.isPayload(record, payload)) {
      addFormer(manifest.record(record), record, minute);
    } else {
      add(fresh(pack, payload), payload, minute);
    }
  }

  private PackRecord fresh(int pack, MemorySegment payload) {
    return new PackRecord(
        scope,
        pack,
        PackKey.of(scope, payload, chunks),
        UNKNOWN_OFFSET,
        Math.toIntExact(payload.byteSize()),
        Math.toIntExact(payload.byteSize()),
        checksum.of(payload),
        0);
  }

  private void add(PackRecord record, MemorySegment stored, int minute) {
    packs.put(record.pack(), new Staged(record.usedAt(minute), stored.asReadOnly()));
  }

  /** Adds a pack that was found, as it is stored. */
  private void addFormer(PackRecord pack, int record, int minute) {
    add(pack, Objects.requireNonNull(former.stored(record)), minute);
  }

  synchronized boolean keep(int pack, int minute) {
    Manifest manifest = former.manifest();
    if (manifest == null || !cursor.find(scope, pack)) {
      lostCount++;
      return false;
    }
    int record = manifest.find(scope, pack);
    addFormer(manifest.record(record), record, minute);
    return true;
  }

  /** Adds all that is not here yet, with the time when it was used. */
  synchronized void retainAll() {
    for (int index = 0; index < former.packCount(scope); index++) {
      retain(former.pack(scope, index));
    }
  }

  /** Adds a pack that is not here yet, with the time when it was used. */
  synchronized void retain(int pack) {
    Manifest manifest = former.manifest();
    int record = manifest == null ? -1 : manifest.find(scope, pack);
    if (packs.containsKey(pack)) {
      return;
    }
    if (manifest != null && record >= 0 && cursor.find(scope, pack)) {
      PackRecord found = manifest.record(record);
      addFormer(found, record, found.usedMinute());
    } else {
      lostCount++;
    }
  }

  /** In the order of their numbers. */
  synchronized Collection<Staged> packs() {
    return packs.values();
  }

  synchronized int lostCount() {
    return lostCount;
  }
}
