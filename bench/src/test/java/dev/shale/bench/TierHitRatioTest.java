package dev.shale.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The policy of the cache of records on generated traces; all of it is deterministic. */
class TierHitRatioTest {
  /**
   * Percent of hits that {@code bench/run tier hits} gave for Caffeine 3.2.2 on 2026-11-29, means
   * of the three capacities.
   */
  private static final Map<String, Double> CAFFEINE =
      Map.of(
          "loop", 11.80,
          "zipf", 74.11,
          "scans", 54.50,
          "build5", 11.54,
          "build50", 19.55,
          "drift", 65.20,
          "fresh", 43.94);

  private static final int[] CAPACITIES = {2, 10, 30};

  @Test
  void aLoopOverMoreThanFitsHasHits() {
    CacheTrace loop = CacheTrace.loop();
    assertEquals(0, new PlainS3Fifo(loop.keyCount() * 30 / 100).hits(loop.requests()));
    double ratio = TierReport.tierHitRatio(loop, 30);
    assertTrue(ratio > 0.2, "hit ratio " + ratio);
  }

  @Test
  void theMeanIsThatOfCaffeineOrMore() {
    double ours = 0;
    double theirs = 0;
    for (CacheTrace trace : CacheTrace.all()) {
      double mean = mean(trace);
      double caffeine = CAFFEINE.get(trace.name());
      assertTrue(mean > caffeine - 1, trace.name() + ": " + mean + ", Caffeine " + caffeine);
      // Of this one Caffeine keeps little, which would hide what is lost elsewhere.
      if (!trace.name().equals("fresh")) {
        ours += mean;
        theirs += caffeine;
      }
    }
    assertTrue(ours >= theirs, "sums of " + ours + ", Caffeine " + theirs);
  }

  private static double mean(CacheTrace trace) {
    double sum = 0;
    for (int percent : CAPACITIES) {
      sum += 100 * TierReport.tierHitRatio(trace, percent);
    }
    return sum / CAPACITIES.length;
  }

  /** S3-FIFO as published, over keys in collections of the JDK. */
  private static final class PlainS3Fifo {
    private final int capacity;
    private final Deque<Integer> small = new ArrayDeque<>();
    private final Deque<Integer> main = new ArrayDeque<>();
    private final Map<Integer, Integer> hits = new HashMap<>();
    private final Set<Integer> ghosts = new LinkedHashSet<>();

    PlainS3Fifo(int capacity) {
      this.capacity = capacity;
    }

    long hits(int[] requests) {
      long count = 0;
      for (int key : requests) {
        if (hits.containsKey(key)) {
          hits.merge(key, 1, (before, one) -> Math.min(3, before + one));
          count++;
        } else {
          insert(key);
        }
      }
      return count;
    }

    private void insert(int key) {
      while (hits.size() >= capacity) {
        if (small.size() >= capacity / 10) {
          leaveSmall();
        } else {
          leaveMain();
        }
      }
      (ghosts.remove(key) ? main : small).add(key);
      hits.put(key, 0);
    }

    private void leaveSmall() {
      int key = small.remove();
      if (hits.get(key) > 0) {
        hits.put(key, 0);
        main.add(key);
        return;
      }
      hits.remove(key);
      ghosts.add(key);
      if (ghosts.size() > capacity * 9 / 10) {
        ghosts.remove(ghosts.iterator().next());
      }
    }

    private void leaveMain() {
      int key = main.remove();
      int left = hits.get(key) - 1;
      if (left < 0) {
        hits.remove(key);
      } else {
        hits.put(key, left);
        main.add(key);
      }
    }
  }
}
