package dev.shale.bench;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * How fast is the arena: building, walking against plain arrays, a layer that is rolled back, and
 * what is left after many edits? Each time is the least of several rounds.
 */
final class ArenaReport {
  private static final long SEED = 1;
  private static final int ROUNDS = 15;
  private static final int EDITS = 100_000;
  private static final int EDITS_PER_PUBLICATION = 20;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Report report = new Report();

  /** Keeps what is measured from being left out. */
  static volatile long sink;

  private ArenaReport() {}

  static Report measure() {
    ArenaReport arena = new ArenaReport();
    arena.build();
    arena.walk("10k", 10_000, 50);
    arena.walk("1M", 1_000_000, 20);
    arena.rollback("10k", 10_000);
    arena.rollback("1M", 1_000_000);
    arena.edit();
    return arena.report;
  }

  private void build() {
    GeneratedGraph generated = GeneratedGraph.of(10_000, 50, 10, SEED);
    long least =
        least(() -> {
          try (ModuleGraph graph = new ModuleGraph(Region.UNLIMITED)) {
            long start = System.nanoTime();
            generated.write(graph.writer());
            return System.nanoTime() - start;
          }
        });
    report.add("build.10k", least / NANOS_PER_MILLI, "ms");
    report.add("build.10k.rate", generated.rowCount() * NANOS_PER_SECOND / least, "rows/s");
  }

