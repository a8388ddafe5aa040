package dev.shale.engine.pass;

import java.util.Arrays;
import java.util.Random;

/** Random digraphs of several shapes, as the targets of each module. */
public final class RandomGraphs {
  private RandomGraphs() {}

  /** With self-loops, parallel edges and parts that nothing reaches; sparse or dense. */
  public static int[][] any(Random random, int moduleCount) {
    int[][] edges = new int[moduleCount][];
    double density = random.nextDouble() * 3;
    int near = random.nextInt(3) == 0 ? Math.max(1, moduleCount / 10) : moduleCount;
    for (int module = 0; module < moduleCount; module++) {
      edges[module] = new int[(int) (random.nextDouble() * density * 2)];
      for (int edge = 0; edge < edges[module].length; edge++) {
        int ahead = module + random.nextInt(near);
        boolean isBack = random.nextInt(10) == 0;
        edges[module][edge] = isBack ? random.nextInt(module + 1) : ahead % moduleCount;
      }
    }
    return edges;
  }

  /** One component, and a few modules before and behind it. */
  public static int[][] giant(Random random, int moduleCount) {
    int[][] edges = any(random, moduleCount);
    int begin = moduleCount / 20;
    int end = moduleCount - moduleCount / 20;
    for (int module = begin; module < end; module++) {
      edges[module] = Arrays.copyOf(edges[module], edges[module].length + 1);
      edges[module][edges[module].length - 1] = module + 1 == end ? begin : module + 1;
    }
    return edges;
  }

  /** Many small components, in no order of ids. */
  public static int[][] shuffled(Random random, int moduleCount) {
    int[] ids = new int[moduleCount];
    Arrays.setAll(ids, module -> module);
    for (int module = moduleCount - 1; module > 0; module--) {
      int other = random.nextInt(module + 1);
      int swapped = ids[module];
      ids[module] = ids[other];
      ids[other] = swapped;
    }
    int[][] edges = new int[moduleCount][];
    for (int module = 0; module < moduleCount; module++) {
      int place = module;
      edges[ids[module]] =
          random
              .ints(random.nextInt(3), 0, 6)
              .map(step -> ids[Math.floorMod(place + (step == 5 ? -1 - step : step), moduleCount)])
              .toArray();
    }
    return edges;
  }

  public static int[][] one(Random random, int moduleCount) {
    return switch (random.nextInt(3)) {
      case 0 -> any(random, moduleCount);
      case 1 -> giant(random, moduleCount);
      default -> shuffled(random, moduleCount);
    };
  }
}
