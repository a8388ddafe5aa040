package dev.shale.bench;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.TargetBatch;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Walks over a whole graph on pages, beside the same walks over plain arrays: in order, where every
 * target is added up, and breadth first. Each time is the least of several rounds, in turns.
 */
final class WalkReport {
  private static final long SEED = 1;
  private static final int LEAST_ROUNDS = 21;

  /** More rounds for small graphs, which would be over before they are compiled. */
  private static final int MODULES_OF_ALL_ROUNDS = 5_000_000;

  private static final double NANOS_PER_MILLI = 1e6;

  private final int[] begins;
  private final int[] targets;
  private final int[] queue;
  private final boolean[] seen;

  private WalkReport(GeneratedGraph generated) {
    int moduleCount = generated.moduleCount;
    int dependencies = generated.dependenciesPerModule;
    begins = new int[moduleCount + 1];
    targets = new int[moduleCount * dependencies];
    queue = new int[moduleCount];
    seen = new boolean[moduleCount];
    for (int module = 0; module < moduleCount; module++) {
      begins[module + 1] = begins[module] + dependencies;
      for (int number = 0; number < dependencies; number++) {
        targets[begins[module] + number] = generated.target(module, number);
      }
    }
  }

  static void measure(Report report, String name, int moduleCount, int dependencies) {
    GeneratedGraph generated = GeneratedGraph.of(moduleCount, dependencies, 0, SEED);
    WalkReport walk = new WalkReport(generated);
    try (ModuleGraph graph = GeneratedGraph.write(moduleCount, dependencies, 0, SEED);
        Snapshot snapshot = graph.snapshot()) {
      walk.measure(report, name, snapshot);
    }
  }

  private void measure(Report report, String name, Snapshot snapshot) {
    DependencyCursor cursor = snapshot.dependencies();
    TargetBatch batch = snapshot.targetBatch();
    LongSupplier[] walks = {
      this::sumOfArrays,
      () -> sum(snapshot, batch),
      () -> sum(snapshot, cursor),
      this::searchArrays,
      () -> search(batch),
      () -> search(cursor)
    };
    double[] millis = least(walks);
    add(report, "walk." + name, millis, 0);
    add(report, "search." + name, millis, 3);
  }

  private static void add(Report report, String name, double[] millis, int at) {
    report.add(name + ".arrays", millis[at], "ms");
    report.add(name + ".pages", millis[at + 1], "ms");
    report.add(name + ".ratio", millis[at + 1] / millis[at], "x");
    report.add(name + ".cursor", millis[at + 2], "ms");
    report.add(name + ".cursor.ratio", millis[at + 2] / millis[at], "x");
  }

  private double[] least(LongSupplier[] walks) {
    double[] millis = new double[walks.length];
    int rounds = Math.max(LEAST_ROUNDS, MODULES_OF_ALL_ROUNDS / queue.length);
    for (int round = 0; round < rounds; round++) {
      for (int walk = 0; walk < walks.length; walk++) {
        long start = System.nanoTime();
        ArenaReport.sink = walks[walk].getAsLong();
        double taken = (System.nanoTime() - start) / NANOS_PER_MILLI;
        millis[walk] = round == 0 ? taken : Math.min(millis[walk], taken);
      }
    }
    return millis;
  }

  private long sumOfArrays() {
    long sum = 0;
    for (int module = 0; module < begins.length - 1; module++) {
      for (int edge = begins[module]; edge < begins[module + 1]; edge++) {
        sum += targets[edge];
      }
    }
    return sum;
  }

  private static long sum(Snapshot snapshot, TargetBatch batch) {
    long sum = 0;
    int moduleCount = snapshot.moduleCount();
    for (int module = 0; module < moduleCount; module = batch.end()) {
      batch.load(module);
      int[] targets = batch.targets();
      for (int index = 0; index < batch.size(); index++) {
        int end = batch.end(index);
        for (int at = batch.begin(index); at < end; at++) {
          sum += targets[at];
        }
      }
    }
    return sum;
  }

  private static long sum(Snapshot snapshot, DependencyCursor cursor) {
    long sum = 0;
    int moduleCount = snapshot.moduleCount();
    for (int module = 0; module < moduleCount; module++) {
      for (cursor.of(module); cursor.next(); ) {
        sum += cursor.target();
      }
    }
    return sum;
  }

  private long searchArrays() {
    int tail = start();
    for (int head = 0; head < tail; head++) {
      int module = queue[head];
      for (int edge = begins[module]; edge < begins[module + 1]; edge++) {
        tail = visit(targets[edge], tail);
      }
    }
    return tail;
  }

  private long search(TargetBatch batch) {
    int tail = start();
    for (int head = 0; head < tail; head += batch.size()) {
      batch.load(queue, head, Math.min(tail, head + TargetBatch.MODULES));
      int[] found = batch.targets();
      int end = batch.end(batch.size() - 1);
      for (int at = 0; at < end; at++) {
        tail = visit(found[at], tail);
      }
    }
    return tail;
  }

  private long search(DependencyCursor cursor) {
    int tail = start();
    for (int head = 0; head < tail; head++) {
      for (cursor.of(queue[head]); cursor.next(); ) {
        tail = visit(cursor.target(), tail);
      }
    }
    return tail;
  }

  private int start() {
    Arrays.fill(seen, false);
    queue[0] = 0;
    seen[0] = true;
    return 1;
  }

  private int visit(int target, int tail) {
    if (seen[target]) {
      return tail;
    }
    seen[target] = true;
    queue[tail] = target;
    return tail + 1;
  }
}
