package dev.shale.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Caffeine, whose values are numbers of slots in native memory; a slot is free again when its entry
 * is evicted. Maintenance is done by the thread that asks, so that one is measured and not two.
 *
 * <p>As it is, a slot may be written again while another thread reads it; {@link #locked} takes a
 * lock for each request, as whoever shares it has to.
 */
final class CaffeineContender implements CacheContender {
  /** Evictions may lag behind puts by so many. */
  private static final int SPARE_SLOTS = 1_000;

  private final Region region = Region.open("slots", Region.UNLIMITED);
  private final Cache<Key, Integer> cache;
  private final IntList free = new IntList(region);
  private final MemorySegment slots;
  private final MemorySegment source;
  private final MemorySegment target;
  private final int payloadBytes;

  private record Key(long low, long high) {}

  CaffeineContender(int capacity, int payloadBytes) {
    this.payloadBytes = payloadBytes;
    slots = region.allocate((long) (capacity + SPARE_SLOTS) * payloadBytes);
    source = region.allocate(payloadBytes);
    target = region.allocate(payloadBytes);
    for (int slot = 0; slot < capacity + SPARE_SLOTS; slot++) {
      free.add(slot);
    }
    cache =
        Caffeine.newBuilder()
            .maximumSize(capacity)
            .executor(Runnable::run)
            .evictionListener(this::free)
            .build();
  }

  private void free(@Nullable Key key, @Nullable Integer slot, RemovalCause cause) {
    if (slot != null) {
      free.add(slot);
    }
  }

  /** The same with a lock, for any thread. */
  CacheContender locked() {
    return new CacheContender() {
      @Override
      public boolean ask(int key) {
        synchronized (slots) {
          return CaffeineContender.this.ask(key);
        }
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public boolean ask(int key) {
    Key one = new Key(CacheContender.low(key), CacheContender.high(key));
    Integer known = cache.getIfPresent(one);
    if (known != null) {
      MemorySegment.copy(slots, offset(known), target, 0, payloadBytes);
      return true;
    }
    int slot = free.removeLast();
    MemorySegment.copy(source, 0, slots, offset(slot), payloadBytes);
    cache.put(one, slot);
    return false;
  }

  private long offset(int slot) {
    return (long) slot * payloadBytes;
  }

  @Override
  public void close() {
    region.close();
  }
}
