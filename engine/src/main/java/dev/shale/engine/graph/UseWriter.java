package dev.shale.engine.graph;

import dev.shale.arena.Layers;
import dev.shale.engine.graph.table.ExportUseTable;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.engine.graph.table.ModuleUseTable;
import dev.shale.engine.graph.table.UseSetTable;

/** Writes the columns that {@link Uses} reads. */
public final class UseWriter {
  private final Layers layers;
  private final GraphStore store;
  private final ModuleUseTable modules;
  private final ExportUseTable exports;
  private final UseSetTable sets;

  UseWriter(Layers layers, GraphStore store) {
    this.layers = layers;
    this.store = store;
    modules = store.tables().get(ModuleUseTable.TYPE);
    exports = store.tables().get(ExportUseTable.TYPE);
    sets = store.tables().get(UseSetTable.TYPE);
  }

  /** Derived: see {@link Uses}. */
  public void module(int module, int survives, int whole, int named, boolean hasEffects) {
    layers.checkSound();
    modules.write(module, survives, whole, named, hasEffects);
  }

  /** Derived: an export is used in the runtimes of a set. */
  public void export(int export, int set) {
    layers.checkSound();
    exports.set(export, set);
  }

  /** How many sets there are. */
  public int setCount() {
    return sets.count();
  }

  /** The runtimes of a set in which an export or a member of it is used. */
  public int used(int set) {
    return sets.used(set);
  }

  /** The runtimes of a set in which an export itself is used. */
  public int fully(int set) {
    return sets.fully(set);
  }

  /**
   * A set that is not there yet.
   *
   * @return its row, or {@link ExportUseTable#UNKNOWN} when there are too many
   */
  public int addSet(int used, int fully) {
    layers.checkSound();
    return sets.count() == ExportUseTable.UNKNOWN
        ? ExportUseTable.UNKNOWN
        : store.addUseSet(used, fully);
  }
}
