package dev.shale.engine.artifact;

import dev.shale.engine.store.Commit;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.file.StoreException;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.agrona.collections.IntHashSet;
import org.agrona.collections.Long2LongHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes artifacts to a store: new packs of the pending ones, in the order of their keys, beside
 * the packs that are there. Packs of which little is in use are written anew together, once there
 * are more than a few of them.
 */
final class ArtifactSave implements AutoCloseable {
  /** A pack is not longer, unless a single artifact is. */
  static final int PACK_BYTES = 1 << 20;

  /** So many packs may be less than half full. */
  static final int MOST_SMALL_PACKS = 16;

  private final PackStore store;
  private final SavedArtifacts saved;
  private final PendingArtifacts pending;

  /** Whose use is known: it was read meanwhile. */
  private final SavedArtifacts read;

  private final Region region = Region.open("artifacts to save", Region.UNLIMITED);
  private final ArtifactRows rows = new ArtifactRows();
  private final List<Integer> sorted;
  private final IntHashSet moved = new IntHashSet();
  private final IntHashSet kept = new IntHashSet();
  private final List<ByteWriter> packs = new ArrayList<>();
  private int firstPack;

  /**
   * Of what there is now.
   *
   * @param saved what was saved last, by whomever
   * @param read what was read from until now
   */
  ArtifactSave(
      PackStore store, SavedArtifacts saved, SavedArtifacts read, PendingArtifacts pending) {
    this.store = store;
    this.saved = saved;
    this.read = read;
    this.pending = pending;
    ArtifactRows unsorted = pending.rows();
    sorted =
        IntStream.range(0, unsorted.count())
            .filter(pending::isCurrent)
            .boxed()
            .sorted((one, other) -> unsorted.compare(one, unsorted, other))
            .toList();
  }

  /**
   * Writes them.
   *
   * @throws StoreException when it cannot; what was saved is what it was
   */
  void run() throws StoreException {
    Generation former = saved.generation();
    choosePacks(former);
    merge();
    Commit commit = store.commit(former);
    for (int page = 0; page < rows.pages().size(); page++) {
      commit.put(SavedArtifacts.INDEX, page, rows.pages().get(page));
    }
    for (int index = 0; index < packs.size(); index++) {
      ByteWriter pack = packs.get(index);
      commit.put(SavedArtifacts.PAYLOADS, firstPack + index, pack.segment(0, pack.length()));
    }
    for (int pack : kept) {
      if (read.isUsed(pack)) {
        commit.keep(SavedArtifacts.PAYLOADS, pack);
      } else {
        commit.retain(SavedArtifacts.PAYLOADS, pack);
      }
    }
    commit.run();
  }

  /** Finds out which packs stay and which are written anew. */
  private void choosePacks(Generation former) {
    Long2LongHashMap live = new Long2LongHashMap(-1);
    for (int index = 0; index < former.packCount(SavedArtifacts.PAYLOADS); index++) {
      int pack = former.pack(SavedArtifacts.PAYLOADS, index);
      live.put(pack, 0);
      firstPack = pack + 1;
    }
    ArtifactRows before = saved.rows();
    for (int row = 0; row < before.count(); row++) {
      int pack = before.pack(row);
      if (live.containsKey(pack)) {
        // With its row: an artifact without bytes is one, too.
        live.put(pack, live.get(pack) + before.length(row) + ArtifactRows.LAYOUT.rowBytes());
      }
    }
    live.forEachLong((pack, liveBytes) -> choose((int) pack, liveBytes));
    if (moved.size() <= MOST_SMALL_PACKS) {
      kept.addAll(moved);
      moved.clear();
    }
  }

  private void choose(int pack, long liveBytes) {
    if (liveBytes >= PACK_BYTES / 2) {
      kept.add(pack);
    } else if (liveBytes > 0) {
      moved.add(pack);
    }
  }

  private void merge() {
    ArtifactRows before = saved.rows();
    ArtifactRows fresh = pending.rows();
    int row = 0;
    for (int next : sorted) {
      int order = -1;
      while (row < before.count() && (order = before.compare(row, fresh, next)) < 0) {
        addSaved(row++);
      }
      row += row < before.count() && order == 0 ? 1 : 0;
      add(fresh, next, pending.payload(next));
    }
    while (row < before.count()) {
      addSaved(row++);
    }
  }

  private void addSaved(int row) {
    ArtifactRows before = saved.rows();
    int pack = before.pack(row);
    if (kept.contains(pack)) {
      int added = rows.add(region, before.low(row), before.high(row), before.kind(row));
      rows.place(added, pack, before.begin(row), before.length(row));
    } else if (moved.contains(pack)) {
      add(before, row, saved.payload(row));
    }
  }

  private void add(ArtifactRows from, int row, @Nullable MemorySegment payload) {
    if (payload == null) {
      return;
    }
    ByteWriter pack = packFor(payload.byteSize());
    int added = rows.add(region, from.low(row), from.high(row), from.kind(row));
    int number = firstPack + packs.size() - 1;
    rows.place(added, number, Math.toIntExact(pack.length()), (int) payload.byteSize());
    pack.writeSegment(payload);
  }

  private ByteWriter packFor(long bytes) {
    ByteWriter last = packs.isEmpty() ? null : packs.getLast();
    if (last == null || (last.length() > 0 && last.length() + bytes > PACK_BYTES)) {
      last = new ByteWriter(region);
      packs.add(last);
    }
    return last;
  }

  @Override
  public void close() {
    region.close();
  }
}
