package dev.shale.engine.cache;

import dev.shale.engine.discovery.RecordKey;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.offheap.ByteReader;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.collections.Long2LongHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records that earlier builds left, as {@link RecordSaver} wrote them, read where they lie. A pack
 * that cannot be read is as if it were not there. The threads of a build share one.
 */
final class KeptRecords {
  private static final long NO_PLACE = -1;

  private final Supplier<List<@Nullable MemorySegment>> source;

  /** Empty before the first record is asked for. */
  private List<@Nullable MemorySegment> packs = List.of();

  /** By the low half of a key: the pack, and in the low half where the key begins. */
  private final Long2LongHashMap places = new Long2LongHashMap(NO_PLACE);

  private boolean isRead;

  /**
   * Of packs in memory that stays as it is.
   *
   * @param source gives them, null for one that is missing; asked when the first record is, since
   *     finding them means reading them
   */
  KeptRecords(Supplier<List<@Nullable MemorySegment>> source) {
    this.source = source;
  }

  /** Of no earlier build. */
  static KeptRecords none() {
    return new KeptRecords(ArrayList::new);
  }

  private synchronized long place(RecordKey key) {
    if (!isRead) {
      isRead = true;
      packs = source.get();
      for (int pack = 0; pack < packs.size(); pack++) {
        readKeys(pack);
      }
    }
    return places.get(key.low());
  }

  private void readKeys(int number) {
    MemorySegment pack = packs.get(number);
    if (pack == null) {
      return;
    }
    try {
      ByteReader in = new ByteReader(pack);
      for (int count = in.readCount(RecordSaver.LEAST_BYTES); count > 0; count--) {
        long at = in.position();
        long low = in.readLong();
        in.readLong();
        int length = in.readCount(1);
        places.put(low, (long) number << Integer.SIZE | at);
        in.position(in.position() + length);
      }
    } catch (IndexOutOfBoundsException | InternalError notAPack) {
      // What was read of it is checked when it is used.
    }
  }

  /** Where a record is that was found, as it was written; null when it cannot be read. */
  private @Nullable MemorySegment find(RecordKey key) {
    long place = place(key);
    MemorySegment pack = place == NO_PLACE ? null : packs.get((int) (place >>> Integer.SIZE));
    if (pack == null) {
      return null;
    }
    ByteReader in = new ByteReader(pack);
    in.position(place & 0xFFFF_FFFFL);
    boolean isIt = in.readLong() == key.low() && in.readLong() == key.high();
    int length = in.readCount(1);
    return isIt ? pack.asSlice(in.position(), length) : null;
  }

  /** The bytes of a record; null when there is none, or it cannot be read. */
  @Nullable MemorySegment bytes(RecordKey key) {
    try {
      return find(key);
    } catch (IndexOutOfBoundsException | InternalError notAPack) {
      return null;
    }
  }

  /** Reads a record; returns whether there is one that can be read. */
  boolean read(RecordKey key, ModuleRecord record) {
    MemorySegment bytes = bytes(key);
    if (bytes == null) {
      return false;
    }
    try {
      record.read(new ByteReader(bytes));
      if (record.kind().isRead()) {
        return true;
      }
      record.clear();
      return false;
    } catch (IndexOutOfBoundsException | InternalError notARecord) {
      record.clear();
      return false;
    }
  }
}
