package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.StaticGraph;
import java.util.Arrays;
import java.util.BitSet;

/**
 * How many modules a module loads, itself not counted. Few modules are searched from one after the
 * other; for many, 64 modules at a time are sent backwards along all edges, a bit each, until
 * nothing changes: in the order of leaving modules nearly all is done in one round.
 */
final class ReachLimit implements Check {
  private static final int AT_ONCE = Long.SIZE;

  /** So many rounds of 64 cost about what one search does. */
  private static final int ROUNDS = 3;

  @Override
  public void run(CheckRun run) {
    StaticGraph edges = run.project().loads();
    BitSet from = run.from();
    boolean isFew = (long) from.cardinality() * AT_ONCE <= (long) ROUNDS * edges.moduleCount();
    int[] counts = isFew ? searched(edges, from) : counted(run.graph(), edges);
    Limits.report(run, counts, "loads ", "other module");
  }

  private static int[] searched(StaticGraph edges, BitSet from) {
    int[] counts = new int[edges.moduleCount()];
    int[] queue = new int[counts.length];
    boolean[] isSeen = new boolean[counts.length];
    for (int module = from.nextSetBit(0); module >= 0; module = from.nextSetBit(module + 1)) {
      counts[module] = edges.reach(module, queue, isSeen) - 1;
    }
    return counts;
  }

  private static int[] counted(Snapshot graph, StaticGraph edges) {
    int[] order = leavingOrder(graph);
    int[] counts = new int[edges.moduleCount()];
    long[] bits = new long[counts.length];
    for (int first = 0; first < counts.length; first += AT_ONCE) {
      Arrays.fill(bits, 0);
      for (int module = first; module < Math.min(first + AT_ONCE, counts.length); module++) {
        boolean counts64 = graph.moduleExists(module) && edges.counts(module);
        bits[module] = counts64 ? 1L << (module - first) : 0;
      }
      spread(edges, order, bits);
      for (int module = 0; module < counts.length; module++) {
        counts[module] += Long.bitCount(bits[module]);
      }
    }
    for (int module = 0; module < counts.length; module++) {
      counts[module]--;
    }
    return counts;
  }

  private static void spread(StaticGraph edges, int[] order, long[] bits) {
    boolean isChanged = true;
    while (isChanged) {
      isChanged = false;
      for (int module : order) {
        long reached = bits[module];
        for (int edge = edges.begin(module); edge < edges.end(module); edge++) {
          reached |= bits[edges.target(edge)];
        }
        isChanged |= reached != bits[module];
        bits[module] = reached;
      }
    }
  }

  private static int[] leavingOrder(Snapshot graph) {
    long[] keys = new long[graph.moduleCount()];
    for (int module = 0; module < keys.length; module++) {
      long rank = graph.moduleExists(module) ? graph.postOrder(module) : Snapshot.NOT_REACHED;
      keys[module] = (rank << Integer.SIZE) + module;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int index = 0; index < order.length; index++) {
      order[index] = (int) keys[index];
    }
    return order;
  }
}
