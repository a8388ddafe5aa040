package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.Passes;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cycles and their witnesses against a matrix of distances. */
class CyclesModelTest {
  private static final int SEEDS = 400;
  private static final int UNREACHED = 1 << 20;

  @Test
  void cyclesAreThoseOfTheModel() {
    for (int seed = 0; seed < SEEDS; seed++) {
      check(seed);
    }
  }

  private static void check(int seed) {
    Random random = new Random(seed);
    int moduleCount = 1 + random.nextInt(12);
    int[][] distances = noDistances(moduleCount);
    try (ModuleGraph graph = graph(random, moduleCount, distances)) {
      Passes.run(graph);
      try (Snapshot snapshot = graph.snapshot()) {
        close(distances);
        Cycles cycles = Cycles.of(snapshot);
        assertEquals(expected(distances), actual(cycles), "seed " + seed);
        checkWitnesses(snapshot, cycles, distances, "seed " + seed);
        checkOrder(cycles, "seed " + seed);
      }
    }
  }

  private static int[][] noDistances(int moduleCount) {
    int[][] distances = new int[moduleCount][moduleCount];
    for (int[] row : distances) {
      java.util.Arrays.fill(row, UNREACHED);
    }
    return distances;
  }

  private static ModuleGraph graph(Random random, int moduleCount, int[][] distances) {
    ModuleGraph graph = new ModuleGraph(Region.UNLIMITED);
    GraphWriter writer = graph.writer();
    for (int module = 0; module < moduleCount; module++) {
      writer.addModule(writer.name("/m" + module), ModuleKind.ESM, Snapshot.NO_DEPENDENCY);
      writer.entry(module);
    }
    for (int module = 0; module < moduleCount; module++) {
      writer.beginDependencies(module);
      for (int count = random.nextInt(4); count > 0; count--) {
        int target = random.nextInt(moduleCount);
        boolean isTypeOnly = random.nextInt(5) == 0;
        int flags = isTypeOnly ? DependencyFlags.TYPE_ONLY : 0;
        int dependency = writer.addDependency(DependencyKind.IMPORT, flags, writer.name("./x"));
        if (random.nextInt(8) > 0) {
          writer.connect(dependency, target);
          distances[module][target] = isTypeOnly ? distances[module][target] : 1;
        }
      }
    }
    return graph;
  }

  /** Floyd and Warshall. */
  private static void close(int[][] distances) {
    for (int via = 0; via < distances.length; via++) {
      for (int from = 0; from < distances.length; from++) {
        for (int to = 0; to < distances.length; to++) {
          int way = distances[from][via] + distances[via][to];
          distances[from][to] = Math.min(distances[from][to], way);
        }
      }
    }
  }

  private static List<List<Integer>> expected(int[][] distances) {
    List<List<Integer>> cycles = new ArrayList<>();
    for (int least = 0; least < distances.length; least++) {
      List<Integer> members = new ArrayList<>();
      for (int module = 0; module < distances.length; module++) {
        if (distances[least][module] + distances[module][least] < UNREACHED) {
          members.add(module);
        }
      }
      if (!members.isEmpty() && members.getFirst() == least) {
        cycles.add(members);
      }
    }
    return cycles;
  }

  private static List<List<Integer>> actual(Cycles cycles) {
    List<List<Integer>> actual = new ArrayList<>();
    for (int cycle = 0; cycle < cycles.count(); cycle++) {
      List<Integer> members = new ArrayList<>();
      for (int member = cycles.begin(cycle); member < cycles.end(cycle); member++) {
        members.add(cycles.module(member));
      }
      actual.add(members);
    }
    return actual;
  }

  private static void checkWitnesses(
      Snapshot graph, Cycles cycles, int[][] distances, String message) {
    Witnesses witnesses = new Witnesses(graph, cycles);
    for (int cycle = 0; cycle < cycles.count(); cycle++) {
      int least = cycles.module(cycles.begin(cycle));
      int[] path = witnesses.find(cycle);
      checkPath(graph, path, least, message);
      assertEquals(shortest(cycles, cycle, distances), path.length, message);
      assertArrayEquals(path, witnesses.find(cycle), message);
    }
  }

  private static void checkPath(Snapshot graph, int[] path, int least, String message) {
    int at = least;
    for (int dependency : path) {
      assertEquals(at, graph.parent(dependency), message);
      assertFalse(graph.typeOnly(dependency), message);
      at = graph.target(dependency);
    }
    assertEquals(least, at, message);
  }

  /** A module that asks for itself is a cycle only where it is alone. */
  private static int shortest(Cycles cycles, int cycle, int[][] distances) {
    int least = cycles.module(cycles.begin(cycle));
    int shortest = cycles.size(cycle) == 1 ? 1 : UNREACHED;
    for (int member = cycles.begin(cycle) + 1; member < cycles.end(cycle); member++) {
      int module = cycles.module(member);
      shortest = Math.min(shortest, distances[least][module] + distances[module][least]);
    }
    return shortest;
  }

  private static void checkOrder(Cycles cycles, String message) {
    int[] order = cycles.largestFirst();
    for (int index = 1; index < order.length; index++) {
      int before = cycles.size(order[index - 1]);
      int size = cycles.size(order[index]);
      assertTrue(before > size || (before == size && order[index - 1] < order[index]), message);
    }
  }
}
