package dev.shale.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Keys in the order in which something asks a cache for them; generated, and the same each time.
 */
final class CacheTrace {
  private static final long SEED = 1;
  private static final int MODULES = 10_000;
  private static final int MOST_DEPENDENTS = 300;
  private static final double SKEW = 0.99;

  private final String name;
  private final int keyCount;
  private final int[] requests;

  private CacheTrace(String name, int keyCount, int[] requests) {
    this.name = name;
    this.keyCount = keyCount;
    this.requests = requests;
  }

  String name() {
    return name;
  }

  /** How many keys there are; they are the numbers below. */
  int keyCount() {
    return keyCount;
  }

  int[] requests() {
    return requests;
  }

  /** All of them. */
  static List<CacheTrace> all() {
    return List.of(loop(), zipf(), scans(), build(5), build(50), drift(), fresh());
  }

  /** The same keys again and again. */
  static CacheTrace loop() {
    int[] requests = new int[300_000];
    Arrays.setAll(requests, request -> request % MODULES);
    return new CacheTrace("loop", MODULES, requests);
  }

  /** Few keys often, many seldom. */
  static CacheTrace zipf() {
    return zipf(50_000, 500_000);
  }

  /** The same of so many keys. */
  static CacheTrace zipf(int keyCount, int requestCount) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] sums = zipfSums(keyCount);
    int[] requests = new int[requestCount];
    Arrays.setAll(requests, request -> zipf(sums, random));
    return new CacheTrace("zipf", keyCount, requests);
  }

  /** As {@link #zipf}, and now and then all of a part of other keys, one after the other. */
  static CacheTrace scans() {
    int popular = 20_000;
    int scanned = 30_000;
    int burst = 3_000;
    SplittableRandom random = new SplittableRandom(SEED);
    double[] sums = zipfSums(popular);
    int[] requests = new int[500_000];
    int next = 0;
    for (int request = 0; request < requests.length; request++) {
      boolean isScan = request / burst % 3 == 2;
      requests[request] = isScan ? popular + next++ % scanned : zipf(sums, random);
    }
    return new CacheTrace("scans", popular + scanned, requests);
  }

  /** As {@link #zipf}, but every 2,000 requests fifty other keys are the popular ones. */
  private static CacheTrace drift() {
    CacheTrace still = zipf();
    int[] requests = new int[still.requests.length];
    Arrays.setAll(
        requests, request -> (still.requests[request] + request / 2_000 * 50) % still.keyCount);
    return new CacheTrace("drift", still.keyCount, requests);
  }

  /** A third of the requests are for new keys, the others for some that were new not long ago. */
  private static CacheTrace fresh() {
    int keyCount = 50_000;
    SplittableRandom random = new SplittableRandom(SEED);
    int[] requests = new int[300_000];
    int next = 0;
    for (int request = 0; request < requests.length; request++) {
      boolean isNew = next == 0 || random.nextInt(3) == 0;
      int back = (int) (-Math.log(1 - random.nextDouble()) * 300);
      requests[request] = isNew ? next++ % keyCount : Math.max(0, next - 1 - back) % keyCount;
    }
    return new CacheTrace("fresh", keyCount, requests);
  }

  private static double[] zipfSums(int keyCount) {
    double[] sums = new double[keyCount];
    double sum = 0;
    for (int key = 0; key < keyCount; key++) {
      sum += 1 / Math.pow(key + 1, SKEW);
      sums[key] = sum;
    }
    return sums;
  }

  private static int zipf(double[] sums, SplittableRandom random) {
    int place = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
    return Math.min(place < 0 ? -1 - place : place, sums.length - 1);
  }

  /**
   * A watch over a graph of modules: each edit asks for those that depend on a module, nearest
   * first, and after some edits a build asks for all.
   */
  static CacheTrace build(int editsPerScan) {
    SplittableRandom random = new SplittableRandom(SEED);
    int[][] dependents = dependents(random);
    int[] requests = new int[400_000];
    int[] edit = new int[MOST_DEPENDENTS];
    int count = 0;
    for (int edits = 0; count < requests.length; edits++) {
      if (edits % editsPerScan == 0) {
        for (int module = 0; module < MODULES && count < requests.length; module++) {
          requests[count++] = module;
        }
      }
      int touched = closure(dependents, random.nextInt(MODULES), edit);
      for (int index = 0; index < touched && count < requests.length; index++) {
        requests[count++] = edit[index];
      }
    }
    return new CacheTrace("build" + editsPerScan, MODULES, requests);
  }

  /** Each module depends on one to four others with greater numbers, most of them near. */
  private static int[][] dependents(SplittableRandom random) {
    int[][] dependents = new int[MODULES][0];
    for (int module = 0; module < MODULES - 1; module++) {
      for (int dependency = 1 + random.nextInt(4); dependency > 0; dependency--) {
        int far = random.nextInt(5) == 0 ? MODULES : 200;
        int target = Math.min(MODULES - 1, module + 1 + random.nextInt(far));
        int[] known = dependents[target];
        dependents[target] = Arrays.copyOf(known, known.length + 1);
        dependents[target][known.length] = module;
      }
    }
    return dependents;
  }

  /** A module and what depends on it, as far as there is room; returns how many. */
  private static int closure(int[][] dependents, int module, int[] found) {
    boolean[] isFound = new boolean[MODULES];
    found[0] = module;
    isFound[module] = true;
    int count = 1;
    for (int at = 0; at < count; at++) {
      for (int dependent : dependents[found[at]]) {
        if (!isFound[dependent] && count < found.length) {
          isFound[dependent] = true;
          found[count++] = dependent;
        }
      }
    }
    return count;
  }
}
