package dev.shale.arena;

import dev.shale.offheap.Bytes;
import dev.shale.offheap.IntArray;
import dev.shale.offheap.IntColumn;
import dev.shale.offheap.LongColumn;
import dev.shale.offheap.PageLayout;
import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.openhft.hashing.LongHashFunction;

/**
 * Interned UTF-8 names: equal names have equal ids, so comparing two names is comparing two ints.
 *
 * <p>The bytes lie in an append-only heap of chunks, a row per name says where, and an open
 * addressing index leads from the hash (xxh3) to the row. Ids count from 0 in the order of first
 * appearance. One thread interns; looking a name up by id allocates nothing.
 */
public final class NameTable {
  /** The id of no name. */
  public static final int NO_NAME = -1;

  private static final PageLayout.Builder COLUMNS = PageLayout.of("name");
  private static final LongColumn HASH = COLUMNS.longs("hash", "xxh3 of the bytes");
  private static final IntColumn CHUNK =
      COLUMNS.ints("chunk", "chunk of the heap that has the bytes");
  private static final IntColumn OFFSET = COLUMNS.ints("offset", "where in the chunk they begin");
  private static final IntColumn LENGTH = COLUMNS.ints("length", "how many bytes there are");

  /** The columns of a name. */
  public static final PageLayout LAYOUT = COLUMNS.build();

  private static final LongHashFunction XXH3 = LongHashFunction.xx3();
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int FIRST_INDEX_SLOTS = 1 << 10;

  /** Slots hold id + 1, so that zeroed memory is an empty index. */
  private static final int EMPTY = 0;

  private final Region region;
  private final Table rows;
  private MemorySegment[] chunks = {};
  private int chunkCount;
  private long chunkBytes;
  private long chunkUsedBytes;
  private Region indexRegion;
  private IntArray index;

  /** An empty table, whose memory will be a child of {@code owner}. */
  public NameTable(Region owner) {
    region = owner.child("names");
    rows = new Table(LAYOUT, region);
    indexRegion = region.child("index");
    index = indexRegion.allocateInts(FIRST_INDEX_SLOTS);
  }

  /**
   * The id of a name, which is added when it is new. Allocates nothing on the heap but directory
   * entries.
   *
   * @param bytes holds the name in {@code [begin, end)}, as UTF-8
   */
  public int intern(byte[] bytes, int begin, int end) {
    long hash = XXH3.hashBytes(bytes, begin, end - begin);
    long slot = slotOf(hash, bytes, begin, end);
    int found = index.get(slot) - 1;
    return found == NO_NAME ? add(hash, slot, bytes, begin, end) : found;
  }

  /** The id of a name. Encodes it, so it allocates. */
  public int intern(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return intern(bytes, 0, bytes.length);
  }

  /** The id of a name, or {@link #NO_NAME} when it was never interned. */
  public int find(byte[] bytes, int begin, int end) {
    long hash = XXH3.hashBytes(bytes, begin, end - begin);
    return index.get(slotOf(hash, bytes, begin, end)) - 1;
  }

  /** The id of a name, or {@link #NO_NAME}. Encodes it, so it allocates. */
  public int find(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return find(bytes, 0, bytes.length);
  }

  /** How many names there are; ids are less. */
  public int count() {
    return rows.rowCount();
  }

  /** The xxh3 hash of a name's bytes. */
  public long hash(int name) {
    return HASH.get(rows.page(name), PageLayout.slot(name));
  }

  /** How many bytes a name has. */
  public int byteCount(int name) {
    return LENGTH.get(rows.page(name), PageLayout.slot(name));
  }

  /**
   * Copies the bytes of a name to {@code target}, from {@code begin} on.
   *
   * @return how many bytes were copied
   * @throws IndexOutOfBoundsException when they do not fit
   */
  public int copy(int name, byte[] target, int begin) {
    MemorySegment page = rows.page(name);
    int slot = PageLayout.slot(name);
    int length = LENGTH.get(page, slot);
    Bytes.take(chunks[CHUNK.get(page, slot)], OFFSET.get(page, slot), target, begin, length);
    return length;
  }

  /** A name as a new string. */
  public String string(int name) {
    byte[] bytes = new byte[byteCount(name)];
    copy(name, bytes, 0);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The native bytes of heap, rows and index. */
  public long bytes() {
    return region.usedBytes();
  }

  private int add(long hash, long emptySlot, byte[] bytes, int begin, int end) {
    long slot = emptySlot;
    if ((count() + 1L) * 2 > index.count()) {
      growIndex();
      slot = slotOf(hash, bytes, begin, end);
    }
    int length = end - begin;
    if (chunkCount == 0 || chunkUsedBytes + length > chunkBytes) {
      addChunk(length);
    }
    int name = rows.append();
    MemorySegment page = rows.page(name);
    int pageSlot = PageLayout.slot(name);
    HASH.set(page, pageSlot, hash);
    CHUNK.set(page, pageSlot, chunkCount - 1);
    OFFSET.set(page, pageSlot, (int) chunkUsedBytes);
    LENGTH.set(page, pageSlot, length);
    Bytes.put(chunks[chunkCount - 1], chunkUsedBytes, bytes, begin, end);
    chunkUsedBytes += length;
    index.set(slot, name + 1);
    return name;
  }

  private void addChunk(int leastBytes) {
    chunkBytes = Math.max(CHUNK_BYTES, leastBytes);
    MemorySegment chunk = region.allocate(chunkBytes);
    if (chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, Math.max(4, chunkCount * 2));
    }
    chunks[chunkCount++] = chunk;
    chunkUsedBytes = 0;
  }

  /** The slot that holds the name, or the empty one where it belongs. */
  private long slotOf(long hash, byte[] bytes, int begin, int end) {
    long mask = index.count() - 1;
    long slot = hash & mask;
    for (int entry = index.get(slot); entry != EMPTY; entry = index.get(slot)) {
      if (isName(entry - 1, hash, bytes, begin, end)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isName(int name, long hash, byte[] bytes, int begin, int end) {
    MemorySegment page = rows.page(name);
    int slot = PageLayout.slot(name);
    return HASH.get(page, slot) == hash
        && LENGTH.get(page, slot) == end - begin
        && Bytes.equal(chunks[CHUNK.get(page, slot)], OFFSET.get(page, slot), bytes, begin, end);
  }

  private void growIndex() {
    Region grownRegion = region.child("index");
    IntArray grown;
    try {
      grown = grownRegion.allocateInts(index.count() * 2);
    } catch (RegionLimitException failure) {
      grownRegion.close();
      throw failure;
    }
    long mask = grown.count() - 1;
    for (int name = 0; name < count(); name++) {
      long slot = hash(name) & mask;
      while (grown.get(slot) != EMPTY) {
        slot = (slot + 1) & mask;
      }
      grown.set(slot, name + 1);
    }
    indexRegion.close();
    indexRegion = grownRegion;
    index = grown;
  }
}