  private void walk(String name, int moduleCount, int dependencies) {
    GeneratedGraph generated = GeneratedGraph.of(moduleCount, dependencies, 0, SEED);
    int[] begins = new int[moduleCount + 1];
    int[] targets = new int[moduleCount * dependencies];
    for (int module = 0; module < moduleCount; module++) {
      begins[module + 1] = begins[module] + dependencies;
      for (int number = 0; number < dependencies; number++) {
        targets[begins[module] + number] = generated.target(module, number);
      }
    }
    try (ModuleGraph graph = new ModuleGraph(Region.UNLIMITED)) {
      generated.write(graph.writer());
      try (Snapshot snapshot = graph.snapshot()) {
        DependencyCursor cursor = snapshot.dependencies();
        int[] marks = new int[moduleCount];
        long arrays = Long.MAX_VALUE;
        long pages = Long.MAX_VALUE;
        long search = Long.MAX_VALUE;
        long searchArrays = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
          arrays = Math.min(arrays, timed(() -> sumOf(begins, targets)));
          pages = Math.min(pages, timed(() -> sumOf(snapshot, cursor)));
          searchArrays = Math.min(searchArrays, timed(() -> search(begins, targets, marks)));
          search = Math.min(search, timed(() -> search(cursor, marks)));
        }
        report.add("walk." + name + ".arrays", arrays / NANOS_PER_MILLI, "ms");
        report.add("walk." + name + ".pages", pages / NANOS_PER_MILLI, "ms");
        report.add("walk." + name + ".ratio", (double) pages / arrays, "x");
        report.add("search." + name + ".arrays", searchArrays / NANOS_PER_MILLI, "ms");
        report.add("search." + name + ".pages", search / NANOS_PER_MILLI, "ms");
        report.add("search." + name + ".ratio", (double) search / searchArrays, "x");
      }
    }
  }

  private static long sumOf(int[] begins, int[] targets) {
    long sum = 0;
    for (int module = 0; module < begins.length - 1; module++) {
      for (int edge = begins[module]; edge < begins[module + 1]; edge++) {
        sum += targets[edge];
      }
    }
    return sum;
  }

  private static long sumOf(Snapshot snapshot, DependencyCursor cursor) {
    long sum = 0;
    int moduleCount = snapshot.moduleCount();
    for (int module = 0; module < moduleCount; module++) {
      for (cursor.of(module); cursor.next(); ) {
        sum += cursor.target();
      }
    }
    return sum;
  }

  /** Breadth first, which is how graphs are walked: every edge marks its target. */
  private static long search(int[] begins, int[] targets, int[] queue) {
    boolean[] seen = new boolean[queue.length];
    int tail = 0;
    queue[tail++] = 0;
    seen[0] = true;
    for (int head = 0; head < tail; head++) {
      int module = queue[head];
      for (int edge = begins[module]; edge < begins[module + 1]; edge++) {
        int target = targets[edge];
        if (!seen[target]) {
          seen[target] = true;
          queue[tail++] = target;
        }
      }
    }
    return tail;
  }

  private static long search(DependencyCursor cursor, int[] queue) {
    boolean[] seen = new boolean[queue.length];
    int tail = 0;
    queue[tail++] = 0;
    seen[0] = true;
    for (int head = 0; head < tail; head++) {
      for (cursor.of(queue[head]); cursor.next(); ) {
        int target = cursor.target();
        if (!seen[target]) {
          seen[target] = true;
          queue[tail++] = target;
        }
      }
    }
    return tail;
  }

  private void rollback(String name, int moduleCount) {
    try (ModuleGraph graph = GeneratedGraph.write(moduleCount, 20, 0, SEED)) {
      GraphWriter writer = graph.writer();
      SplittableRandom random = new SplittableRandom(SEED);
      long[] nanos = new long[200];
      for (int round = 0; round < nanos.length; round++) {
        nanos[round] =
            timed(() -> {
              writer.checkpoint();
              for (int touch = 0; touch < 100; touch++) {
                writer.depth(random.nextInt(moduleCount), touch);
              }
              writer.rollback();
              return 0;
            });
      }
      Arrays.sort(nanos);
      report.add("rollback." + name + ".median", nanos[nanos.length / 2] / NANOS_PER_MILLI, "ms");
      report.add("rollback." + name + ".least", nanos[0] / NANOS_PER_MILLI, "ms");
    }
  }

  private void edit() {
    int moduleCount = 10_000;
    try (ModuleGraph graph = GeneratedGraph.write(moduleCount, 50, 10, SEED)) {
      report.addBytes("edits.before", graph.region().usedBytes());
      long start = System.nanoTime();
      new Edits(graph.writer(), moduleCount).run();
      report.add("edits.each", (System.nanoTime() - start) / 1000.0 / EDITS, "us");
      report.addBytes("edits.used", graph.region().usedBytes());
      report.addBytes("edits.held", graph.region().usedBytes() + graph.region().freeBytes());
      try (Snapshot snapshot = graph.snapshot();
          ModuleGraph fresh = GraphCopy.of(snapshot)) {
        long freshBytes = fresh.region().usedBytes();
        report.addBytes("edits.fresh", freshBytes);
        for (Region child : fresh.region().children()) {
          report.addBytes("edits.fresh." + child.name().replace(' ', '-'), child.usedBytes());
        }
        report.add("edits.ratio", (double) graph.region().usedBytes() / freshBytes, "x");
      }
      for (Region child : graph.region().children()) {
        report.addBytes("edits.used." + child.name().replace(' ', '-'), child.usedBytes());
      }
    }
  }

  /** Adds, removes and replaces modules, each time with names that were not there before. */
  private static final class Edits {
    private final GraphWriter writer;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final int[] modules;
    private int count;
    private int newNames;

    Edits(GraphWriter writer, int moduleCount) {
      this.writer = writer;
      modules = new int[moduleCount * 2];
      count = moduleCount;
      Arrays.setAll(modules, module -> module);
    }

    void run() {
      for (int edit = 1; edit <= EDITS; edit++) {
        int dice = random.nextInt(10);
        if (dice < 2 && count < modules.length) {
          add();
        } else if (dice < 4 && count > modules.length / 4) {
          remove();
        } else {
          fill(modules[random.nextInt(count)]);
        }
        if (edit % EDITS_PER_PUBLICATION == 0) {
          writer.publish();
        }
      }
      writer.publish();
    }

    private void add() {
      int name = writer.name("/project/src/added" + newNames++ + ".ts");
      modules[count] = writer.addModule(name, ModuleKind.ESM, Snapshot.NO_DEPENDENCY);
      fill(modules[count++]);
    }

    private void remove() {
      int at = random.nextInt(count);
      writer.removeModule(modules[at]);
      modules[at] = modules[--count];
    }

    private void fill(int module) {
      int dependencies = 1 + random.nextInt(99);
      writer.beginDependencies(module, dependencies);
      for (int number = 0; number < dependencies; number++) {
        int target = random.nextInt(count);
        boolean isNew = number == 0;
        int request = writer.name("./" + (isNew ? "new" + newNames++ : "module" + target));
        int dependency = writer.addDependency(DependencyKind.IMPORT, 0, request);
        writer.locate(dependency, number * 40, number * 40 + 12, number + 1, 20);
        writer.connect(dependency, modules[target]);
      }
      int exports = random.nextInt(20);
      writer.beginExports(module, exports);
      for (int number = 0; number < exports; number++) {
        boolean isNew = number % 2 == 0;
        String name = isNew ? "useFeature" + newNames++ : "shared" + random.nextInt(500);
        writer.addExport(writer.name(name), 0);
      }
    }
  }

  private static long timed(LongSupplier work) {
    long start = System.nanoTime();
    sink = work.getAsLong();
    return System.nanoTime() - start;
  }

  private static long least(LongSupplier nanos) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      least = Math.min(least, nanos.getAsLong());
    }
    return least;
  }
}
