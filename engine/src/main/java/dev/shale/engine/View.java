package dev.shale.engine;

import dev.shale.engine.facts.ContentHash;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.Uses;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.walk.Affected;
import dev.shale.offheap.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a {@link Project} as they were at one moment. Opening one never waits, and it
 * stays as it is until it is closed, whatever the project does; it keeps that state in memory as
 * long.
 *
 * <p>Modules are named by int ids, which stay with them while they are in the project: in all views
 * from the one where a module came to the one where it went. Ids of modules that went are taken
 * again. {@link Update#isRebuilt} says when all ids are others.
 *
 * <p>Any threads may read one view, each with {@link Edges} of its own. A module that is not there
 * is an {@link IndexOutOfBoundsException}, reading after {@link #close} an {@link
 * IllegalStateException}.
 */
public final class View implements AutoCloseable {
  /** No module: where a request leads that leads nowhere. */
  public static final int NO_MODULE = Snapshot.NO_MODULE;

  private final Snapshot graph;
  private final Published published;

  View(Snapshot graph, Published published) {
    this.graph = graph;
    this.published = published;
  }

  /** Which state of the project this is: one more with each update that changed anything. */
  public long generation() {
    return published.generation();
  }

  /** Whether the project has not been updated since. */
  public boolean isCurrent() {
    return published.isCurrent();
  }

  /**
   * The graph itself: all columns of all tables, for passes and queries of your own. It is closed
   * with this view.
   */
  public Snapshot snapshot() {
    return graph;
  }

  /** A number that all modules are less than. */
  public int moduleCount() {
    return graph.moduleCount();
  }

  /** Whether there is a module of this id, from 0 to {@link #moduleCount()}. */
  public boolean exists(int module) {
    return graph.moduleExists(module);
  }

  /**
   * The module of a file, or {@link #NO_MODULE}. Costs a look into a hash index; of a path that is
   * none, some questions to the file system, as the links above the file are followed then.
   *
   * @param file absolute, or of the working directory
   */
  public int module(Path file) {
    int module = module(file.toString().replace('\\', '/'));
    return module == NO_MODULE ? module(RealPaths.of(file)) : module;
  }

  /**
   * The module of a name, or {@link #NO_MODULE}.
   *
   * @param name an absolute path with {@code /} between names, or the name of what is no file, such
   *     as {@code node:fs}
   */
  public int module(String name) {
    return graph.findModule(graph.findName(name));
  }

  /** The name of a module: its absolute path, or the name of what is no file. Allocates. */
  public String name(int module) {
    return graph.name(graph.identifier(module));
  }

  /**
   * The file of a module. Allocates.
   *
   * @throws IllegalArgumentException for a module that is no file
   */
  public Path path(int module) {
    if (!isFile(module)) {
      throw new IllegalArgumentException("Module " + name(module) + " is no file");
    }
    return Path.of(name(module));
  }

  /** Whether a module is a file; others are left to the platform, or ignored. */
  public boolean isFile(int module) {
    return graph.kind(module).isFile();
  }

  /**
   * A hash of what a module was read from: the bytes of its file, its extension, and the settings
   * by which it is read; null where nothing was read. It stays the same when the file is moved or
   * touched, or the module gets another id. Allocates; {@link Snapshot#sourceLow} does not.
   */
  public @Nullable ContentHash sourceHash(int module) {
    return graph.hasSource(module)
        ? new ContentHash(graph.sourceLow(module), graph.sourceHigh(module))
        : null;
  }

  /** The modules that the program begins with. Costs a look at all modules. */
  public int[] entries() {
    IntArrayList found = new IntArrayList();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module) && graph.isEntry(module)) {
        found.addInt(module);
      }
    }
    return found.toIntArray();
  }

  /** A cursor that stands nowhere, to be used again and again. */
  public Edges edges() {
    return new Edges(graph);
  }

  /** The requests of a module, in the order of its file. */
  public Edges importsOf(int module) {
    return edges().ofImports(module);
  }

  /** The requests that lead to a module. */
  public Edges importersOf(int module) {
    return edges().ofImporters(module);
  }

  /** The exports of a module, in the order of its file. */
  public Exports exportsOf(int module) {
    return new Exports(graph).of(module);
  }

  /**
   * Whether the program cannot do without a module: it is evaluated in some {@linkplain Uses
   * runtime}. A bundler may leave others out. True where that is not known.
   */
  public boolean isUsed(int module) {
    graph.identifier(module);
    return graph.uses().survives(module) != 0;
  }

  /**
   * Whether a module leads back to itself when the program runs. Costs the requests of the module.
   */
  public boolean isInCycle(int module) {
    return CycleChanges.isInCycle(graph, module);
  }

  /**
   * A shortest cycle through a module, which comes first; empty when there is none. Costs the edges
   * of the modules that lead to each other with it.
   */
  public int[] cycleOf(int module) {
    return new Walk(graph, graph.component(module)).cycle(module);
  }

  /**
   * A shortest chain of modules by which one leads to another when the program runs, both included;
   * empty when there is none. Costs the edges of what lies as near, and four bytes of heap for each
   * module of the graph.
   */
  public int[] shortestPath(int from, int to) {
    return new Walk(graph, Walk.ANY).path(new int[] {from}, to);
  }

  /** A shortest chain by which any of several modules leads to another. */
  public int[] shortestPath(int[] from, int to) {
    return new Walk(graph, Walk.ANY).path(from, to);
  }

  /**
   * The modules that a change of one concerns, itself included, in ascending order. Costs the
   * requests that lead to them.
   *
   * @param change in what respect the module changed
   */
  public int[] affectedBy(int module, Change change) {
    return affectedBy(new int[] {module}, change);
  }

  /** The modules that a change of any of some modules concerns, themselves included, ascending. */
  public int[] affectedBy(int[] modules, Change change) {
    if (change == Change.ANY) {
      return new Walk(graph, Walk.ANY).importers(modules);
    }
    try (Region region = Region.open("affected", Region.UNLIMITED);
        Affected affected = new Affected(region, graph.kinds(), Affected::whenBundling)) {
      affected.begin(graph);
      for (int module : modules) {
        graph.identifier(module);
        affected.change(module, change.cause());
      }
      affected.spread(graph, graph.incoming());
      int[] found = new int[affected.count()];
      Arrays.setAll(found, affected::module);
      Arrays.sort(found);
      return found;
    }
  }

  /** What is wrong with a module: its file and its requests, in the order of the file. */
  public List<Diagnostic> diagnostics(int module) {
    graph.identifier(module);
    List<Diagnostic> found = published.diagnostics().get(module);
    return found == null ? List.of() : found;
  }

  /** What is wrong with all modules and missing entries, in the order of their names. */
  public List<Diagnostic> diagnostics() {
    graph.moduleCount();
    List<Diagnostic> all = new ArrayList<>();
    published.diagnostics().values().forEach(all::addAll);
    all.sort(Published.BY_PLACE);
    return all;
  }

  /** The files of some modules. Allocates. */
  public List<Path> paths(int[] modules) {
    List<Path> paths = new ArrayList<>(modules.length);
    for (int module : modules) {
      paths.add(path(module));
    }
    return paths;
  }

  /** Lets go of the state. Closing twice does nothing. */
  @Override
  public void close() {
    graph.close();
  }
}
