package dev.shale.bench;

import dev.shale.engine.tier.Payload;
import dev.shale.engine.tier.RecordTier;
import dev.shale.engine.tier.TierOptions;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** Our own cache. */
final class TierContender implements CacheContender {
  private final Region region = Region.open("tier", Region.UNLIMITED);
  private final RecordTier tier;
  private final MemorySegment source;
  private final Payload payload;
  private final int payloadBytes;

  /** A cache of so many entries, each a block. */
  TierContender(int capacity, int payloadBytes) {
    this.payloadBytes = payloadBytes;
    source = region.allocate(payloadBytes);
    payload = new Payload(region);
    tier = new RecordTier(region, TierOptions.ofBlocks(capacity, payloadBytes), () -> 0);
  }

  /** The same cache for another thread. */
  CacheContender other() {
    Payload own = new Payload(region);
    return new CacheContender() {
      @Override
      public boolean ask(int key) {
        return TierContender.this.ask(key, own);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public boolean ask(int key) {
    return ask(key, payload);
  }

  private boolean ask(int key, Payload target) {
    long low = CacheContender.low(key);
    long high = CacheContender.high(key);
    if (tier.get(low, high, target)) {
      return true;
    }
    tier.put(low, high, source, 0, payloadBytes);
    return false;
  }

  @Override
  public void close() {
    region.close();
  }
}
