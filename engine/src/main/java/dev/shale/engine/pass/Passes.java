package dev.shale.engine.pass;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the passes over a graph and writes its derived columns. */
public final class Passes {
  private final Snapshot graph;
  private final GraphWriter writer;
  private final Region region;
  private final List<PassReport> reports = new ArrayList<>();

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
    Adjacency adjacency =
        timed(
            "adjacency",
            () -> Adjacency.of(graph, region),
            result -> plural(result.edgeCount(), "edge"));
    Depths depths =
        timed(
            "depth",
            () -> Depths.of(graph, adjacency, region),
            result -> "greatest depth " + Math.max(0, result.greatest()));
    Orders orders =
        timed(
            "order",
            () -> Orders.of(graph, adjacency, region),
            result -> plural(graph.moduleCount(), "module"));
    Components components =
        timed(
            "components",
            () -> Components.of(graph, adjacency, region),
            result -> plural(result.count(), "component"));
    Roots roots =
        timed(
            "roots",
            () -> Roots.of(adjacency, components, region),
            result -> plural(components.count(), "component"));
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module)) {
        writer.depth(module, depths.depth(module));
        writer.order(module, orders.preOrder(module), orders.postOrder(module));
        writer.component(module, components.component(module));
        writer.root(module, roots.isRoot(module));
      }
    }
  }

  private <R> R timed(String name, Supplier<R> pass, Function<R, String> describe) {
    long start = System.nanoTime();
    R result = pass.get();
    long durationNanos = System.nanoTime() - start;
    reports.add(new PassReport(name, durationNanos, describe.apply(result)));
    return result;
  }

  private static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
