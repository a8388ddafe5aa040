package dev.shale.engine.pass.depth;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.offheap.Ints;

/** Spoils what a repair left of one module. */
public final class DepthFaults {
  private DepthFaults() {}

  public static void oneTooLarge(PassState state, int module) {
    Depths depths = ((DepthState) state).depths();
    int depth = depths.depth(module);
    if (depth != Snapshot.NOT_REACHED) {
      Ints.set(depths.depths(), module, depth + 1);
    }
  }

  public static void lost(PassState state, int module) {
    Ints.set(((DepthState) state).depths().depths(), module, Snapshot.NOT_REACHED);
  }
}
