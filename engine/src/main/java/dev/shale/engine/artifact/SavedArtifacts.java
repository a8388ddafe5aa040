package dev.shale.engine.artifact;

import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackCursor;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.Scope.Reading;
import dev.shale.offheap.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntHashSet;
import org.jspecify.annotations.Nullable;

/**
 * Artifacts of a generation of the store, read where they are mapped. A pack is checked when it is
 * first asked for; what is not whole is not there.
 */
final class SavedArtifacts implements AutoCloseable {
  static final Scope INDEX = new Scope(0, "artifact index", Reading.IN_PLACE);
  static final Scope PAYLOADS = new Scope(1, "artifacts", Reading.IN_PLACE);
  static final List<Scope> SCOPES = Scope.inOrder(List.of(INDEX, PAYLOADS));

  private final Generation generation;
  private final ArtifactRows rows;
  private final PackCursor cursor;

  /** Those that were asked for, by number, and are whole. */
  private final Int2ObjectHashMap<MemorySegment> packs = new Int2ObjectHashMap<>();

  private final IntHashSet broken = new IntHashSet();

  SavedArtifacts(Generation generation) {
    this.generation = generation;
    cursor = generation.cursor();
    rows = new ArtifactRows(pages());
  }

  /** All pages of the index, or none. */
  private List<MemorySegment> pages() {
    List<MemorySegment> pages = new ArrayList<>();
    for (int page = 0; page < generation.packCount(INDEX); page++) {
      if (!cursor.find(INDEX, page)
          || cursor.payload().byteSize() != ArtifactRows.LAYOUT.pageBytes()) {
        return new ArrayList<>();
      }
      pages.add(cursor.payload());
    }
    return pages;
  }

  Generation generation() {
    return generation;
  }

  /** In the order of their keys. */
  ArtifactRows rows() {
    return rows;
  }

  /** Whether a pack was asked for. */
  synchronized boolean isUsed(int pack) {
    return packs.containsKey(pack);
  }

  private synchronized @Nullable MemorySegment pack(int pack) {
    MemorySegment known = packs.get(pack);
    if (known == null && !broken.contains(pack)) {
      if (cursor.find(PAYLOADS, pack)) {
        known = cursor.payload();
        packs.put(pack, known);
      } else {
        broken.add(pack);
      }
    }
    return known;
  }

  /** The bytes of an artifact; null when they are not there. */
  @Nullable MemorySegment payload(int row) {
    MemorySegment pack = pack(rows.pack(row));
    return pack != null && isWithin(pack, row)
        ? pack.asSlice(rows.begin(row), rows.length(row))
        : null;
  }

  /** A row may say anything. */
  private boolean isWithin(MemorySegment pack, int row) {
    long begin = rows.begin(row);
    long length = rows.length(row);
    return begin >= 0 && length >= 0 && length <= pack.byteSize() - begin;
  }

  /** As {@link Artifacts#get(long, long, int, byte[])}. */
  int copy(long low, long high, int kind, byte[] into) {
    int row = rows.find(low, high, kind);
    MemorySegment pack = row < 0 ? null : pack(rows.pack(row));
    if (pack == null || !isWithin(pack, row)) {
      return Artifacts.NOT_THERE;
    }
    int length = rows.length(row);
    if (length > into.length) {
      return length;
    }
    try {
      Bytes.copy(pack, rows.begin(row), into, length);
      return length;
    } catch (InternalError mappingFailed) {
      // Somebody made the file shorter after the pack was checked.
      return Artifacts.NOT_THERE;
    }
  }

  @Override
  public void close() {
    generation.close();
  }
}
