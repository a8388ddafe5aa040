package dev.shale.engine.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Threads that read and write the same keys at once see whole payloads, of the right key. */
class RecordTierThreadsTest {
  private static final int THREADS = 4;
  private static final int OPERATIONS = Integer.getInteger("shale.tier.operations", 4_000) * 10;
  private static final int KEYS = 300;
  private static final int HEADER_BYTES = 16;

  @Test
  void payloadsOfOtherThreadsAreWhole() throws InterruptedException, ExecutionException {
    TierOptions options = TierOptions.of(200_000);
    long lookups = 0;
    try (Region owner = Region.open("tier", Region.UNLIMITED);
        RecordTier tier = new RecordTier(owner, options, () -> 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Long>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int seed = thread;
        running.add(threads.submit(() -> run(tier, seed)));
      }
      for (Future<Long> one : running) {
        lookups += one.get();
      }
      assertEquals(lookups, tier.count(TierCounter.LOOKUPS));
      assertTrue(tier.count(TierCounter.HITS) > 0);
      assertTrue(tier.count(TierCounter.EVICTIONS) > 0);
      TierModel.checkBudget(tier, owner, options.budgetBytes(), "after all");
    }
  }

  private static long run(RecordTier tier, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long lookups = 0;
    try (Region own = Region.open("reader", Region.UNLIMITED)) {
      Payload payload = new Payload(own);
      MemorySegment source = own.allocate(8_000);
      for (int operation = 0; operation < OPERATIONS; operation++) {
        long key = random.nextInt(KEYS);
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> {
            int length = HEADER_BYTES + random.nextInt(4_000);
            write(source, key, length, random.nextInt(100));
            tier.put(TierModel.low(key), TierModel.high(key), source, 0, length);
          }
          case 3 -> tier.remove(TierModel.low(key), TierModel.high(key));
          default -> {
            lookups++;
            if (tier.get(TierModel.low(key), TierModel.high(key), payload)) {
              check(payload, key, seed);
            }
          }
        }
      }
    }
    return lookups;
  }

  /** Key, version and the bytes that follow from them. */
  private static void write(MemorySegment source, long key, int length, int version) {
    TierModel.fill(source, key, version, length);
    Ints.set(source, 0, (int) key);
    Ints.set(source, 1, version);
    Ints.set(source, 2, length);
  }

  private static void check(Payload payload, long key, int seed) {
    ByteReader reader = payload.reader();
    assertEquals(key, reader.readInt());
    int version = reader.readInt();
    int length = reader.readInt();
    assertEquals(length, payload.length());
    TierModel.checkFrom(payload, key, version, HEADER_BYTES, "thread " + seed + ", key " + key);
  }

  @Test
  void closingWhileOthersReadEndsThem() throws InterruptedException, ExecutionException {
    try (Region owner = Region.open("tier", Region.UNLIMITED);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      RecordTier tier = new RecordTier(owner, TierOptions.of(200_000), () -> 0);
      List<Future<Boolean>> running = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        int seed = thread;
        running.add(threads.submit(() -> runUntilClosed(tier, seed)));
      }
      while (tier.count(TierCounter.HITS) < 1_000) {
        Thread.onSpinWait();
      }
      tier.close();
      for (Future<Boolean> one : running) {
        assertTrue(one.get());
      }
    }
  }

  private static boolean runUntilClosed(RecordTier tier, int seed) {
    for (int round = 0; ; round++) {
      try {
        run(tier, seed + round);
      } catch (IllegalStateException closed) {
        return true;
      }
    }
  }
}
