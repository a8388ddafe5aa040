package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.junit.jupiter.api.Test;

/** Depths, components and roots of random graphs of some size, as JGraphT finds them. */
class JGraphTOracleTest {
  private static final int SEEDS = Integer.getInteger("shale.model.rounds", 400) / 8;

  @Test
  void depthsAndComponentsAreThoseOfJGraphT() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int[][] edges = RandomGraphs.one(random, 200 + random.nextInt(1500));
      try (ModuleGraph graph = Graphs.of(edges, 1);
          LivePasses passes = LivePasses.of(graph, 2)) {
        passes.update();
        check(graph.writer().working(), copy(edges), "seed " + seed);
      }
    }
  }

  private static DirectedPseudograph<Integer, DefaultEdge> copy(int[][] edges) {
    DirectedPseudograph<Integer, DefaultEdge> copy = new DirectedPseudograph<>(DefaultEdge.class);
    for (int module = 0; module < edges.length; module++) {
      copy.addVertex(module);
    }
    for (int module = 0; module < edges.length; module++) {
      for (int target : edges[module]) {
        copy.addEdge(module, target);
      }
    }
    return copy;
  }

  private static void check(
      Snapshot graph, DirectedPseudograph<Integer, DefaultEdge> copy, String message) {
    int reachedCount = 0;
    BreadthFirstIterator<Integer, DefaultEdge> visit = new BreadthFirstIterator<>(copy, 0);
    while (visit.hasNext()) {
      int module = visit.next();
      assertEquals(visit.getDepth(module), graph.depth(module), message);
      reachedCount++;
    }
    for (int module = 0; module < graph.moduleCount(); module++) {
      reachedCount -= graph.depth(module) == Snapshot.NOT_REACHED ? 0 : 1;
    }
    assertEquals(0, reachedCount, message);
    for (Set<Integer> members :
        new KosarajuStrongConnectivityInspector<>(copy).stronglyConnectedSets()) {
      int least = Collections.min(members);
      members.forEach(module -> assertEquals(least, graph.component(module), message));
    }
  }
}
