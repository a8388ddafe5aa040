package dev.shale.engine.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.Graphs;
import dev.shale.engine.pass.RandomGraphs;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Dominators;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Region;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Distances against a relaxation of all edges, and what leaves with a module against dominators.
 */
class NeighboursTest {
  private static final int SEEDS = 200;
  private static final int FAR = 1 << 20;

  @Test
  void distancesAreThoseOfTheModel() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int[][] edges = RandomGraphs.any(random, 2 + random.nextInt(30));
      int start = random.nextInt(edges.length);
      int limit = random.nextBoolean() ? Neighbours.ANY_DISTANCE : random.nextInt(4);
      boolean[] leftOut = new boolean[edges.length];
      leftOut[random.nextInt(edges.length)] = random.nextBoolean();
      try (ModuleGraph graph = Graphs.of(edges, 1);
          Snapshot snapshot = graph.snapshot()) {
        Neighbours neighbours = new Neighbours(snapshot, EdgeChoice.RUNTIME);
        neighbours.leaveOut(leftOut);
        for (boolean isForward : new boolean[] {true, false, true}) {
          neighbours.begin();
          neighbours.start(start);
          if (isForward) {
            neighbours.forward(limit);
          } else {
            neighbours.backward(limit);
          }
          int[] expected = distances(edges, start, leftOut, isForward);
          check(snapshot, neighbours, expected, limit, isForward, "seed " + seed);
        }
      }
    }
  }

  private static void check(
      Snapshot graph,
      Neighbours neighbours,
      int[] expected,
      int limit,
      boolean isForward,
      String seed) {
    int count = 0;
    for (int module = 0; module < expected.length; module++) {
      boolean isFound = expected[module] < FAR && expected[module] <= limit;
      count += isFound ? 1 : 0;
      int distance = isFound ? expected[module] : Neighbours.NOT_FOUND;
      assertEquals(distance, neighbours.distance(module), seed + ", module " + module);
      if (distance > 0) {
        int dependency = neighbours.dependency(module);
        int here = isForward ? graph.target(dependency) : graph.parent(dependency);
        int nearer = isForward ? graph.parent(dependency) : graph.target(dependency);
        assertEquals(module, here, seed);
        assertEquals(distance - 1, neighbours.distance(nearer), seed);
      }
    }
    assertEquals(count, neighbours.count(), seed);
    for (int index = 1; index < count; index++) {
      int before = neighbours.distance(neighbours.module(index - 1));
      assertTrue(before <= neighbours.distance(neighbours.module(index)), seed);
    }
  }

  private static int[] distances(int[][] edges, int start, boolean[] leftOut, boolean isForward) {
    int[] distances = new int[edges.length];
    Arrays.fill(distances, FAR);
    distances[start] = 0;
    for (int round = 0; round < edges.length; round++) {
      for (int source = 0; source < edges.length; source++) {
        for (int target : edges[source]) {
          int near = isForward ? source : target;
          int far = isForward ? target : source;
          if (!leftOut[far] || far == start) {
            distances[far] = Math.min(distances[far], distances[near] + 1);
          }
        }
      }
    }
    return distances;
  }

  /** The bytes that no entry reaches without a module are those that it retains. */
  @Test
  void whatIsNotReachedWithoutAModuleIsWhatItDominates() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int[][] edges = RandomGraphs.any(random, 2 + random.nextInt(20));
      try (ModuleGraph graph = Graphs.of(edges, 2);
          Snapshot snapshot = graph.snapshot();
          Region region = Region.open("test", Region.UNLIMITED);
          Workers workers = new Workers(1);
          Adjacency adjacency = Adjacency.of(snapshot, EdgeChoice.RUNTIME, region, workers);
          Dominators dominators = new Dominators(region)) {
        dominators.search(snapshot, adjacency);
        for (int module = 0; module < edges.length; module++) {
          long left = reachedBytes(snapshot, -1) - reachedBytes(snapshot, module);
          assertEquals(dominators.retainedBytes(module), left, "seed " + seed + ", " + module);
        }
      }
    }
  }

  private static long reachedBytes(Snapshot graph, int without) {
    boolean[] leftOut = new boolean[graph.moduleCount()];
    Neighbours neighbours = new Neighbours(graph, EdgeChoice.RUNTIME);
    neighbours.leaveOut(leftOut);
    for (int module = 0; module < leftOut.length; module++) {
      leftOut[module] = module == without;
      if (graph.isEntry(module) && module != without) {
        neighbours.start(module);
      }
    }
    neighbours.forward(Neighbours.ANY_DISTANCE);
    long bytes = 0;
    for (int index = 0; index < neighbours.count(); index++) {
      bytes += graph.bytes(neighbours.module(index));
    }
    return bytes;
  }

  @Test
  void aSearchAllocatesNothingWhenOneWasMadeBefore() {
    int[][] edges = RandomGraphs.giant(new Random(1), 300);
    try (ModuleGraph graph = Graphs.of(edges, 1);
        Snapshot snapshot = graph.snapshot()) {
      Neighbours neighbours = new Neighbours(snapshot, EdgeChoice.RUNTIME);
      int count = search(neighbours, 2_000);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();
      long asking = threads.getCurrentThreadAllocatedBytes() - before;
      before = threads.getCurrentThreadAllocatedBytes();
      int again = search(neighbours, 10);
      long allocated = threads.getCurrentThreadAllocatedBytes() - before - asking;
      assertEquals(count, again);
      assertTrue(allocated <= 0, allocated + " bytes");
    }
  }

  private static int search(Neighbours neighbours, int times) {
    int count = 0;
    for (int time = 0; time < times; time++) {
      neighbours.begin();
      neighbours.start(time % 7);
      neighbours.forward(3);
      neighbours.begin();
      neighbours.start(150);
      neighbours.backward(Neighbours.ANY_DISTANCE);
      count = neighbours.count();
    }
    return count;
  }
}
