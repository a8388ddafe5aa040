package dev.shale.engine.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.engine.pass.Graphs;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.pass.RandomGraphs;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.collections.api.list.primitive.IntList;
import org.eclipse.collections.api.list.primitive.MutableIntList;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.list.primitive.IntInterval;
import org.junit.jupiter.api.Test;

/** Cycles, their witnesses and what breaks them, against a matrix of distances. */
class CyclesModelTest {
  private static final int SEEDS = 400;
  private static final int UNREACHED = 1 << 20;
  private static final int EDGE = 1 << 8;

  @Test
  void cyclesAreThoseOfTheModel() {
    for (int seed = 0; seed < SEEDS; seed++) {
      check(seed);
    }
  }

  private static void check(int seed) {
    Random random = new Random(seed);
    int moduleCount = 1 + random.nextInt(12);
    try (ModuleGraph graph = graph(random, moduleCount)) {
      Passes.run(graph);
      try (Snapshot snapshot = graph.snapshot()) {
        for (EdgeChoice choice : EdgeChoice.values()) {
          check(snapshot, choice, "seed " + seed + ", " + choice);
        }
      }
    }
  }

  /** The cheaper way is taken at both, whichever of all edges are loaded later. */
  @Test
  void aWitnessThroughTwoForksIsTheCheapest() {
    int[][] edges = {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {3, 5}, {4, 0}, {5, 0}};
    for (int later = 0; later < 1 << edges.length; later++) {
      try (ModuleGraph graph = modules(6)) {
        for (int edge = 0; edge < edges.length; edge++) {
          GraphWriter writer = graph.writer();
          if (edge == 0 || edges[edge - 1][0] != edges[edge][0]) {
            writer.beginDependencies(edges[edge][0]);
          }
          boolean isLater = (later & 1 << edge) != 0;
          DependencyKind kind = isLater ? ToyKinds.LATER : ToyKinds.IMPORT;
          writer.connect(writer.addDependency(kind, 0, writer.name("./x")), edges[edge][1]);
        }
        Passes.run(graph);
        check(graph.writer().working(), EdgeChoice.RUNTIME, "later " + later);
      }
    }
  }

  private static void check(Snapshot snapshot, EdgeChoice choice, String message) {
    int[][] distances = distances(snapshot, choice);
    Cycles cycles = Cycles.of(snapshot, choice);
    assertEquals(expected(distances), actual(cycles), message);
    checkWitnesses(snapshot, cycles, distances, message);
    checkBreaks(snapshot, cycles, message);
    checkOrder(cycles, message);
  }

