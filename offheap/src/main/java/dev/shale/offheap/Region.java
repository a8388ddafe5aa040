package dev.shale.offheap;

import dev.shale.offheap.system.NativeMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An owner of native memory, with an exact count of its bytes and a limit.
 *
 * <p>Regions form a tree: a child has a lifetime of its own and is charged to its ancestors, so the
 * root knows every byte and the tree says whose it is. Memory comes zeroed. {@link #close()} gives
 * all of it back; reading a segment of a closed region throws {@link IllegalStateException}. All
 * methods may be called from any thread.
 *
 * <p>A {@link PagePool} is for pages that come and go. What lies free in it is no longer used, but
 * held, and limits are about what is held.
 *
 * <p>A region holds one shared arena. Closing one costs a handshake with every thread, so there is
 * one per long-lived owner, not one per allocation.
 */
public final class Region implements AutoCloseable {
  /** A limit that is never reached. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** Where memory begins: at a multiple of this. */
  public static final long ALIGNMENT_BYTES = 8;

  private final String name;
  private final @Nullable Region parent;
  private final Object lock;
  private final long limitBytes;
  private final List<Region> children = new ArrayList<>();
  private final List<PagePool> pools = new ArrayList<>();
  private final FreeList free = new FreeList();

  /** Made with the first allocation: closing one is not for nothing. */
  private @Nullable Arena arena;

  private long usedBytes;
  private long freeBytes;
  private long peakBytes;
  private boolean closed;

  private Region(String name, @Nullable Region parent, long limitBytes) {
    this.name = name;
    this.parent = parent;
    this.lock = parent == null ? new Object() : parent.lock;
    this.limitBytes = limitBytes;
  }

  /**
   * Opens the root of a tree.
   *
   * @param limitBytes how much the whole tree may hold at once; {@link #UNLIMITED} for no limit
   */
  public static Region open(String name, long limitBytes) {
    if (limitBytes < 0) {
      throw new IllegalArgumentException("limitBytes is negative: " + limitBytes);
    }
    return new Region(name, null, limitBytes);
  }

  /** Opens a region whose bytes are charged to this one too, and that is closed with it. */
  public Region child(String childName) {
    synchronized (lock) {
      checkOpen();
      Region child = new Region(childName, this, UNLIMITED);
      children.add(child);
      return child;
    }
  }

  /**
   * Allocates zeroed memory, aligned to eight bytes.
   *
   * @param bytes rounded up to a multiple of eight
   * @throws RegionLimitException when this region or an ancestor would pass its limit; nothing has
   *     changed then
   * @throws IllegalStateException when this region is closed
   */
  public MemorySegment allocate(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes is negative: " + bytes);
    }
    long charged = (bytes + ALIGNMENT_BYTES - 1) & -ALIGNMENT_BYTES;
    MemorySegment reused = reuse(charged);
    return reused == null ? allocateFresh(charged) : reused.fill((byte) 0);
  }

  private @Nullable MemorySegment reuse(long bytes) {
    synchronized (lock) {
      checkOpen();
      MemorySegment segment = free.take(bytes);
      if (segment != null) {
        charge(bytes, -bytes);
      }
      return segment;
    }
  }

  private MemorySegment allocateFresh(long bytes) {
    synchronized (lock) {
      checkOpen();
      checkLimits(bytes);
      if (arena == null) {
        arena = Arena.ofShared();
      }
      MemorySegment segment = arena.allocate(bytes, ALIGNMENT_BYTES);
      charge(bytes, 0);
      return segment;
    }
  }

  /**
   * Takes a segment back that {@link #allocate} of this region gave, for another of the same size;
   * it must not be used any more. When the region is closed, nothing happens.
   */
  public void free(MemorySegment segment) {
    synchronized (lock) {
      if (!closed) {
        free.add(segment);
        charge(-segment.byteSize(), segment.byteSize());
      }
    }
  }

  /**
   * Opens a pool of pages that can be given back one by one, and then to the system, unlike all
   * else.
   *
   * @param pageBytes a multiple of eight
   */
  public PagePool pool(long pageBytes) {
    if (pageBytes <= 0 || pageBytes % ALIGNMENT_BYTES != 0) {
      throw new IllegalArgumentException("pageBytes is no multiple of 8: " + pageBytes);
    }
    synchronized (lock) {
      checkOpen();
      PagePool pool = new PagePool(this, lock, pageBytes);
      pools.add(pool);
      return pool;
    }
  }

  /** A zeroed array of ints. */
  public IntArray allocateInts(long count) {
    return new IntArray(allocate(Math.multiplyExact(count, (long) Integer.BYTES)), count);
  }

  /** Bits, all clear. */
  public BitArray allocateBits(long count) {
    return new BitArray(allocate(BitArray.bytes(count)), count);
  }

  public String name() {
    return name;
  }

  /** The bytes that are in use in this region and its descendants. */
  public long usedBytes() {
    synchronized (lock) {
      return usedBytes;
    }
  }

  /** The bytes that lie unused in the pools of this region and its descendants. */
  public long freeBytes() {
    synchronized (lock) {
      return freeBytes;
    }
  }

  /** How many bytes more this region may hold before it or an ancestor passes a limit. */
  public long availableBytes() {
    synchronized (lock) {
      long available = UNLIMITED;
      for (Region region = this; region != null; region = region.parent) {
        available = Math.min(available, region.limitBytes - region.heldBytes());
      }
      return available;
    }
  }

  /** The most bytes that this region and its descendants ever held at once, used or free. */
  public long peakBytes() {
    synchronized (lock) {
      return peakBytes;
    }
  }

  /** The open children, in the order of their opening. */
  public List<Region> children() {
    synchronized (lock) {
      return List.copyOf(children);
    }
  }

  /** Gives all memory of this region and its descendants back. Closing twice does nothing. */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      List.copyOf(children).forEach(Region::close);
      pools.forEach(PagePool::close);
      if (arena != null) {
        arena.close();
      }
      charge(-usedBytes, -freeBytes);
      if (parent != null) {
        parent.children.remove(this);
      }
    }
  }

  @Override
  public String toString() {
    return "Region " + path() + " (" + usedBytes() + " bytes)";
  }

  private String path() {
    return parent == null ? name : parent.path() + "/" + name;
  }

  /** With the lock held, as are all that a pool calls. */
  boolean isClosed() {
    return closed;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("Region " + path() + " is closed");
    }
  }

  void checkLimits(long bytes) {
    for (Region region = this; region != null; region = region.parent) {
      if (bytes > region.limitBytes - region.heldBytes()) {
        throw new RegionLimitException(
            path(), bytes, region.heldBytes(), region.freeBytes, region.limitBytes);
      }
    }
  }

  private long heldBytes() {
    return usedBytes + freeBytes;
  }

  void charge(long used, long free) {
    NativeMemory.addRegionBytes(used + free);
    for (Region region = this; region != null; region = region.parent) {
      region.usedBytes += used;
      region.freeBytes += free;
      region.peakBytes = Math.max(region.peakBytes, region.heldBytes());
    }
  }
}
