package dev.shale.engine;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.Uses;

/**
 * Walks the exports of a module, without allocating. Begins before the first one. Belongs to one
 * thread, and is good as long as its {@link View} is open.
 *
 * <pre>{@code
 * for (Exports exports = view.exportsOf(module); exports.next(); ) {
 *   ... exports.name(), exports.isUsed() ...
 * }
 * }</pre>
 */
public final class Exports {
  private final Snapshot graph;
  private final Uses uses;
  private int export;
  private int end;

  Exports(Snapshot graph) {
    this.graph = graph;
    uses = graph.uses();
  }

  /** Goes before the first export of a module, in the order of its file. */
  public Exports of(int module) {
    export = graph.exportBegin(module) - 1;
    end = graph.exportEnd(module);
    return this;
  }

  /** Goes to the next export; false when there is none. */
  public boolean next() {
    return ++export < end;
  }

  /** Whether it stands for all names of the module that it is from, but the default. */
  public boolean isStar() {
    return (graph.exportFlags(export) & ExportFlags.STAR) != 0
        && graph.exportName(export) == Snapshot.NO_NAME;
  }

  /** The name that importers use; empty for a star. Allocates. */
  public String name() {
    int name = graph.exportName(export);
    return name == Snapshot.NO_NAME ? "" : graph.name(name);
  }

  /** The module that it is exported from again, or {@link View#NO_MODULE} for one of its own. */
  public int from() {
    int dependency = graph.exportDependency(export);
    return dependency == Snapshot.NO_DEPENDENCY ? View.NO_MODULE : graph.target(dependency);
  }

  /** Whether the program uses it, or members of it. True where that is not known. */
  public boolean isUsed() {
    return uses.used(export) != 0;
  }

  /** Whether the program uses it itself, and not only members of it. True where not known. */
  public boolean isUsedFully() {
    return uses.usedFully(export) != 0;
  }

  /** The row in the graph; see {@link View#snapshot}. */
  public int export() {
    return export;
  }
}
