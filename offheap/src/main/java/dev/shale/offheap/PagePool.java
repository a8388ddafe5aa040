package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pages of one size, which come and go: the memory of a table.
 *
 * <p>They lie in {@link Slab}s, each of which can be given back to the system when all its pages
 * are free. (So could pages with an arena each, but giving one back is a handshake with every
 * thread, and an arena takes more heap than a page's entry in a directory.) A slab is a small part
 * of the pool, so what lies unused in the newest one is little; there are about a hundred slabs,
 * however many pages.
 *
 * <p>Pages are taken from the slab at the lowest address, which keeps some slabs full and lets
 * others become empty. Where that is not enough, {@link #vacate} names the slabs whose pages should
 * be copied to others. What is free up to {@link #slackCount} stays, as the next write needs it.
 *
 * <p>All methods may be called from any thread.
 */
public final class PagePool {
  /** A new slab is this part of the pool. */
  private static final int DIVISOR = 32;

  /** This part of the pool may lie free, and that many pages. */
  private static final int SLACK_DIVISOR = 64;

  private static final int LEAST_SLACK = 1;

  /** A slab for copies has at most so many pages, or that part of the pool. */
  private static final int MOST_COPIES = 8;

  private static final int COPIES_DIVISOR = 8;

  /** Copying the pages of slabs that are as full as this would cost more than it frees. */
  private static final double FULL = 0.9;

  private static final long MOST_SLAB_BYTES = 1 << 24;

  /** No lambda: a command that updates a graph would wait for its class. */
  private static final Comparator<Slab> BY_FULLNESS =
      new Comparator<>() {
        @Override
        public int compare(Slab one, Slab other) {
          return Double.compare(one.fullness(), other.fullness());
        }
      };

  private final Region region;
  private final Object lock;
  private final long pageBytes;

  /** By address. */
  private final List<Slab> slabs = new ArrayList<>();

  private int pageCount;

  /** Pages that are free, but for those of slabs that are to become empty. */
  private int freeCount;

  /** Pages that were copied since the pool was trimmed last. */
  private int copiedCount;

  /** No slab before this one has a page to take. */
  private int firstFree;

  PagePool(Region region, Object lock, long pageBytes) {
    this.region = region;
    this.lock = lock;
    this.pageBytes = pageBytes;
  }

  /**
   * A zeroed page.
   *
   * @throws RegionLimitException when the region or an ancestor would pass its limit
   */
  public MemorySegment allocate() {
    boolean used;
    MemorySegment page;
    synchronized (lock) {
      Slab slab = slabWithFreePage(newSlabPages());
      int number = take(slab);
      used = slab.wasUsed(number);
      page = slab.page(number);
    }
    return used ? page.fill((byte) 0) : page;
  }

  /** A copy of another page, under the conditions of {@link #allocate}. */
  public MemorySegment allocateCopy(MemorySegment source) {
    MemorySegment page;
    synchronized (lock) {
      Slab slab = slabWithFreePage(Math.max(newSlabPages(), newCopySlabPages()));
      int number = take(slab);
      copiedCount++;
      slab.wasUsed(number);
      page = slab.page(number);
    }
    return page.copyFrom(source);
  }

  private int take(Slab slab) {
    freeCount--;
    region.charge(pageBytes, -pageBytes);
    return slab.take();
  }

  private int newSlabPages() {
    return pageCount / DIVISOR;
  }

  /**
   * Pages that are copied leave others behind that will soon be free, so a larger slab leaves
   * nothing unused, and giving a few back costs less than giving back many.
   */
  private int newCopySlabPages() {
    return Math.min(copiedCount, Math.max(MOST_COPIES, pageCount / COPIES_DIVISOR));
  }

  private Slab slabWithFreePage(int newSlabPages) {
    region.checkOpen();
    if (freeCount == 0) {
      return addSlab(newSlabPages);
    }
    while (!hasPageToTake(slabs.get(firstFree))) {
      firstFree++;
    }
    return slabs.get(firstFree);
  }

  private static boolean hasPageToTake(Slab slab) {
    return slab.freeCount() > 0 && !slab.isLeaving();
  }

  private Slab addSlab(int newSlabPages) {
    long wanted = Math.min(newSlabPages, MOST_SLAB_BYTES / pageBytes);
    int pages = (int) Math.max(1, Math.min(wanted, region.availableBytes() / pageBytes));
    region.checkLimits(pageBytes * pages);
    Slab slab = new Slab(pageBytes, pages);
    int at = -1 - indexOf(slab.address());
    slabs.add(at, slab);
    firstFree = freeCount == 0 ? at : Math.min(firstFree, at);
    pageCount += pages;
    freeCount += pages;
    region.charge(0, pageBytes * pages);
    return slab;
  }

  /** Takes a page back, which must not be used any more. */
  public void free(MemorySegment page) {
    synchronized (lock) {
      if (region.isClosed()) {
        return;
      }
      int index = slabOf(page);
      Slab slab = slabs.get(index);
      slab.free(page);
      region.charge(-pageBytes, pageBytes);
      if (!slab.isLeaving()) {
        freeCount++;
        firstFree = Math.min(firstFree, index);
      } else if (slab.isEmpty()) {
        giveBack(index);
      }
    }
  }

  /** How many free pages stay. */
  private int slackCount() {
    return LEAST_SLACK + (pageCount - freeCount) / SLACK_DIVISOR;
  }

  /** Gives slabs back that are empty, as long as more is free than has to be. */
  public void trim() {
    synchronized (lock) {
      copiedCount = 0;
      for (int index = slabs.size() - 1; index >= 0 && freeCount > slackCount(); index--) {
        if (slabs.get(index).isEmpty()) {
          freeCount -= slabs.get(index).pageCount();
          giveBack(index);
        }
      }
    }
  }

  /**
   * When clearly more is free than has to be, chooses the slabs that are used least: from now on
   * nothing is taken from them, and each is given back with its last page. The other slabs have
   * room for what is in them, if need be in a new one of that size.
   *
   * @return whether any were chosen; none are when the limit has no room for the new one
   */
  public boolean vacate() {
    synchronized (lock) {
      int spare = freeCount - slackCount();
      if (spare <= slackCount()) {
        return false;
      }
      List<Slab> sparse = sparseSlabs(spare);
      int moved = 0;
      int room = freeCount;
      for (Slab slab : sparse) {
        moved += slab.usedCount();
        room -= slab.freeCount();
      }
      if (sparse.isEmpty() || (moved - room) * pageBytes > region.availableBytes()) {
        return false;
      }
      for (Slab slab : sparse) {
        slab.leave();
      }
      freeCount = room;
      if (moved > room) {
        addSlab(moved - room);
      }
      return true;
    }
  }

  /**
   * The emptiest slabs that together have no more than {@code spare} free pages. One that is empty
   * already has no last page to be given back with: trimming does that.
   */
  private List<Slab> sparseSlabs(int spare) {
    List<Slab> sparse = new ArrayList<>();
    int left = spare;
    List<Slab> emptiestFirst = new ArrayList<>(slabs);
    emptiestFirst.sort(BY_FULLNESS);
    for (Slab slab : emptiestFirst) {
      boolean isSparse = !slab.isEmpty() && slab.fullness() < FULL;
      if (!slab.isLeaving() && isSparse && slab.freeCount() <= left) {
        sparse.add(slab);
        left -= slab.freeCount();
      }
    }
    return sparse;
  }

  /** Whether a page lies in a slab that {@link #vacate} chose. */
  public boolean isLeaving(MemorySegment page) {
    synchronized (lock) {
      return slabs.get(slabOf(page)).isLeaving();
    }
  }

  private void giveBack(int index) {
    Slab slab = slabs.remove(index);
    pageCount -= slab.pageCount();
    firstFree = Math.min(firstFree, index);
    region.charge(0, -pageBytes * slab.pageCount());
    slab.close();
  }

  private int slabOf(MemorySegment page) {
    int index = indexOf(page.address());
    return index >= 0 ? index : -2 - index;
  }

  /** As {@link java.util.Collections#binarySearch} says it. */
  private int indexOf(long address) {
    int low = 0;
    int high = slabs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (slabs.get(middle).address() < address) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < slabs.size() && slabs.get(low).address() == address ? low : -1 - low;
  }

  void close() {
    slabs.forEach(Slab::close);
    slabs.clear();
  }
}
