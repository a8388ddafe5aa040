package dev.shale.engine.usage;

import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/**
 * What others see of modules: names and where they lead, whether these are all, and whether there
 * are effects; as 64 bits each, so that it is known of which modules that is another.
 */
final class Interfaces {
  private static final int COLUMNS = 2;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final int EFFECTS = 1 << 30;
  private static final int FLAGS =
      ModuleFlags.INNER | ModuleFlags.EXACT | ModuleFlags.LINKED_BY_NAME;

  private final Snapshot graph;
  private final ModuleEffects effects;
  private final IntList seen;

  Interfaces(Snapshot graph, ModuleEffects effects, Region region) {
    this.graph = graph;
    this.effects = effects;
    seen = new IntList(region);
  }

  /** Looks at all modules. */
  void readAll() {
    seen.clear();
    for (int module = 0; module < graph.moduleCount(); module++) {
      look(module);
    }
  }

  /** Looks at a module again; whether others see another one than before. */
  boolean look(int module) {
    seen.fill(graph.moduleCount() * COLUMNS, 0);
    long now = SeenRows.exists(graph, module) ? hash(module) : 0;
    int high = (int) (now >>> Integer.SIZE);
    boolean isOther =
        seen.get(module * COLUMNS) != high || seen.get(module * COLUMNS + 1) != (int) now;
    seen.set(module * COLUMNS, high);
    seen.set(module * COLUMNS + 1, (int) now);
    return isOther;
  }

  private long hash(int module) {
    int flags = graph.moduleFlags(module) & FLAGS;
    long hash = mix(graph.kind(module).code(), flags | (effects.has(module) ? EFFECTS : 0));
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      hash = mix(hash, graph.exportName(row));
      hash = mix(hash, graph.exportFlags(row));
      hash = mix(hash, graph.exportPath(row));
      hash = mix(hash, target(row));
      hash = mix(hash, graph.exportPart(row) == Snapshot.NO_PART ? 0 : 1);
    }
    return hash;
  }

  private int target(int row) {
    int dependency = graph.exportDependency(row);
    if (dependency == Snapshot.NO_DEPENDENCY) {
      return Integer.MIN_VALUE;
    }
    return graph.isPassive(dependency) ? Integer.MAX_VALUE : graph.target(dependency);
  }

  private static long mix(long hash, int value) {
    long mixed = (hash ^ value) * FACTOR;
    return mixed ^ mixed >>> Integer.SIZE;
  }
}
