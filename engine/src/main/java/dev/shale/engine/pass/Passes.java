package dev.shale.engine.pass;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.PassReport.Mode;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the passes once over a graph and writes its derived columns; {@link LivePasses} is for a
 * graph that goes on changing.
 *
 * <p>A command runs this once, by code that nobody has compiled yet, so it makes edges of one
 * direction only and starts no threads.
 */
public final class Passes {
  private final Snapshot graph;
  private final GraphWriter writer;
  private final Region region;
  private final List<PassReport> reports = new ArrayList<>();
  private long startNanos;

  private Passes(Snapshot graph, GraphWriter writer, Region region) {
    this.graph = graph;
    this.writer = writer;
    this.region = region;
  }

  /**
   * Computes every derived column anew from what was written so far, and publishes the graph. Takes
   * time linear in modules and connections. For the writer's thread.
   *
   * @return a report per pass, in the order in which they ran
   * @throws dev.shale.offheap.RegionLimitException when the graph's limit leaves no room for the
   *     state of a pass
   */
  public static List<PassReport> run(ModuleGraph graph) {
    try (Region region = graph.region().child("passes")) {
      Passes passes = new Passes(graph.writer().working(), graph.writer(), region);
      passes.runAll();
      graph.writer().publish();
      return List.copyOf(passes.reports);
    }
  }

  private void runAll() {
    startNanos = System.nanoTime();
    Adjacency adjacency = Adjacency.forward(graph, EdgeChoice.RUNTIME, region);
    report(Pass.ADJACENCY, plural(adjacency.edgeCount(), "edge"));
    try (Workers workers = new Workers(1);
        Scratch scratch = new Scratch(region, graph.moduleCount())) {
      Depths depths = Depths.resident(region, 1);
      depths.search(adjacency, workers, scratch);
      report(Pass.DEPTH, "greatest depth " + Math.max(0, depths.greatest()));
      Orders orders = Orders.resident(region);
      orders.search(adjacency, scratch);
      report(Pass.ORDER, plural(graph.moduleCount(), "module"));
      Components components = Components.of(adjacency, region, workers, scratch);
      // A removed module, which has no edge, is a component of its own to the walk.
      String count = plural(components.count() - removedCount(), "component");
      report(Pass.COMPONENTS, count);
      Roots roots = Roots.of(adjacency, components, region);
      write(depths, orders, components, roots);
      report(Pass.ROOTS, count);
    }
  }

  private int removedCount() {
    int moduleCount = graph.moduleCount();
    int count = 0;
    for (int module = 0; module < moduleCount; module++) {
      count += graph.moduleExists(module) ? 0 : 1;
    }
    return count;
  }

  private void write(Depths depths, Orders orders, Components components, Roots roots) {
    int moduleCount = graph.moduleCount();
    for (int module = 0; module < moduleCount; module++) {
      if (graph.moduleExists(module)) {
        writer.depth(module, depths.depth(module));
        writer.order(module, orders.preOrder(module), orders.postOrder(module));
        writer.component(module, components.component(module));
        writer.root(module, roots.isRoot(module));
      }
    }
  }

  private void report(Pass pass, String work) {
    long endNanos = System.nanoTime();
    reports.add(
        new PassReport(pass.label(), endNanos - startNanos, work, Mode.COLD, PassReason.FIRST_RUN));
    startNanos = endNanos;
  }

  static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
