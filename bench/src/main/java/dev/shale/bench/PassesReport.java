package dev.shale.bench;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.LivePasses;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.pass.component.Components;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.depth.Depths;
import dev.shale.engine.pass.order.Orders;
import dev.shale.engine.pass.root.RootSweeps;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Affected;
import dev.shale.engine.walk.Dominators;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How fast are the passes: cold, beside the same algorithms over heap arrays and beside other
 * libraries, on one thread and two; and after edits? Each time is the median of several rounds, the
 * things that are compared taking turns; the first rounds, which warm up, do not count.
 */
final class PassesReport {
  private static final long SEED = 1;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final int SMALL = 10_000;
  private static final int LARGE = 1_000_000;
  private static final int PER_MODULE = 50;
  private static final int WARM_UP_ROUNDS = 3;
  private static final int ROUNDS = 9;
  private static final Set<Pass> KEPT_UP = Set.of(Passes.DEPTH, Passes.COMPONENTS, Passes.ROOTS);

  private final Report report = new Report();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private PassesReport() {}

  /** Measures generated graphs, and those of the entry files that are given. */
  static Report measure(List<String> entries) {
    PassesReport passes = new PassesReport();
    try (ModuleGraph graph = PassGraphs.generated(SMALL, PER_MODULE, SEED)) {
      passes.cold("10k", graph, 300, true);
      passes.affected(graph);
    }
    try (ModuleGraph graph = PassGraphs.generated(LARGE, PER_MODULE, SEED)) {
      passes.cold("1M", graph, ROUNDS, false);
      passes.hot("1M", graph, LARGE);
    }
    try (ModuleGraph graph = PassGraphs.acyclic(LARGE, PER_MODULE, SEED)) {
      passes.hot("1M-acyclic", graph, LARGE);
    }
    try (ModuleGraph graph = PassGraphs.rmat(SEED)) {
      passes.cold("rmat20", graph, ROUNDS, false);
    }
    passes.real(entries);
    return passes.report;
  }

  private void real(List<String> entries) {
    if (entries.isEmpty()) {
      log("passes: no entry files were given, so no graph of a real project is measured");
    }
    for (String entry : entries) {
      Path file = Path.of(entry);
      try (ModuleGraph graph = RealGraph.of(file)) {
        String name = String.valueOf(file.getFileName());
        Snapshot working = graph.writer().working();
        report.add("modules." + name, working.moduleCount(), "1");
        report.add("dependencies." + name, working.dependencyCount(), "1");
        cold(name, graph, 300, true);
      }
    }
  }

  private static void log(String line) {
    System.err.println(line);
  }

  private void cold(String name, ModuleGraph graph, int rounds, boolean withObjects) {
    log("passes: " + name);
    try (Region region = graph.region().child("bench");
        Workers one = new Workers(1);
        Workers two = new Workers(2)) {
      Snapshot working = graph.writer().working();
      readAdjacency(name, working, region, one, "");
      readAdjacency(name, working, region, two, ".2");
      try (Adjacency adjacency = Adjacency.of(working, EdgeChoice.RUNTIME, region, two)) {
        report.add(
            "csr." + name + ".bytes-per-connection",
            (double) adjacency.bytes() / working.dependencyCount(),
            "B");
        Cold measured = new Cold(adjacency, working, region, one, two, rounds);
        measured.run();
        measured.report(name);
        new PassPeers(measured.heap, report).measure(name, Math.min(rounds, 20), withObjects);
      }
    }
  }

  private void readAdjacency(
      String name, Snapshot working, Region region, Workers workers, String suffix) {
    long[] nanos = new long[working.dependencyCount() > 10_000_000 ? 3 : 50];
    for (int round = 0; round < nanos.length; round++) {
      long start = System.nanoTime();
      Adjacency.of(working, EdgeChoice.RUNTIME, region, workers).close();
      nanos[round] = System.nanoTime() - start;
    }
    report.add("csr." + name + suffix + ".ms", median(nanos) / NANOS_PER_MILLI, "ms");
  }

