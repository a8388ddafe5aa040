package dev.shale.engine.usage;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What modules provide: their names, and where those come from. Looks at what is asked for, and
 * remembers it: a name costs the re-exports that lead to it. As good as the snapshot that it is of.
 * Belongs to one thread.
 */
public final class ExportNames implements AutoCloseable {
  private final Snapshot graph;
  private final Region region;
  private final ExportIndex index;
  private final Bindings bindings;

  /** Knows nothing yet; the region is closed with it. */
  ExportNames(Snapshot graph, SeenRows seen, Region region) {
    this.graph = graph;
    this.region = region;
    index = new ExportIndex(graph, seen, region);
    bindings = new Bindings(graph, index, region);
  }

  /** The names of a graph that does not change. */
  public static ExportNames of(Snapshot graph) {
    Region region = Region.open("names", Region.UNLIMITED);
    boolean isDone = false;
    try {
      ExportNames made = new ExportNames(graph, new SeenRows(graph, region), region);
      made.begin();
      isDone = true;
      return made;
    } finally {
      if (!isDone) {
        region.close();
      }
    }
  }

  /** Forgets all that was known; from now on the graph does not change. */
  void begin() {
    index.clear();
    bindings.freeze();
  }

  ExportIndex index() {
    return index;
  }

  Bindings bindings() {
    return bindings;
  }

  /**
   * Where a name of a module comes from.
   *
   * @throws IllegalStateException if the graph changes
   */
  public Binding binding(int module, int name) {
    return bindings.resolve(module, name);
  }

  /** The same of who knows the export that has the name; -1 where none has it itself. */
  public Binding binding(int module, int name, int export) {
    return export < 0 ? binding(module, name) : bindings.resolveExport(module, export);
  }

  /**
   * Two stars of a module that give a name with different bindings, so that the module does not
   * have it: the first one, and the first that differs. Empty where there are none.
   */
  public List<Integer> conflict(int module, int name) {
    return bindings.conflict(module, name);
  }

  /** Whether all names that a module provides are known. */
  public boolean isExact(int module) {
    return hasStars(module) ? bindings.isClosed(module) : bindings.isExact(module);
  }

  /** Whether a module may have names of others. Looks at its exports, and remembers nothing. */
  public boolean hasStars(int module) {
    return index.starFrom(graph.exportBegin(module), graph.exportEnd(module))
        != ExportIndex.NO_EXPORT;
  }

  /** The names that a module exports or that stars may give it, as name ids, in source order. */
  public List<Integer> names(int module) {
    Set<Integer> names = new LinkedHashSet<>();
    StarWalk walk = new StarWalk(graph);
    walk.begin(module);
    while (walk.next()) {
      int name = graph.exportName(walk.row());
      boolean isStar = (graph.exportFlags(walk.row()) & ExportFlags.STAR) != 0;
      if (!isStar && (walk.isOwn() || name != bindings.defaultName())) {
        names.add(name);
      }
    }
    return new ArrayList<>(names);
  }

  /** The export of a module that has a name itself, or -1. */
  public int export(int module, int name) {
    return index.find(module, name);
  }

  @Override
  public void close() {
    region.close();
  }
}
