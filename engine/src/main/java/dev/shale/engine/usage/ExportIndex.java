package dev.shale.engine.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** The exports of all modules by module and name: a hash index with open addressing. */
final class ExportIndex {
  static final int NO_EXPORT = -1;

  /** Spreads neighbours (Knuth's multiplicative hashing). */
  private static final int SPREAD = 0x9E3779B9;

  private final Snapshot graph;
  private final MemorySegment slots;
  private final int mask;

  ExportIndex(Snapshot graph, Region region) {
    this.graph = graph;
    int capacity = Integer.highestOneBit(Math.max(8, graph.exportCount())) << 2;
    mask = capacity - 1;
    slots = region.allocate((long) capacity * Integer.BYTES);
    Ints.fill(slots, 0, capacity, NO_EXPORT);
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module)) {
        addAll(module);
      }
    }
  }

  private void addAll(int module) {
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      int name = graph.exportName(row);
      if (name != Snapshot.NO_NAME && find(module, name) == NO_EXPORT) {
        int slot = slot(module, name);
        while (Ints.get(slots, slot) != NO_EXPORT) {
          slot = (slot + 1) & mask;
        }
        Ints.set(slots, slot, row);
      }
    }
  }

  private int slot(int module, int name) {
    int hash = (module * SPREAD + name) * SPREAD;
    return (hash ^ hash >>> 15) & mask;
  }

  /** The export of a module that has a name, or {@link #NO_EXPORT}; never a star. */
  int find(int module, int name) {
    int slot = slot(module, name);
    for (int row = Ints.get(slots, slot); row != NO_EXPORT; row = Ints.get(slots, slot)) {
      if (graph.exportName(row) == name && graph.exportParent(row) == module) {
        return row;
      }
      slot = (slot + 1) & mask;
    }
    return NO_EXPORT;
  }
}
