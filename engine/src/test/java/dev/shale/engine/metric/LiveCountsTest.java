package dev.shale.engine.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveCountsTest {
  private static final int ADDS = 100_000;
  private static final int THREADS = 4;

  private final LiveCounts counts = new LiveCounts();

  @AfterEach
  void close() {
    counts.close();
  }

  private void times(long... nanos) {
    for (long one : nanos) {
      counts.time(Timing.PARSE, one);
    }
  }

  @Test
  void eachCountAndHistogramStandsAlone() {
    for (Count count : Count.values()) {
      counts.add(count, 1L << count.ordinal());
    }
    for (Timing timing : Timing.values()) {
      for (int bucket = 0; bucket < LiveCounts.BUCKETS; bucket++) {
        for (int number = 0; number <= timing.ordinal(); number++) {
          counts.time(timing, bucket == 63 ? 0 : LiveCounts.last(bucket));
        }
      }
    }
    for (Count count : Count.values()) {
      assertEquals(1L << count.ordinal(), counts.get(count));
    }
    for (Timing timing : Timing.values()) {
      int times = timing.ordinal() + 1;
      assertEquals(64L * times, counts.count(timing));
      assertEquals(2L * times, counts.count(timing, 0));
      assertEquals(times, counts.count(timing, 62));
      assertEquals(LiveCounts.last(62), counts.longest(timing));
    }
  }

  @Test
  void bucketsAreBetweenPowersOfTwo() {
    assertEquals(0, LiveCounts.last(0));
    assertEquals(1, LiveCounts.last(1));
    assertEquals(1023, LiveCounts.last(10));
    assertEquals(Long.MAX_VALUE, LiveCounts.last(63));
    times(-5, 0, 1, 1023, 1024, Long.MAX_VALUE);
    assertEquals(2, counts.count(Timing.PARSE, 0));
    assertEquals(1, counts.count(Timing.PARSE, 1));
    assertEquals(1, counts.count(Timing.PARSE, 10));
    assertEquals(1, counts.count(Timing.PARSE, 11));
    assertEquals(1, counts.count(Timing.PARSE, 63));
  }

  @Test
  void percentilesOfKnownTimesAreKnown() {
    assertEquals(0, counts.percentile(Timing.PARSE, 0.5));
    for (int time = 1; time <= 1000; time++) {
      times(time);
    }
    assertEquals(1000, counts.count(Timing.PARSE));
    assertEquals(500_500, counts.sum(Timing.PARSE));
    assertEquals(1000, counts.longest(Timing.PARSE));
    assertEquals(1, counts.percentile(Timing.PARSE, 0));
    assertEquals(1, counts.percentile(Timing.PARSE, 0.001));
    assertEquals(3, counts.percentile(Timing.PARSE, 0.0011));
    assertEquals(255, counts.percentile(Timing.PARSE, 0.255));
    assertEquals(511, counts.percentile(Timing.PARSE, 0.256));
    assertEquals(511, counts.percentile(Timing.PARSE, 0.5));
    assertEquals(1000, counts.percentile(Timing.PARSE, 0.99));
    assertEquals(1000, counts.percentile(Timing.PARSE, 1));
    for (int share = 1; share <= 1000; share++) {
      long found = counts.percentile(Timing.PARSE, share / 1000.0);
      assertTrue(found >= share && found < 2L * share, share + ": " + found);
    }
    assertThrows(IllegalArgumentException.class, () -> counts.percentile(Timing.PARSE, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> counts.percentile(Timing.PARSE, 1.01));
  }

  @Test
  void addsOfManyThreadsAreAllThere() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      int time = number + 1;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int add = 0; add < ADDS; add++) {
                  counts.add(Count.READ_BYTES, 3);
                  counts.time(Timing.READ, (long) time * add);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(3L * ADDS * THREADS, counts.get(Count.READ_BYTES));
    assertEquals((long) ADDS * THREADS, counts.count(Timing.READ));
    assertEquals((long) ADDS * (ADDS - 1) / 2 * (1 + 2 + 3 + 4), counts.sum(Timing.READ));
    assertEquals((ADDS - 1L) * THREADS, counts.longest(Timing.READ));
  }

  @Test
  void countingAndReadingAllocateNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = 0;
    long sum = 0;
    for (int round = 0; round < 3; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int number = 0; number < 10_000; number++) {
        counts.add(Count.REQUESTS, 2);
        counts.time(Timing.RESOLVE, number);
        FlightEvents.failed("a file", "a problem");
        sum += FlightEvents.update() == null && FlightEvents.file() == null ? 1 : 0;
        sum += counts.get(Count.REQUESTS) + counts.percentile(Timing.RESOLVE, 0.9);
      }
      bytes = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertTrue(sum > 0);
    assertTrue(bytes < 1_000, bytes + " bytes in 10,000 rounds");
  }

  @Test
  void nothingIsReadAfterClosing() {
    counts.close();
    counts.close();
    assertThrows(IllegalStateException.class, () -> counts.get(Count.REQUESTS));
    assertThrows(IllegalStateException.class, () -> counts.add(Count.REQUESTS, 1));
    assertThrows(IllegalStateException.class, () -> counts.count(Timing.PARSE));
  }
}
