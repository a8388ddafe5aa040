package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.engine.pass.component.Components;
import dev.shale.engine.pass.depth.Depths;
import dev.shale.engine.pass.order.Orders;
import dev.shale.engine.pass.root.Roots;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whichever allocation of an update finds no memory: readers notice nothing, the next is right. */
class PassMemoryTest {
  private static final long LIMIT_BYTES = 16L << 20;

  /** Few enough for an update to be hot. */
  private static final int ADDED_MODULES = 60;

  /** After so many, the memory that a first update leaves to spare is used up. */
  private static final int UPDATES_TO_GROWTH = 18;

  @Test
  void everyAllocationOfTheFirstUpdateMayFail() {
    failAtEach(0, 10);
  }

  @Test
  void everyAllocationOfAHotUpdateMayFail() {
    failAtEach(1, 1);
  }

  @Test
  void everyAllocationOfAnUpdateThatGrowsMayFail() {
    failAtEach(UPDATES_TO_GROWTH, 10);
  }

  /** Makes room for one allocation after the other. */
  private static void failAtEach(int limitedUpdate, int leastCount) {
    int count = 0;
    long room = 0;
    for (long missing = run(limitedUpdate, room); missing > 0; count++) {
      room += missing;
      missing = run(limitedUpdate, room);
    }
    assertTrue(count >= leastCount, count + " failures");
  }

  /** Returns how many bytes the allocation that failed would have needed more; 0 if none did. */
  private static long run(int limitedUpdate, long room) {
    Random random = new Random(limitedUpdate);
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, LIMIT_BYTES);
        LivePasses passes = LivePasses.of(graph, 1)) {
      for (int update = 0; update < limitedUpdate; update++) {
        edit(graph, random);
        passes.update();
      }
      graph.writer().publish();
      try (Snapshot published = graph.snapshot()) {
        long sum = sum(published);
        edit(graph, random);
        long missing = update(graph, passes, room);
        String where = "update " + limitedUpdate + ", room " + room;
        assertEquals(missing == 0, passes.isCurrent(Passes.DEPTH), where);
        passes.update();
        assertCold(graph, where);
        edit(graph, random);
        passes.update();
        assertCold(graph, "after " + where);
        graph.writer().publish();
        assertEquals(sum, sum(published), where);
        return missing;
      }
    }
  }

  /** Updates while all memory but {@code room} is taken. */
  private static long update(ModuleGraph graph, LivePasses passes, long room) {
    try (Region ballast = graph.region().child("ballast")) {
      ballast.allocate(graph.region().availableBytes() - room & -Region.ALIGNMENT_BYTES);
      passes.update();
      return 0;
    } catch (RegionLimitException full) {
      return full.usedBytes() + full.requestedBytes() - full.limitBytes();
    }
  }

  /** Adds modules that lead to others and are led to. */
  private static void edit(ModuleGraph graph, Random random) {
    GraphWriter writer = graph.writer();
    int before = writer.working().moduleCount();
    for (int module = before; module < before + ADDED_MODULES; module++) {
      writer.addModule(writer.name("m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
    }
    writer.entry(0);
    for (int module = before; module < before + ADDED_MODULES; module++) {
      connect(writer, module, random, before + ADDED_MODULES);
    }
    connect(writer, random.nextInt(before + 1), random, before + ADDED_MODULES);
  }

  private static void connect(GraphWriter writer, int module, Random random, int moduleCount) {
    int count = random.nextInt(4);
    writer.beginDependencies(module, count);
    for (int number = 0; number < count; number++) {
      int dependency = writer.addDependency(ToyKinds.IMPORT, 0, writer.name("x"));
      writer.connect(dependency, random.nextInt(moduleCount));
    }
  }

  private static long sum(Snapshot graph) {
    long sum = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      sum = sum * 31 + graph.depth(module);
      sum = sum * 31 + graph.component(module);
      sum = sum * 31 + graph.begin(module) + (graph.isRoot(module) ? 1 : 0);
    }
    return sum;
  }

  /** The columns are what passes that begin anew find. */
  private static void assertCold(ModuleGraph graph, String where) {
    Snapshot working = graph.writer().working();
    try (Region region = Region.open("cold", Region.UNLIMITED);
        Workers workers = new Workers(1)) {
      Adjacency adjacency = Adjacency.of(working, EdgeChoice.RUNTIME, region, workers);
      Depths depths = Depths.of(adjacency, region, workers);
      Orders orders = Orders.of(adjacency, region);
      Components components = Components.of(adjacency, region, workers);
      Roots roots = Roots.of(adjacency, components, region);
      for (int module = 0; module < working.moduleCount(); module++) {
        assertEquals(depths.depth(module), working.depth(module), where);
        assertEquals(orders.preOrder(module), working.preOrder(module), where);
        assertEquals(orders.postOrder(module), working.postOrder(module), where);
        assertEquals(components.component(module), working.component(module), where);
        assertEquals(roots.isRoot(module), working.isRoot(module), where);
      }
    }
  }
}