  /** The passes over one graph, each with what it is compared with. */
  private final class Cold {
    private final Adjacency adjacency;
    private final Snapshot graph;
    private final Workers one;
    private final Workers two;
    private final int rounds;
    private final HeapPasses heap;
    private final Scratch scratch;
    private final Depths depths;
    private final Depths sharedDepths;
    private final Orders orders;
    private final Components components;
    private final RootSweeps roots;
    private final RootSweeps sharedRoots;
    private final Dominators dominators;
    private final String[] names = {
      "depth",
      "depth.2",
      "depth.heap",
      "roots",
      "roots.2",
      "components",
      "components.2",
      "components.heap",
      "order",
      "dominators"
    };
    private final long[][] nanos;
    private final long[] medians = new long[names.length];
    private final long[] bytes = new long[names.length];

    Cold(Adjacency adjacency, Snapshot graph, Region region, Workers one, Workers two, int rounds) {
      this.adjacency = adjacency;
      this.graph = graph;
      this.one = one;
      this.two = two;
      this.rounds = rounds;
      heap = new HeapPasses(adjacency);
      scratch = new Scratch(region, adjacency.moduleCount());
      depths = Depths.resident(region, 1);
      sharedDepths = Depths.resident(region, 2);
      orders = Orders.resident(region);
      components = Components.resident(region, 2);
      roots = new RootSweeps(region, one);
      sharedRoots = new RootSweeps(region, two);
      dominators = new Dominators(region);
      nanos = new long[names.length][rounds];
      Arrays.fill(bytes, Long.MAX_VALUE);
    }

    private void run() {
      // Small graphs are searched before the JIT has done its part.
      int warmUpRounds = rounds > ROUNDS ? rounds : WARM_UP_ROUNDS;
      for (int round = -warmUpRounds; round < rounds; round++) {
        for (int which = 0; which < names.length; which++) {
          long bytesBefore = threads.getCurrentThreadAllocatedBytes();
          long start = System.nanoTime();
          run(which);
          nanos[which][Math.max(0, round)] = System.nanoTime() - start;
          long allocated = threads.getCurrentThreadAllocatedBytes() - bytesBefore;
          bytes[which] = Math.min(bytes[which], allocated);
        }
      }
    }

    private void run(int which) {
      switch (which) {
        case 0 -> depths.search(adjacency, one, scratch);
        case 1 -> sharedDepths.search(adjacency, two, scratch);
        case 2 -> ArenaReport.sink = heap.depth();
        case 3 -> roots.search(adjacency, null);
        case 4 -> sharedRoots.search(adjacency, null);
        case 5 -> components.search(adjacency, one, scratch);
        case 6 -> components.search(adjacency, two, scratch);
        case 7 -> ArenaReport.sink = heap.components();
        case 8 -> orders.search(adjacency, scratch);
        default -> dominators.search(graph, adjacency);
      }
    }

    private void report(String name) {
      check(name);
      for (int which = 0; which < names.length; which++) {
        medians[which] = median(nanos[which]);
        String[] parts = names[which].split("\\.", 2);
        String suffix = parts.length == 1 ? "" : "." + parts[1];
        report.add(parts[0] + "." + name + suffix + ".ms", medians[which] / NANOS_PER_MILLI, "ms");
      }
      ratio("depth." + name + ".ratio.heap", 0, 2);
      ratio("depth." + name + ".ratio.threads", 0, 1);
      ratio("roots." + name + ".ratio.threads", 3, 4);
      ratio("components." + name + ".ratio.heap", 5, 7);
      ratio("components." + name + ".ratio.threads", 5, 6);
      for (int which = 0; which < names.length; which++) {
        if (names[which].endsWith(".heap")) {
          continue;
        }
        report.add("alloc." + names[which] + "." + name, (double) bytes[which], "B");
      }
    }

    private void ratio(String name, int which, int of) {
      report.add(name, (double) medians[which] / medians[of], "x");
    }

    private void check(String name) {
      for (int module = 0; module < adjacency.moduleCount(); module++) {
        if (depths.depth(module) != heap.depths[module]
            || depths.depth(module) != sharedDepths.depth(module)
            || roots.isRoot(module) != sharedRoots.isRoot(module)) {
          throw new IllegalStateException("The results of " + name + " differ at " + module);
        }
      }
    }
  }

