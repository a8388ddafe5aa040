package dev.shale.offheap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Pages side by side in one piece of memory, which is given back as a whole. Guarded by the lock of
 * its region.
 */
final class Slab {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;
  private final long pageBytes;
  private final MemorySegment[] pages;
  private final BitSet free = new BitSet();
  private int freeCount;

  /** The pages from here on were never used, so they are zeroed. */
  private int untouched;

  /** Nothing is taken from it any more, so that it becomes empty. */
  private boolean leaving;

  Slab(long pageBytes, int pageCount) {
    this.pageBytes = pageBytes;
    memory = arena.allocate(pageBytes * pageCount, Region.ALIGNMENT_BYTES);
    pages = new MemorySegment[pageCount];
    free.set(0, pageCount);
    freeCount = pageCount;
  }

  long address() {
    return memory.address();
  }

  int pageCount() {
    return pages.length;
  }

  int freeCount() {
    return freeCount;
  }

  int usedCount() {
    return pages.length - freeCount;
  }

  /** From 0 to 1. */
  double fullness() {
    return (double) usedCount() / pages.length;
  }

  boolean isEmpty() {
    return freeCount == pages.length;
  }

  boolean isLeaving() {
    return leaving;
  }

  void leave() {
    leaving = true;
  }

  /** The first free page; there has to be one. */
  int take() {
    int page = free.nextSetBit(0);
    free.clear(page);
    freeCount--;
    return page;
  }

  /** A page that was taken; always the same object, as there are many and they live long. */
  MemorySegment page(int page) {
    @Nullable MemorySegment segment = pages[page];
    if (segment == null) {
      segment = memory.asSlice(pageBytes * page, pageBytes);
      pages[page] = segment;
    }
    return segment;
  }

  /** Whether a page that was just taken has been used before; asked once. */
  boolean wasUsed(int page) {
    boolean used = page < untouched;
    untouched = Math.max(untouched, page + 1);
    return used;
  }

  void free(MemorySegment page) {
    free.set(Math.toIntExact((page.address() - address()) / pageBytes));
    freeCount++;
  }

  void close() {
    arena.close();
  }
}