  private static ModuleGraph modules(int count) {
    ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
    GraphWriter writer = graph.writer();
    for (int module = 0; module < count; module++) {
      writer.addModule(writer.name("/m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
      writer.entry(module);
    }
    return graph;
  }

  private static ModuleGraph graph(Random random, int moduleCount) {
    ModuleGraph graph = modules(moduleCount);
    GraphWriter writer = graph.writer();
    for (int module = 0; module < moduleCount; module++) {
      writer.beginDependencies(module);
      for (int count = random.nextInt(4); count > 0; count--) {
        int flags = random.nextInt(5) == 0 ? DependencyFlags.TYPE_ONLY : 0;
        boolean isDynamic = random.nextInt(4) == 0;
        DependencyKind kind = isDynamic ? ToyKinds.LATER : ToyKinds.IMPORT;
        int dependency = writer.addDependency(kind, flags, writer.name("./x"));
        if (random.nextInt(8) > 0) {
          writer.connect(dependency, random.nextInt(moduleCount));
        }
      }
    }
    return graph;
  }

  /** What every edge that counts costs, before {@link #close}. */
  private static int[][] distances(Snapshot graph, EdgeChoice choice) {
    int[][] distances = new int[graph.moduleCount()][graph.moduleCount()];
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < distances.length; module++) {
      Arrays.fill(distances[module], UNREACHED);
      for (cursor.of(module); cursor.next(); ) {
        boolean isErased = choice != EdgeChoice.TYPES && cursor.isTypeOnly();
        boolean isLater = choice == EdgeChoice.STATIC && cursor.kind() == ToyKinds.LATER;
        if (cursor.target() != Snapshot.NO_MODULE && !isErased && !isLater) {
          int[] row = distances[module];
          row[cursor.target()] =
              Math.min(row[cursor.target()], cost(cursor.kind(), cursor.flags()));
        }
      }
    }
    close(distances);
    return distances;
  }

  /** A static edge is a little better than another; a shorter way is better in any case. */
  private static int cost(DependencyKind kind, int flags) {
    boolean isStatic = kind != ToyKinds.LATER && (flags & DependencyFlags.TYPE_ONLY) == 0;
    return isStatic ? EDGE : EDGE + 1;
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

  private static List<IntList> expected(int[][] distances) {
    List<IntList> cycles = new ArrayList<>();
    for (int least = 0; least < distances.length; least++) {
      int[] ahead = distances[least];
      int from = least;
      IntList members =
          IntInterval.zeroTo(distances.length - 1)
              .select(module -> ahead[module] + distances[module][from] < UNREACHED);
      if (members.notEmpty() && members.getFirst() == least) {
        cycles.add(members);
      }
    }
    return cycles;
  }

  private static List<IntList> actual(Cycles cycles) {
    List<IntList> actual = new ArrayList<>();
    for (int cycle = 0; cycle < cycles.count(); cycle++) {
      MutableIntList members = new IntArrayList();
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
      int[] path = witnesses.find(cycle);
      checkPath(graph, path, message);
      int cost = 0;
      for (int dependency : path) {
        cost += cost(graph.dependencyKind(dependency), graph.dependencyFlags(dependency));
        assertTrue(cycles.areTogether(graph.parent(dependency), graph.target(dependency)), message);
        assertTrue(graph.parent(path[0]) <= graph.parent(dependency), message);
      }
      assertEquals(shortest(cycles, cycle, distances), cost, message);
      assertArrayEquals(path, witnesses.find(cycle), message);
    }
  }

  /** Without them there is no cycle, and with any of them there is one. */
  private static void checkBreaks(Snapshot graph, Cycles cycles, String message) {
    Breaks breaks = new Breaks(graph, cycles);
    for (int cycle = 0; cycle < cycles.count(); cycle++) {
      int[] found = breaks.find(cycle);
      assertTrue(found.length > 0 && isAcyclic(graph, cycles, found, -1), message);
      for (int dependency : found) {
        assertFalse(isAcyclic(graph, cycles, found, dependency), message);
      }
    }
  }

  /** Looks at the components that the edges to be removed are in. */
  private static boolean isAcyclic(Snapshot graph, Cycles cycles, int[] removed, int kept) {
    int[][] distances = new int[graph.moduleCount()][graph.moduleCount()];
    for (int[] row : distances) {
      Arrays.fill(row, UNREACHED);
    }
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < distances.length; module++) {
      if (!cycles.areTogether(module, graph.parent(removed[0]))) {
        continue;
      }
      for (cursor.of(module); cursor.next(); ) {
        int target = cursor.target();
        if (target != Snapshot.NO_MODULE
            && cycles.choice().has(cursor.kind(), cursor.isTypeOnly())) {
          boolean isRemoved = false;
          for (int dependency : removed) {
            isRemoved |=
                dependency != kept
                    && graph.parent(dependency) == module
                    && graph.target(dependency) == target;
          }
          distances[module][target] = isRemoved ? distances[module][target] : 1;
        }
      }
    }
    close(distances);
    for (int module = 0; module < distances.length; module++) {
      if (distances[module][module] < UNREACHED) {
        return false;
      }
    }
    return true;
  }

  /** The same graph with its modules in another order: what is chosen is the same. */
  @Test
  void theChoiceDoesNotDependOnTheOrderOfModules() {
    int sameCount = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int[][] edges = RandomGraphs.any(random, 3 + random.nextInt(30));
      int[] places = new int[edges.length];
      Arrays.setAll(places, module -> module);
      for (int module = edges.length - 1; module > 0; module--) {
        int other = random.nextInt(module + 1);
        int swapped = places[module];
        places[module] = places[other];
        places[other] = swapped;
      }
      int[][] moved = new int[edges.length][];
      for (int module = 0; module < edges.length; module++) {
        moved[places[module]] =
            Arrays.stream(edges[module]).map(target -> places[target]).toArray();
      }
      sameCount += chosen(edges, null).equals(chosen(moved, places)) ? 1 : 0;
    }
    // Modules that cannot be told apart by their surroundings are chosen by their order.
    assertTrue(sameCount > SEEDS * 8 / 10, sameCount + " of " + SEEDS);
  }

  private static Set<String> chosen(int[][] edges, int[] places) {
    int[] names = new int[edges.length];
    Arrays.setAll(names, module -> module);
    for (int module = 0; places != null && module < edges.length; module++) {
      names[places[module]] = module;
    }
    Set<String> chosen = new TreeSet<>();
    try (ModuleGraph graph = Graphs.of(edges, 1)) {
      Passes.run(graph);
      Snapshot working = graph.writer().working();
      Cycles cycles = Cycles.of(working);
      for (int cycle = 0; cycle < cycles.count(); cycle++) {
        for (int dependency : new Witnesses(working, cycles).find(cycle)) {
          chosen.add("witness " + text(working, names, dependency));
        }
        for (int dependency : new Breaks(working, cycles).find(cycle)) {
          chosen.add("break " + text(working, names, dependency));
        }
      }
    }
    return chosen;
  }

  private static String text(Snapshot graph, int[] names, int dependency) {
    return names[graph.parent(dependency)] + " " + names[graph.target(dependency)];
  }

  private static void checkPath(Snapshot graph, int[] path, String message) {
    int least = graph.parent(path[0]);
    int at = least;
    for (int dependency : path) {
      assertEquals(at, graph.parent(dependency), message);
      at = graph.target(dependency);
    }
    assertEquals(least, at, message);
  }

  /** A module that asks for itself is a cycle only where it is alone. */
  private static int shortest(Cycles cycles, int cycle, int[][] distances) {
    int least = cycles.module(cycles.begin(cycle));
    int shortest = cycles.size(cycle) == 1 ? distances[least][least] : UNREACHED;
    for (int member = cycles.begin(cycle); member < cycles.end(cycle); member++) {
      for (int other = member + 1; other < cycles.end(cycle); other++) {
        int from = cycles.module(member);
        int to = cycles.module(other);
        shortest = Math.min(shortest, distances[from][to] + distances[to][from]);
      }
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
