package dev.shale.engine.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random operations beside a map on the heap: a tier may forget, and may not be wrong. */
class RecordTierModelTest {
  private static final int SEEDS = Integer.getInteger("shale.model.scripts", 60) / 3;
  private static final int OPERATIONS = Integer.getInteger("shale.tier.operations", 4_000);
  private static final int KEYS = 400;

  private final Map<Long, Known> known = new HashMap<>();
  private long hits;
  private long misses;

  /** What was put last, and when. */
  private record Known(int version, int length, long millis) {}

  @Test
  void aHitHasTheBytesThatWerePutLast() {
    for (int seed = 0; seed < SEEDS; seed++) {
      run(seed);
    }
    assertTrue(hits > 0 && misses > 0, hits + " hits, " + misses + " misses");
  }

  private void run(int seed) {
    Random random = new Random(seed);
    known.clear();
    TierOptions options = options(random);
    long[] millis = {0};
    try (Region owner = Region.open("tier", Region.UNLIMITED);
        Region own = Region.open("reader", Region.UNLIMITED);
        RecordTier tier = new RecordTier(owner, options, () -> millis[0])) {
      Payload payload = new Payload(own);
      MemorySegment source = own.allocate(TierModel.MOST_BYTES + 8L);
      for (int operation = 0; operation < OPERATIONS; operation++) {
        String where = "seed " + seed + ", operation " + operation;
        millis[0] += random.nextInt(3);
        long key = (long) (KEYS * random.nextDouble() * random.nextDouble());
        switch (random.nextInt(20)) {
          case 0 -> remove(tier, key, where);
          case 1, 2, 3, 4, 5, 6, 7 ->
              put(tier, source, key, operation, TierModel.randomLength(random), millis[0]);
          default -> get(tier, payload, key, millis[0], options.timeToLiveMillis(), where);
        }
        if (random.nextInt(500) == 0) {
          purge(tier, random, where);
        }
        checkAll(tier, owner, options, where);
      }
    }
  }

  private void remove(RecordTier tier, long key, String where) {
    int before = tier.entryCount();
    boolean wasThere = tier.remove(TierModel.low(key), TierModel.high(key));
    assertEquals(wasThere, tier.entryCount() < before, where);
    assertTrue(!wasThere || known.containsKey(key), where);
    known.remove(key);
  }

  private static TierOptions options(Random random) {
    TierOptions options =
        TierOptions.of(100_000 + random.nextInt(400_000))
            .withBlockBytes(64 << random.nextInt(4))
            .withAverageBytes(100 + random.nextInt(2_000));
    return random.nextBoolean() ? options : options.withTimeToLiveMillis(1 + random.nextInt(500));
  }

  private void put(
      RecordTier tier, MemorySegment source, long key, int version, int length, long millis) {
    int begin = version % 8;
    TierModel.fill(source.asSlice(begin), key, version, length);
    boolean isTaken = tier.put(TierModel.low(key), TierModel.high(key), source, begin, length);
    assertEquals(length <= tier.mostBytes(), isTaken);
    if (isTaken) {
      known.put(key, new Known(version, length, millis));
    } else {
      known.remove(key);
    }
  }

  private void get(
      RecordTier tier, Payload payload, long key, long millis, long timeToLive, String where) {
    if (tier.get(TierModel.low(key), TierModel.high(key), payload)) {
      hits++;
      Known last = known.get(key);
      assertTrue(last != null, where);
      assertTrue(millis - last.millis < timeToLive, where);
      TierModel.check(payload, key, last.version, last.length, where);
    } else {
      misses++;
      assertEquals(0, payload.length(), where);
    }
  }

  private void purge(RecordTier tier, Random random, String where) {
    if (random.nextInt(4) == 0) {
      tier.clear();
      assertEquals(0, tier.entryCount(), where);
      known.clear();
      return;
    }
    long odd = random.nextInt(2);
    int before = tier.entryCount();
    int purged = tier.purge((low, high) -> (low & 1) == odd);
    assertEquals(before - purged, tier.entryCount(), where);
    assertEquals(0, tier.purge((low, high) -> (low & 1) == odd), where);
    known.keySet().removeIf(key -> (TierModel.low(key) & 1) == odd);
  }

  private void checkAll(RecordTier tier, Region owner, TierOptions options, String where) {
    TierModel.checkBudget(tier, owner, options.budgetBytes(), where);
    assertTrue(tier.entryCount() <= known.size(), where);
  }
}