  private void affected(ModuleGraph graph) {
    Snapshot working = graph.writer().working();
    IncomingCursor cursor = working.incoming();
    SplittableRandom random = new SplittableRandom(SEED);
    long[] nanos = new long[4000];
    long sum = 0;
    try (Affected affected =
        new Affected(graph.region(), JavaScriptKinds.KINDS, Affected::whenBundling)) {
      for (int round = 0; round < 2 * nanos.length; round++) {
        int module = random.nextInt(working.moduleCount());
        long start = System.nanoTime();
        affected.begin(working);
        affected.change(module, Affected.Cause.EXPORTS);
        affected.spread(working, cursor);
        nanos[round % nanos.length] = System.nanoTime() - start;
        sum += affected.count();
      }
    }
    percentiles("affected.10k", nanos);
    report.add("affected.10k.us", nanos[nanos.length / 2] / NANOS_PER_MICRO, "us");
    report.add("affected.10k.modules", sum / 2.0 / nanos.length, "modules");
  }

  private static long median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void percentiles(String name, long[] nanos) {
    Arrays.sort(nanos);
    report.add(name + ".p50.us", nanos[nanos.length / 2] / NANOS_PER_MICRO, "us");
    report.add(name + ".p99.us", nanos[nanos.length * 99 / 100] / NANOS_PER_MICRO, "us");
    report.add(name + ".max.us", nanos[nanos.length - 1] / NANOS_PER_MICRO, "us");
  }

  private void hot(String name, ModuleGraph graph, int moduleCount) {
    log("passes: edits of " + name);
    try (LivePasses passes = LivePasses.of(graph, 2)) {
      long start = System.nanoTime();
      passes.update();
      report.add("update." + name + ".cold.ms", (System.nanoTime() - start) / 1e6, "ms");
      graph.writer().publish();
      Edits edits = new Edits(graph, passes, moduleCount, name.endsWith("acyclic"));
      edits.run(1500);
      edits.updateBytes = 0;
      percentiles("hot." + name, edits.run(5000));
      report.add("hot." + name + ".cold-runs", edits.coldCount, "runs");
      report.add("alloc.hot." + name, edits.updateBytes / 5000.0, "B");
      percentiles("hot." + name + ".module", edits.runModules(200));
      report.add(
          "state." + name + ".bytes-per-module",
          (double) (passes.bytes() - passes.adjacency().bytes()) / moduleCount,
          "B");
    }
  }

  /** One edge is removed, then one is added, and so on; only the update is timed. */
  private final class Edits {
    private final LivePasses passes;
    private final GraphWriter writer;
    private final Snapshot graph;
    private final int moduleCount;
    private final boolean isAcyclic;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private int coldCount;
    private long updateBytes;

    Edits(ModuleGraph ofGraph, LivePasses passes, int moduleCount, boolean isAcyclic) {
      this.passes = passes;
      this.moduleCount = moduleCount;
      this.isAcyclic = isAcyclic;
      writer = ofGraph.writer();
      graph = writer.working();
    }

    long[] run(int count) {
      long[] nanos = new long[count];
      coldCount = 0;
      for (int edit = 0; edit < count; edit += 2) {
        int module = random.nextInt(moduleCount - 1);
        int dependency = graph.begin(module) + random.nextInt(PER_MODULE);
        writer.connect(dependency, Snapshot.NO_MODULE);
        nanos[edit] = update();
        writer.connect(dependency, target(module));
        nanos[edit + 1] = update();
      }
      return nanos;
    }

    /** All dependencies of a module lead elsewhere. */
    long[] runModules(int count) {
      long[] nanos = new long[count];
      for (int edit = 0; edit < count; edit++) {
        int module = random.nextInt(moduleCount - 1);
        for (int number = 1; number < PER_MODULE; number++) {
          writer.connect(graph.begin(module) + number, target(module));
        }
        nanos[edit] = update();
      }
      return nanos;
    }

    private int target(int module) {
      int target = GeneratedGraph.target(module, moduleCount, random);
      return isAcyclic ? Math.max(target, module + 1) : target;
    }

    private long update() {
      long bytes = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      passes.update(KEPT_UP);
      long nanos = System.nanoTime() - start;
      updateBytes += threads.getCurrentThreadAllocatedBytes() - bytes;
      coldCount += passes.coldCount() > 0 ? 1 : 0;
      return nanos;
    }
  }
}
