package dev.shale.bench;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.tier.TierOptions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The cache of records beside Caffeine over handles of native memory: hit ratios on generated
 * traces, where an entry is an entry, and the time of a request for a popular payload, which is put
 * if it is not there. Times are medians of rounds in which contenders take turns.
 */
final class TierReport {
  private static final List<String> PARTS = List.of("hits", "speed");

  /** Of all keys, in percent. */
  private static final int[] CAPACITIES = {2, 10, 30};

  private static final int KEYS = 200_000;
  private static final int REQUESTS = 1_000_000;
  private static final int WARM_UP_ROUNDS = 3;
  private static final int ROUNDS = 9;
  private static final double NANOS_PER_MICRO = 1e3;

  private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Report report = new Report();

  private TierReport() {}

  /** Measures all, or the parts that are named. */
  static Report measure(List<String> parts) throws InterruptedException, ExecutionException {
    TierReport tier = new TierReport();
    for (String part : parts.isEmpty() ? PARTS : parts) {
      tier.measure(part);
    }
    return tier.report;
  }

  private void measure(String part) throws InterruptedException, ExecutionException {
    switch (part) {
      case "hits" -> hits();
      case "speed" -> speed();
      default -> throw new IllegalArgumentException("No part " + part + ", only " + PARTS);
    }
  }

  private void hits() {
    double ours = 0;
    double theirs = 0;
    int cells = 0;
    for (CacheTrace trace : CacheTrace.all()) {
      for (int percent : CAPACITIES) {
        String name = "hits." + trace.name() + "." + percent;
        double tier = tierHitRatio(trace, percent);
        double caffeine = caffeineHitRatio(trace, percent);
        report.add(name + ".tier", percent(tier), "%");
        report.add(name + ".caffeine", percent(caffeine), "%");
        ours += tier;
        theirs += caffeine;
        cells++;
      }
    }
    report.add("hits.mean.tier", percent(ours / cells), "%");
    report.add("hits.mean.caffeine", percent(theirs / cells), "%");
  }

  private static double percent(double ratio) {
    return 100 * ratio;
  }

  /** The share of hits of our cache with room for a part of the keys. */
  static double tierHitRatio(CacheTrace trace, int percent) {
    try (TierContender tier = new TierContender(capacity(trace, percent), Long.BYTES)) {
      return tier.hitRatio(trace.requests());
    }
  }

  private static double caffeineHitRatio(CacheTrace trace, int percent) {
    try (CaffeineContender caffeine = new CaffeineContender(capacity(trace, percent), Long.BYTES)) {
      return caffeine.hitRatio(trace.requests());
    }
  }

  private static int capacity(CacheTrace trace, int percent) {
    return trace.keyCount() * percent / 100;
  }

  private void speed() throws InterruptedException, ExecutionException {
    int[] requests = CacheTrace.zipf(KEYS, REQUESTS).requests();
    speed("tenth.256", requests, KEYS / 10, 256);
    speed("tenth.2048", requests, KEYS / 10, 2048);
    speed("all.256", requests, KEYS + KEYS / 4, 256);
    int entries = 1_000_000;
    long budget = TierOptions.ofBlocks(entries, 256).budgetBytes();
    report.add("speed.metadata.tier", (double) budget / entries - 256, "B/entry");
  }

  private void speed(String name, int[] requests, int capacity, int payloadBytes)
      throws InterruptedException, ExecutionException {
    try (TierContender tier = new TierContender(capacity, payloadBytes);
        CaffeineContender caffeine = new CaffeineContender(capacity, payloadBytes)) {
      CacheContender locked = caffeine.locked();
      double[][] nanos = new double[5][ROUNDS];
      for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
        double[] times = {
          nanos(requests, tier),
          nanos(requests, caffeine),
          nanos(requests, locked),
          nanos(requests, tier, tier.other()),
          nanos(requests, locked, locked)
        };
        for (int which = 0; round >= 0 && which < times.length; which++) {
          nanos[which][round] = times[which];
        }
      }
      String prefix = "speed." + name + ".";
      report.add(prefix + "tier", median(nanos[0]), "ns");
      report.add(prefix + "caffeine", median(nanos[1]), "ns");
      report.add(prefix + "caffeine.locked", median(nanos[2]), "ns");
      report.add(prefix + "faster", median(nanos[1]) / median(nanos[0]), "1");
      report.add(prefix + "faster.locked", median(nanos[2]) / median(nanos[0]), "1");
      report.add(prefix + "two.tier", NANOS_PER_MICRO / median(nanos[3]), "requests/us");
      report.add(prefix + "two.caffeine.locked", NANOS_PER_MICRO / median(nanos[4]), "requests/us");
      report.add(prefix + "tier.allocated", allocated(requests, tier), "B");
      report.add(prefix + "caffeine.allocated", allocated(requests, caffeine), "B");
    }
  }

  /** The time of a request, when each contender has a thread: of all requests of all threads. */
  private static double nanos(int[] requests, CacheContender... contenders)
      throws InterruptedException, ExecutionException {
    if (contenders.length == 1) {
      long start = System.nanoTime();
      ArenaReport.sink = contenders[0].hits(requests);
      return (double) (System.nanoTime() - start) / requests.length;
    }
    List<Future<Long>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(contenders.length)) {
      long start = System.nanoTime();
      for (CacheContender contender : contenders) {
        running.add(threads.submit(() -> contender.hits(requests)));
      }
      for (Future<Long> one : running) {
        ArenaReport.sink = one.get();
      }
      return (double) (System.nanoTime() - start) / requests.length / contenders.length;
    }
  }

  private static double allocated(int[] requests, CacheContender contender) {
    long before = BEAN.getCurrentThreadAllocatedBytes();
    ArenaReport.sink = contender.hits(requests);
    return (double) (BEAN.getCurrentThreadAllocatedBytes() - before) / requests.length;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
