package dev.shale.engine.usage;

import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Bytes;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * Which modules have effects when they are evaluated, what they import included. One has none where
 * its package says so, or where all of its parts are pure and so is whatever it imports: circles of
 * such modules have none. Costs modules and edges.
 */
final class ModuleEffects {
  private static final byte EFFECTS = 1;

  private final Snapshot graph;
  private final MemorySegment effects;

  ModuleEffects(Snapshot graph, Region region) {
    this.graph = graph;
    int moduleCount = graph.moduleCount();
    effects = region.allocate(Math.max(1, moduleCount));
    IntList queue = new IntList(region);
    for (int module = 0; module < moduleCount; module++) {
      if (graph.moduleExists(module) && hasOwn(module)) {
        Bytes.set(effects, module, EFFECTS);
        queue.add(module);
      }
    }
    spread(queue);
  }

  private boolean hasOwn(int module) {
    return !isDeclaredFree(module) && !isPure(module);
  }

  /** Whether no part of a module has any, what it imports aside. */
  boolean isPure(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.PURE) != 0;
  }

  /** Whether a module is declared to have none. */
  boolean isDeclaredFree(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.SIDE_EFFECT_FREE) != 0;
  }

  /** To all that import one with effects, unless they are declared to have none. */
  private void spread(IntList queue) {
    IncomingCursor importers = graph.incoming();
    for (int next = 0; next < queue.size(); next++) {
      importers.of(queue.get(next));
      while (importers.next()) {
        int importer = importers.source();
        boolean isTold =
            !graph.isPassive(importers.dependency())
                && graph.dependencyKind(importers.dependency()).isBinding()
                && !has(importer)
                && !isDeclaredFree(importer);
        if (isTold) {
          Bytes.set(effects, importer, EFFECTS);
          queue.add(importer);
        }
      }
    }
  }

  /** Whether evaluating a module has effects. */
  boolean has(int module) {
    return Bytes.get(effects, module) == EFFECTS;
  }
}
