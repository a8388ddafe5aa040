package dev.shale.engine.tier;

import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * Payloads as chains of blocks of one size.
 *
 * <p>Whatever was stored and freed in whatever order, a payload fits if as many blocks are free as
 * it takes: no free space is too small or in the wrong place, nothing is ever moved, and a payload
 * wastes less than one block. Contiguous payloads would have to be moved now and then, or rounded
 * up by a part of their length. The price is that reading is copying, which readers that share the
 * tier with a writer have to do anyway.
 *
 * <p>A chain keeps its order when it is freed, so neighbours stay neighbours, and are copied at
 * once. Blocks lie in slabs that are allocated when first needed. Belongs to one thread at a time.
 */
final class BlockStore {
  /** The end of a chain. */
  static final int NO_BLOCK = -1;

  /** What a block costs beside its payload: the number of the next one. */
  static final int LINK_BYTES = Integer.BYTES;

  private static final int SLAB_BYTES = 1 << 20;

  private final Region region;
  private final int capacity;
  private final int blockBits;
  private final int slabBits;
  private final MemorySegment links;
  private final MemorySegment[] slabs;
  private int slabCount;

  /** Blocks from this one on were never used. */
  private int fresh;

  private int firstFree = NO_BLOCK;
  private int freeCount;

  BlockStore(Region region, int capacity, int blockBytes) {
    this.region = region;
    this.capacity = capacity;
    blockBits = Integer.numberOfTrailingZeros(blockBytes);
    slabBits = slabBits(blockBytes);
    links = region.allocate((long) capacity * LINK_BYTES);
    slabs = new MemorySegment[Math.ceilDiv(capacity, 1 << slabBits)];
    freeCount = capacity;
  }

  /** What a full store holds. */
  static long bytes(int capacity, int blockBytes) {
    long linkBytes = Math.ceilDiv((long) capacity * LINK_BYTES, 8L) * 8L;
    return linkBytes + (long) capacity * blockBytes;
  }

  private static int slabBits(int blockBytes) {
    return Integer.numberOfTrailingZeros(Math.max(1, SLAB_BYTES / blockBytes));
  }

  int capacity() {
    return capacity;
  }

  int freeCount() {
    return freeCount;
  }

  /** How many blocks so many bytes take. */
  long blockCount(long bytes) {
    return (bytes + (1L << blockBits) - 1) >>> blockBits;
  }

  /**
   * Takes a chain of {@code count} blocks, which must be free, from 1.
   *
   * @throws dev.shale.offheap.RegionLimitException when the region has no memory for a further
   *     slab; nothing has changed then
   */
  int take(int count) {
    reserve(count);
    freeCount -= count;
    int first = takeOne();
    int last = first;
    for (int left = count - 1; left > 0; left--) {
      int block = takeOne();
      Ints.set(links, last, block);
      last = block;
    }
    Ints.set(links, last, NO_BLOCK);
    return first;
  }

  private int takeOne() {
    if (firstFree == NO_BLOCK) {
      return fresh++;
    }
    int block = firstFree;
    firstFree = Ints.get(links, block);
    return block;
  }

  /** Allocates the slabs that are needed for {@code count} further blocks. */
  private void reserve(int count) {
    int freed = freeCount - (capacity - fresh);
    int end = fresh + Math.max(0, count - freed);
    while ((long) slabCount << slabBits < end) {
      int blocks = Math.min(1 << slabBits, capacity - (slabCount << slabBits));
      slabs[slabCount] = region.allocate((long) blocks << blockBits);
      slabCount++;
    }
  }

  /** Frees a chain; {@link #NO_BLOCK} is one without blocks. */
  void free(int first) {
    if (first == NO_BLOCK) {
      return;
    }
    int count = 1;
    int last = first;
    for (int next = Ints.get(links, last); next != NO_BLOCK; next = Ints.get(links, last)) {
      last = next;
      count++;
    }
    Ints.set(links, last, firstFree);
    firstFree = first;
    freeCount += count;
  }

  /** Frees all; slabs stay. */
  void clear() {
    fresh = 0;
    firstFree = NO_BLOCK;
    freeCount = capacity;
  }

  /** Copies bytes to a chain that has room for them. */
  void write(int first, MemorySegment source, long begin, long length) {
    int block = first;
    long at = begin;
    for (long left = length; left > 0; ) {
      int count = runLength(block, left);
      long bytes = Math.min((long) count << blockBits, left);
      MemorySegment.copy(source, at, slab(block), offset(block), bytes);
      at += bytes;
      left -= bytes;
      block = left > 0 ? Ints.get(links, block + count - 1) : NO_BLOCK;
    }
  }

  /** Copies the bytes of a chain to the beginning of a segment. */
  void read(int first, MemorySegment target, long length) {
    int block = first;
    long at = 0;
    for (long left = length; left > 0; ) {
      int count = runLength(block, left);
      long bytes = Math.min((long) count << blockBits, left);
      MemorySegment.copy(slab(block), offset(block), target, at, bytes);
      at += bytes;
      left -= bytes;
      block = left > 0 ? Ints.get(links, block + count - 1) : NO_BLOCK;
    }
  }

  /** How many blocks of a chain are neighbours in one slab, from one on, as far as needed. */
  private int runLength(int block, long bytes) {
    int most = (int) Math.min(blockCount(bytes), (1 << slabBits) - slot(block));
    int count = 1;
    while (count < most && Ints.get(links, block + count - 1) == block + count) {
      count++;
    }
    return count;
  }

  private MemorySegment slab(int block) {
    return slabs[block >>> slabBits];
  }

  private long offset(int block) {
    return (long) slot(block) << blockBits;
  }

  private int slot(int block) {
    return block & (1 << slabBits) - 1;
  }
}
