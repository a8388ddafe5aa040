package dev.shale.engine.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.Graphs;
import dev.shale.engine.pass.RandomGraphs;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Paths against all of a small graph, written down one by one. */
class ShortestPathsTest {
  private static final boolean[] NONE_LEFT_OUT = {};
  private static final int SEEDS = 600;

  @Test
  void theyAreAllThatThereAreTheShortestFirst() {
    int pathCount = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int moduleCount = 2 + random.nextInt(7);
      int[][] edges = edges(random, moduleCount);
      int[] from = {random.nextInt(moduleCount)};
      int[] to =
          IntStream.range(0, 1 + random.nextInt(2))
              .map(index -> random.nextInt(moduleCount))
              .filter(module -> module != from[0])
              .distinct()
              .toArray();
      boolean[] leftOut = leftOut(random, moduleCount, from, to);
      List<List<Integer>> expected = all(edges, from, to, leftOut);
      try (ModuleGraph graph = Graphs.of(edges, 1);
          Snapshot snapshot = graph.snapshot()) {
        List<List<Integer>> found = found(snapshot, from, to, leftOut);
        assertEquals(new HashSet<>(expected), new HashSet<>(found), "seed " + seed);
        assertEquals(expected.size(), found.size(), "each once, seed " + seed);
        for (int index = 1; index < found.size(); index++) {
          assertTrue(found.get(index - 1).size() <= found.get(index).size(), "seed " + seed);
        }
      }
      pathCount += expected.size();
    }
    assertTrue(pathCount > SEEDS, "there was something to find: " + pathCount);
  }

  private static int[][] edges(Random random, int moduleCount) {
    int[][] edges = new int[moduleCount][];
    for (int module = 0; module < moduleCount; module++) {
      edges[module] = random.ints(random.nextInt(7), 0, moduleCount).toArray();
    }
    return edges;
  }

  /** Modules may begin a path and be no part of another's middle. */
  @Test
  void severalMayBeginAndEndThem() {
    int[][] edges = {{1, 2}, {2}, {3, 4}, {4}, {}};
    int[] from = {0, 1};
    int[] to = {3, 4};
    try (ModuleGraph graph = Graphs.of(edges, 1);
        Snapshot snapshot = graph.snapshot()) {
      assertEquals(
          List.of(List.of(0, 2, 3), List.of(0, 2, 4), List.of(1, 2, 3), List.of(1, 2, 4)),
          found(snapshot, from, to, NONE_LEFT_OUT).stream()
              .sorted((one, other) -> one.toString().compareTo(other.toString()))
              .toList());
    }
  }

  @Test
  void ofPathsAsLongTheFirstIsThatOfTheFirstRequests() {
    int[][] edges = {{3, 1, 2}, {4}, {4}, {4}, {}};
    try (ModuleGraph graph = Graphs.of(edges, 1);
        Snapshot snapshot = graph.snapshot()) {
      assertEquals(
          List.of(0, 3, 4),
          found(snapshot, new int[] {0}, new int[] {4}, NONE_LEFT_OUT).getFirst());
    }
  }

  @Test
  void aQuestionAllocatesNothingWhenItWasAskedBefore() {
    int[][] edges = RandomGraphs.giant(new Random(1), 300);
    int[] from = {1};
    int[] to = {299};
    try (ModuleGraph graph = Graphs.of(edges, 1);
        Snapshot snapshot = graph.snapshot()) {
      ShortestPaths paths = new ShortestPaths(snapshot, EdgeChoice.RUNTIME);
      int length = ask(paths, from, to, 2_000);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();
      long asking = threads.getCurrentThreadAllocatedBytes() - before;
      before = threads.getCurrentThreadAllocatedBytes();
      int again = ask(paths, from, to, 10);
      long allocated = threads.getCurrentThreadAllocatedBytes() - before - asking;
      assertEquals(length, again);
      assertTrue(allocated <= 0, allocated + " bytes");
    }
  }

  private static int ask(ShortestPaths paths, int[] from, int[] to, int times) {
    int length = 0;
    for (int time = 0; time < times; time++) {
      paths.begin(from, to, NONE_LEFT_OUT);
      for (int count = 0; count < 5 && paths.next(); count++) {
        length = paths.length();
      }
    }
    return length;
  }

  private static boolean[] leftOut(Random random, int moduleCount, int[] from, int[] to) {
    boolean[] leftOut = new boolean[moduleCount];
    for (int module = 0; module < moduleCount; module++) {
      leftOut[module] = random.nextInt(6) == 0;
    }
    for (int module : from) {
      leftOut[module] = false;
    }
    for (int module : to) {
      leftOut[module] = false;
    }
    return leftOut;
  }

  private static List<List<Integer>> found(
      Snapshot graph, int[] from, int[] to, boolean[] leftOut) {
    ShortestPaths paths = new ShortestPaths(graph, EdgeChoice.RUNTIME);
    paths.begin(from, to, leftOut);
    List<List<Integer>> found = new ArrayList<>();
    while (paths.next()) {
      List<Integer> path = new ArrayList<>();
      for (int index = 0; index <= paths.length(); index++) {
        path.add(paths.module(index));
        if (index > 0) {
          int dependency = paths.dependency(index - 1);
          assertEquals(paths.module(index - 1), graph.parent(dependency));
          assertEquals(paths.module(index), graph.target(dependency));
        }
      }
      found.add(path);
    }
    assertFalse(paths.next(), "after the last comes none");
    return found;
  }

  private static List<List<Integer>> all(int[][] edges, int[] from, int[] to, boolean[] leftOut) {
    Set<Integer> targets = new HashSet<>(IntStream.of(to).boxed().toList());
    Set<Integer> starts = new HashSet<>(IntStream.of(from).boxed().toList());
    List<List<Integer>> all = new ArrayList<>();
    for (int start : from) {
      addAll(edges, List.of(start), starts, targets, leftOut, all);
    }
    return all;
  }

  private static void addAll(
      int[][] edges,
      List<Integer> path,
      Set<Integer> starts,
      Set<Integer> targets,
      boolean[] leftOut,
      List<List<Integer>> all) {
    int last = path.getLast();
    if (targets.contains(last)) {
      all.add(path);
      return;
    }
    IntStream.of(edges[last])
        .distinct()
        .filter(next -> !path.contains(next) && !starts.contains(next) && !leftOut[next])
        .forEach(next -> {
          List<Integer> longer = new ArrayList<>(path);
          longer.add(next);
          addAll(edges, longer, starts, targets, leftOut, all);
        });
  }
}
