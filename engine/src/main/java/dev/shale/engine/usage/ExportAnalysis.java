package dev.shale.engine.usage;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What modules provide, and what of it a program uses. Computed when it is made, in time that grows
 * with the graph; as good as the snapshot that it is of. Belongs to one thread.
 */
public final class ExportAnalysis implements AutoCloseable {
  /** How many runtimes are told apart; entries beyond share the last of them. */
  public static final int MOST_RUNTIMES = 30;

  /** The runtime of what runs by itself beside the program, such as workers. */
  public static final int APART = MOST_RUNTIMES;

  private final Snapshot graph;
  private final Region region = Region.open("exports", Region.UNLIMITED);
  private final ModuleEffects effects;
  private final ExportIndex index;
  private final Bindings bindings;
  private final UseMarks uses;

  private ExportAnalysis(Snapshot graph, List<Integer> entries, boolean isLibrary) {
    this.graph = graph;
    boolean isDone = false;
    try {
      effects = new ModuleEffects(graph, region);
      index = new ExportIndex(graph, region);
      bindings = new Bindings(graph, index);
      ExportUse use = new ExportUse(graph, effects, index, bindings, 1 << APART, region);
      for (int entry = 0; entry < entries.size(); entry++) {
        use.entry(entries.get(entry), 1 << Math.min(entry, MOST_RUNTIMES - 1), isLibrary);
      }
      use.run();
      uses = use.marks();
      isDone = true;
    } finally {
      if (!isDone) {
        region.close();
      }
    }
  }

  /**
   * Looks at a program.
   *
   * @param graph of a front end that reads parts
   * @param entries modules, each with a runtime of its own
   * @param isLibrary whether the exports of entries are used by whoever takes the program
   */
  public static ExportAnalysis of(Snapshot graph, List<Integer> entries, boolean isLibrary) {
    return new ExportAnalysis(graph, entries, isLibrary);
  }

  /** The bits of the runtimes in which a module is evaluated; 0 where it can be left out. */
  public int survives(int module) {
    return uses.module(module);
  }

  /** The runtimes in which a module is used in a way that does not say which exports. */
  public int usedWhole(int module) {
    return uses.whole(module);
  }

  /** The runtimes in which all names of a module but the default are used. */
  public int usedNames(int module) {
    return uses.named(module);
  }

  /** The runtimes in which an export is used, be it members of it alone. */
  public int used(int export) {
    return uses.export(export);
  }

  /** The runtimes in which an export itself is used. */
  public int usedFully(int export) {
    return uses.fully(export);
  }

  /** The runtimes in which a name is used that no export of the module has itself. */
  public int usedOther(int module, int name) {
    return uses.other(module, name);
  }

  /** The dependency for which a module survives, or that of its package; none for an entry. */
  public int cause(int module) {
    return uses.cause(module);
  }

  /** The runtimes in which a part runs; a row of an inner graph. */
  public int runs(int part) {
    return uses.part(part);
  }

  /** Whether evaluating a module has effects, what it imports included. */
  public boolean hasEffects(int module) {
    return effects.has(module);
  }

  /** Whether a module is declared to have no effects. */
  public boolean isDeclaredFree(int module) {
    return effects.isDeclaredFree(module);
  }

  /** Whether no part of a module has effects, what it imports aside. */
  public boolean isPure(int module) {
    return effects.isPure(module);
  }

  /** The names that are used of a module though no export of it has them itself, by their texts. */
  public List<Integer> otherNames(int module) {
    return uses.otherNames(module);
  }

  /** Where a name of a module comes from. */
  public Binding binding(int module, int name) {
    return bindings.resolve(module, name);
  }

  /** Whether all names that a module provides are known. */
  public boolean isExact(int module) {
    return bindings.isClosed(module);
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
