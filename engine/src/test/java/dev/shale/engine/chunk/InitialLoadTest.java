package dev.shale.engine.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What hangs on a module or an edge, against walks that leave it out. */
class InitialLoadTest {
  @Test
  void waysAreShortest() {
    try (ChunkProgram program =
            new ChunkProgram(List.of("e=e"), "e > a", "a > b", "e > b", "b ~ c");
        InitialLoad load = load(program)) {
      assertEquals(List.of(0, 2), load.way(program.module("b")));
      assertEquals(List.of(), load.way(program.module("c")));
    }
  }

  @Test
  void whatIsRetainedIsNotReachedWithoutIt() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int count = 2 + random.nextInt(7);
      List<String> requests = new ArrayList<>();
      for (int request = random.nextInt(2 * count); request > 0; request--) {
        String sign = random.nextInt(5) == 0 ? " ~ " : " > ";
        requests.add(name(random, count) + sign + name(random, count));
      }
      check(List.of("e=a"), requests.toArray(new String[0]), "seed " + seed);
    }
  }

  private static String name(Random random, int count) {
    return String.valueOf((char) ('a' + random.nextInt(count)));
  }

  private static InitialLoad load(ChunkProgram program) {
    return InitialLoad.of(program.snapshot(), null, program.starts.getFirst().modules());
  }

  private static void check(List<String> entries, String[] requests, String message) {
    try (ChunkProgram program = new ChunkProgram(entries, requests);
        InitialLoad load = load(program)) {
      boolean[] all = reached(load, -1, -1, -1);
      for (int module = 0; module < program.modules.size(); module++) {
        assertEquals(all[module], load.has(module), message);
        long expected = all[module] ? lost(all, reached(load, module, -1, -1)) : 0;
        assertEquals(expected, load.retainedBytes(module), message + ", module " + module);
      }
      for (int edge = 0; edge < load.edgeCount(); edge++) {
        boolean[] left = reached(load, -1, load.source(edge), load.target(edge));
        assertEquals(lost(all, left), load.retainedByEdge(edge), message + ", edge " + edge);
      }
    }
  }

  private static long lost(boolean[] all, boolean[] left) {
    long bytes = 0;
    for (int module = 0; module < all.length; module++) {
      bytes += all[module] && !left[module] ? ChunkProgram.BYTES : 0;
    }
    return bytes;
  }

  private static boolean[] reached(InitialLoad load, int without, int source, int target) {
    boolean[] reached = new boolean[26];
    reached[0] = without != 0;
    boolean isChanged = reached[0];
    while (isChanged) {
      isChanged = false;
      for (int edge = 0; edge < load.edgeCount(); edge++) {
        boolean isLeftOut = load.source(edge) == source && load.target(edge) == target;
        int to = load.target(edge);
        if (!isLeftOut && reached[load.source(edge)] && to != without && !reached[to]) {
          reached[to] = true;
          isChanged = true;
        }
      }
    }
    return reached;
  }
}
