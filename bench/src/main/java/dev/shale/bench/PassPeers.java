package dev.shale.bench;

import com.google.common.graph.Traverser;
import com.google.common.primitives.Ints;
import it.unimi.dsi.webgraph.ImmutableGraph;
import it.unimi.dsi.webgraph.algo.ParallelBreadthFirstVisit;
import it.unimi.dsi.webgraph.algo.StronglyConnectedComponents;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.alg.util.Pair;
import org.jgrapht.opt.graph.sparse.IncomingEdgesSupport;
import org.jgrapht.opt.graph.sparse.SparseIntDirectedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/** Other libraries on the same edges: JGraphT's sparse graph; Guava and WebGraph over arrays. */
final class PassPeers {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int FEW_ROUNDS = 5;
  private static final long STACK_BYTES = 1L << 31;

  private final HeapPasses edges;
  private final Report report;

  PassPeers(HeapPasses edges, Report report) {
    this.edges = edges;
    this.report = report;
  }

  /**
   * Measures them.
   *
   * @param withObjects whether libraries that take modules as objects are measured, too: for fifty
   *     million edges JGraphT's graph takes a minute to be made
   */
  void measure(String name, int rounds, boolean withObjects) {
    ImmutableGraph webGraph = new ArrayGraph(edges.begins(), edges.targets());
    // Loads its classes and says nothing.
    median(
        "components." + name + ".webgraph.ms",
        Math.max(2, rounds / 2),
        () -> StronglyConnectedComponents.compute(webGraph, false, null).numberOfComponents);
    median(
        "depth." + name + ".webgraph.2.ms",
        Math.max(2, rounds / 2),
        () -> new ParallelBreadthFirstVisit(webGraph, 2, false, null).visit(0));
    if (withObjects) {
      measureJGraphT(name);
      median("depth." + name + ".guava.ms", FEW_ROUNDS, this::visitByGuava);
    }
  }

  private void measureJGraphT(String name) {
    SparseIntDirectedGraph sparse =
        new SparseIntDirectedGraph(
            edges.begins().length - 1,
            edges.targets().length,
            this::pairs,
            IncomingEdgesSupport.NO_INCOMING_EDGES);
    median("components." + name + ".jgrapht.ms", FEW_ROUNDS, () -> gabow(sparse));
    median(
        "depth." + name + ".jgrapht.ms",
        FEW_ROUNDS,
        () -> {
          BreadthFirstIterator<Integer, Integer> visit = new BreadthFirstIterator<>(sparse, 0);
          long depths = 0;
          while (visit.hasNext()) {
            depths += visit.getDepth(visit.next());
          }
          return depths;
        });
  }

  /** It recurses as deep as the graph is. */
  private static long gabow(SparseIntDirectedGraph graph) {
    long[] count = new long[1];
    Runnable search =
        () ->
            count[0] = new GabowStrongConnectivityInspector<>(graph).stronglyConnectedSets().size();
    Thread thread = new Thread(null, search, "jgrapht", STACK_BYTES);
    thread.start();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException interrupt) {
        throw new IllegalStateException("Interrupted while JGraphT searched", interrupt);
      }
    }
    return count[0];
  }

  /** It visits in the order of depths and does not tell them. */
  private long visitByGuava() {
    List<Integer> targets = Ints.asList(edges.targets());
    int[] begins = edges.begins();
    Traverser<Integer> traverser =
        Traverser.forGraph(module -> targets.subList(begins[module], begins[module + 1]));
    long count = 0;
    for (int module : traverser.breadthFirst(0)) {
      count += module;
    }
    return count;
  }

  private Stream<Pair<Integer, Integer>> pairs() {
    int[] begins = edges.begins();
    return IntStream.range(0, begins.length - 1)
        .boxed()
        .flatMap(source ->
            IntStream.range(begins[source], begins[source + 1])
                .mapToObj(edge -> Pair.of(source, edges.targets()[edge])));
  }

  private void median(String name, int rounds, LongSupplier work) {
    long[] nanos = new long[rounds];
    for (int round = -1; round < rounds; round++) {
      long start = System.nanoTime();
      ArenaReport.sink = work.getAsLong();
      nanos[Math.max(0, round)] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    report.add(name, nanos[rounds / 2] / NANOS_PER_MILLI, "ms");
  }

  /** Compressed sparse rows as WebGraph sees them. */
  private static final class ArrayGraph extends ImmutableGraph {
    private final int[] begins;
    private final int[] targets;

    ArrayGraph(int[] begins, int[] targets) {
      this.begins = begins;
      this.targets = targets;
    }

    @Override
    public int numNodes() {
      return begins.length - 1;
    }

    @Override
    public boolean randomAccess() {
      return true;
    }

    @Override
    public int outdegree(int node) {
      return begins[node + 1] - begins[node];
    }

    @Override
    public int[] successorArray(int node) {
      return Arrays.copyOfRange(targets, begins[node], begins[node + 1]);
    }

    @Override
    public ImmutableGraph copy() {
      return this;
    }
  }
}
