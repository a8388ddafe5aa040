package dev.shale.engine.tier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordTierTest {
  private static final long BUDGET = 1 << 20;
  private final Region owner = Region.open("tier", Region.UNLIMITED);
  private final Region own = Region.open("test", Region.UNLIMITED);
  private final Payload payload = new Payload(own);
  private final MemorySegment source = own.allocate(BUDGET);

  @AfterEach
  void close() {
    owner.close();
    own.close();
  }

  private static long noClock() {
    throw new AssertionError("Nobody needs the time");
  }

  private RecordTier open(TierOptions options) {
    return new RecordTier(owner, options, RecordTierTest::noClock);
  }

  private boolean put(RecordTier tier, long key, int version, int length) {
    TierModel.fill(source, key, version, length);
    return tier.put(TierModel.low(key), TierModel.high(key), source, 0, length);
  }

  private boolean get(RecordTier tier, long key) {
    return tier.get(TierModel.low(key), TierModel.high(key), payload);
  }

  /** With so few buckets, keys that differ in one half meet in them. */
  @Test
  void halvesOfKeysAreBothCompared() {
    try (RecordTier tier = open(TierOptions.ofBlocks(1, 64))) {
      tier.put(1, 2, source, 0, 10);
      assertTrue(tier.get(1, 2, payload));
      for (int other = 3; other < 100; other++) {
        assertFalse(tier.get(1, other, payload));
        assertFalse(tier.get(other, 2, payload));
      }
    }
  }

  /** Blocks that follow each other may lie in two slabs. */
  @Test
  void payloadsLieInSeveralSlabs() {
    try (RecordTier tier = open(TierOptions.of(8 * BUDGET))) {
      int count = 1_000;
      for (int key = 0; key < count; key++) {
        put(tier, key, key, 5_000 + key);
      }
      assertEquals(0, tier.count(TierCounter.EVICTIONS));
      for (int key = 0; key < count; key++) {
        assertTrue(get(tier, key));
        TierModel.check(payload, key, key, 5_000 + key, "key " + key);
      }
    }
  }

  @Test
  void aPayloadTakesThePlaceOfAnother() {
    try (RecordTier tier = open(TierOptions.of(BUDGET))) {
      for (int length : new int[] {1_000, 1_001, 20_000, 0, 256, 257}) {
        assertTrue(put(tier, 7, length, length));
        assertTrue(get(tier, 7));
        TierModel.check(payload, 7, length, length, "length " + length);
        assertEquals(length, tier.payloadBytes());
      }
      assertEquals(1, tier.entryCount());
    }
  }

  @Test
  void whatIsTooLongIsRefusedAndWhatWasThereGoes() {
    try (RecordTier tier = open(TierOptions.of(BUDGET))) {
      assertTrue(tier.mostBytes() > BUDGET / 16 && tier.mostBytes() <= BUDGET / 8);
      assertTrue(put(tier, 1, 0, (int) tier.mostBytes()));
      assertFalse(put(tier, 1, 0, (int) tier.mostBytes() + 1));
      assertFalse(get(tier, 1));
      assertEquals(1, tier.count(TierCounter.REFUSALS));
      assertEquals(0, tier.entryCount());
    }
  }

  @Test
  void theEarliestGoWhenThereIsNoRoom() {
    try (RecordTier tier = open(TierOptions.of(BUDGET))) {
      for (int key = 0; key < 10_000; key++) {
        assertTrue(put(tier, key, key, 300));
        assertTrue(get(tier, key), "key " + key);
        TierModel.checkBudget(tier, owner, BUDGET, "key " + key);
      }
      assertEquals(10_000 - tier.entryCount(), tier.count(TierCounter.EVICTIONS));
      assertTrue(tier.count(TierCounter.EVICTIONS) > 5_000);
    }
  }

  /** A payload fits whatever lay where: the worst case of a store that cannot move anything. */
  @Test
  void freeBlocksAreOfUseWhereverTheyAre() {
    TierOptions options = TierOptions.of(BUDGET).withAverageBytes(256);
    TierSize size = TierSize.of(options);
    try (RecordTier tier = open(options)) {
      for (int key = 0; key < size.entryCapacity(); key++) {
        put(tier, key, 0, 256);
      }
      assertEquals(0, tier.count(TierCounter.EVICTIONS));
      assertEquals(size.blockCapacity(), tier.entryCount());
      int freed = tier.purge((low, high) -> (low & 1) == 0);
      int blocks = 64;
      for (int key = 0; key < freed / blocks; key++) {
        assertTrue(put(tier, 1_000_000L + key, key, blocks * 256));
      }
      assertEquals(0, tier.count(TierCounter.EVICTIONS));
      for (int key = 0; key < freed / blocks; key++) {
        assertTrue(get(tier, 1_000_000L + key));
        TierModel.check(payload, 1_000_000L + key, key, blocks * 256, "key " + key);
      }
    }
  }

  /** Less than a block each, and what it takes to find them: the rest of the budget is payload. */
  @Test
  void mostOfTheBudgetIsPayload() {
    TierOptions options = TierOptions.of(16 * BUDGET);
    try (RecordTier tier = open(options)) {
      for (int key = 0; key < 20_000; key++) {
        put(tier, key, 0, 900 + key % 125);
      }
      double part = (double) tier.payloadBytes() / options.budgetBytes();
      assertTrue(part > 0.85, "part " + part);
    }
  }

  @Test
  void entriesExpire() {
    long[] millis = {1_000};
    TierOptions options = TierOptions.of(BUDGET).withTimeToLiveMillis(100);
    try (RecordTier tier = new RecordTier(owner, options, () -> millis[0])) {
      put(tier, 1, 0, 100);
      millis[0] = 1_099;
      assertTrue(get(tier, 1));
      put(tier, 2, 0, 100);
      millis[0] = 1_100;
      assertFalse(get(tier, 1));
      assertTrue(get(tier, 2));
      put(tier, 2, 1, 100);
      millis[0] = 1_199;
      assertTrue(get(tier, 2));
      assertFalse(get(tier, 1));
      assertEquals(1, tier.count(TierCounter.EXPIRED_MISSES));
      assertEquals(1, tier.count(TierCounter.ABSENT_MISSES));
      assertEquals(1, tier.entryCount());
    }
  }

  @Test
  void whatIsPurgedIsGone() {
    try (RecordTier tier = open(TierOptions.of(BUDGET))) {
      for (int key = 0; key < 500; key++) {
        put(tier, key, 0, 100);
      }
      assertEquals(1, tier.purge((low, high) -> low == TierModel.low(3)));
      assertFalse(get(tier, 3));
      assertTrue(get(tier, 4));
      assertFalse(tier.remove(TierModel.low(3), TierModel.high(3)));
      assertTrue(tier.remove(TierModel.low(4), TierModel.high(4)));
      assertEquals(498, tier.purge((low, high) -> true));
      assertEquals(0, tier.payloadBytes());
      put(tier, 3, 1, 100);
      tier.clear();
      assertFalse(get(tier, 3));
      assertEquals(0, tier.entryCount());
      assertEquals(0, tier.payloadBytes());
    }
  }

  @Test
  void causesOfMissesAreCounted() {
    try (RecordTier tier = open(TierOptions.of(BUDGET))) {
      for (int key = 0; key < 1_000; key++) {
        assertFalse(get(tier, key));
        put(tier, key, 0, 1_000);
      }
      long evicted = tier.count(TierCounter.EVICTIONS);
      assertTrue(evicted > 50);
      assertEquals(1_000, tier.count(TierCounter.ABSENT_MISSES));
      for (int key = 0; key < 1_000; key++) {
        get(tier, key);
      }
      assertEquals(2_000, tier.count(TierCounter.LOOKUPS));
      assertEquals(1_000 - evicted, tier.count(TierCounter.HITS));
      assertEquals((1_000 - evicted) * 1_000, tier.count(TierCounter.HIT_BYTES));
      long remembered = tier.count(TierCounter.EVICTED_MISSES);
      assertTrue(remembered <= evicted && remembered > evicted * 9 / 10, remembered + " ghosts");
      assertEquals(1_000, tier.count(TierCounter.PUTS));
      assertEquals(1_000_000, tier.count(TierCounter.PUT_BYTES));
    }
  }

  @Test
  void lookingUpAndPuttingAllocateNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (RecordTier tier = open(TierOptions.of(BUDGET))) {
      int operations = 50_000;
      work(tier, 0, operations);
      long before = threads.getCurrentThreadAllocatedBytes();
      work(tier, operations, operations);
      long asking = threads.getCurrentThreadAllocatedBytes();
      long bytes = asking - before - (threads.getCurrentThreadAllocatedBytes() - asking);
      assertTrue(bytes < operations / 10, bytes + " bytes in " + operations + " operations");
      assertTrue(tier.count(TierCounter.EVICTIONS) > operations / 4);
    }
  }

  private void work(RecordTier tier, int begin, int count) {
    for (int operation = begin; operation < begin + count; operation++) {
      long key = operation % 3 == 0 ? operation / 1_000 : operation;
      if (!tier.get(TierModel.low(key), TierModel.high(key), payload)) {
        long length = 200 + (operation * 37L) % 4_000;
        tier.put(TierModel.low(key), TierModel.high(key), source, 0, length);
      }
      tier.count(TierCounter.HITS);
    }
  }

  @Test
  void aReaderIsReusedUntilItIsTooShort() {
    try (RecordTier tier = open(TierOptions.of(BUDGET))) {
      put(tier, 1, 0, 100);
      put(tier, 2, 0, 10_000);
      get(tier, 1);
      Object first = payload.reader();
      get(tier, 1);
      assertSame(first, payload.reader());
      get(tier, 2);
      TierModel.check(payload, 2, 0, 10_000, "a longer one");
    }
  }

  @Test
  void aClosedTierIsNotUsed() {
    RecordTier tier = open(TierOptions.of(BUDGET));
    put(tier, 1, 0, 100);
    tier.close();
    tier.close();
    assertEquals(0, owner.usedBytes());
    assertThrows(IllegalStateException.class, () -> get(tier, 1));
    assertThrows(IllegalStateException.class, () -> put(tier, 1, 0, 100));
    assertThrows(IllegalStateException.class, () -> tier.remove(1, 1));
    assertThrows(IllegalStateException.class, () -> tier.purge((low, high) -> true));
    assertThrows(IllegalStateException.class, tier::clear);
    assertThrows(IllegalStateException.class, tier::entryCount);
    assertThrows(IllegalStateException.class, tier::payloadBytes);
    assertThrows(IllegalStateException.class, tier::heldBytes);
    assertThrows(IllegalStateException.class, () -> tier.count(TierCounter.HITS));
  }

  @Test
  void aTierEndsWithItsOwner() {
    RecordTier tier = open(TierOptions.of(BUDGET));
    put(tier, 1, 0, 100);
    owner.close();
    assertThrows(IllegalStateException.class, () -> get(tier, 1));
    tier.close();
  }

  @Test
  void anOwnerWithLessMemoryRefusesAndNothingBreaks() {
    try (Region poor = Region.open("poor", BUDGET * 2);
        RecordTier tier =
            new RecordTier(poor, TierOptions.of(BUDGET * 4), RecordTierTest::noClock)) {
      int key = 0;
      while (key < 10_000) {
        try {
          put(tier, key, key, 1_000);
        } catch (RegionLimitException noMemory) {
          break;
        }
        key++;
      }
      assertTrue(key > 100 && key < 10_000, "key " + key);
      assertFalse(get(tier, key));
      assertTrue(get(tier, key - 1));
      TierModel.check(payload, key - 1, key - 1, 1_000, "the last");
    }
  }

  @Test
  void aSourceThatIsClosedLeavesNothingBehind() {
    try (RecordTier tier = open(TierOptions.of(BUDGET))) {
      Region shortLived = Region.open("source", Region.UNLIMITED);
      MemorySegment closed = shortLived.allocate(1_000);
      put(tier, 1, 0, 1_000);
      shortLived.close();
      assertThrows(IllegalStateException.class, () -> tier.put(2, 2, closed, 0, 1_000));
      assertThrows(
          IllegalStateException.class,
          () -> tier.put(TierModel.low(1), TierModel.high(1), closed, 0, 1_000));
      assertEquals(0, tier.entryCount());
      assertEquals(0, tier.payloadBytes());
      assertThrows(IndexOutOfBoundsException.class, () -> tier.put(2, 2, source, 1, BUDGET));
    }
  }

  @Test
  void aBudgetWithoutRoomIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> open(TierOptions.of(500)));
    assertEquals(0, owner.usedBytes());
    assertThrows(IllegalArgumentException.class, () -> TierOptions.of(BUDGET).withBlockBytes(100));
    assertThrows(IllegalArgumentException.class, () -> TierOptions.of(BUDGET).withAverageBytes(0));
  }

  @Test
  void sizesFillTheirBudgetAndNoMore() {
    int[] entries = {1, 2, 3, 9, 10, 1_000, 12_345};
    int[] found = new int[entries.length];
    for (int index = 0; index < entries.length; index++) {
      TierOptions options = TierOptions.ofBlocks(entries[index], 64);
      TierSize size = TierSize.of(options);
      assertTrue(size.bytes() <= options.budgetBytes());
      found[index] = size.entryCapacity();
    }
    assertArrayEquals(entries, found);
  }
}
