package dev.shale.engine.graph;

import dev.shale.arena.Layers;
import dev.shale.arena.SideRows;
import dev.shale.engine.graph.table.BlockTable;
import dev.shale.engine.graph.table.ComponentTable;
import dev.shale.engine.graph.table.ConnectionTable;
import dev.shale.engine.graph.table.DependencyDetailTable;
import dev.shale.engine.graph.table.DependencyTable;
import dev.shale.engine.graph.table.DepthTable;
import dev.shale.engine.graph.table.ExportConstantTable;
import dev.shale.engine.graph.table.ExportTable;
import dev.shale.engine.graph.table.ExportUseTable;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.engine.graph.table.InnerTable;
import dev.shale.engine.graph.table.ModuleNameTable;
import dev.shale.engine.graph.table.ModuleTable;
import dev.shale.engine.graph.table.ModuleUseTable;
import dev.shale.engine.graph.table.OrderTable;
import dev.shale.engine.graph.table.RootTable;
import dev.shale.engine.graph.table.Tables;
import dev.shale.engine.graph.upkeep.Compaction;
import dev.shale.engine.graph.upkeep.Incoming;
import dev.shale.engine.graph.upkeep.NameSweep;
import dev.shale.offheap.Region;
import dev.shale.offheap.column.ShortColumn;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link ModuleGraph}: made columns while modules are discovered, derived columns when
 * passes have run. Belongs to one thread.
 *
 * <p>Nobody sees what is written before {@link #publish}. A {@link #checkpoint} begins a layer that
 * {@link #rollback} drops and {@link #merge} keeps.
 *
 * <p>A module's dependencies are one contiguous run of rows, so they are added one after the other
 * between {@link #beginDependencies} and the same call for the next module; its exports likewise.
 *
 * <p>Every method that needs memory throws {@link dev.shale.offheap.RegionLimitException} when the
 * graph's limit leaves none. The operation may then be half done, so all others throw {@link
 * IllegalStateException} until {@link #rollback}, which needs no memory. What was published stays
 * readable throughout.
 */
public final class GraphWriter {
  private final Kinds kinds;
  private final Layers layers;
  private final GraphStore store;
  private final ModuleTable modules;
  private final ModuleNameTable moduleNames;
  private final DependencyTable dependencies;
  private final DependencyDetailTable details;
  private final ConnectionTable connections;
  private final ExportTable exports;
  private final ExportConstantTable constants;
  private final InnerTable inner;
  private final BlockTable blocks;
  private final DepthTable depths;
  private final OrderTable orders;
  private final ComponentTable components;
  private final RootTable roots;
  private final ModuleUseTable uses;
  private final ExportUseTable exportUses;
  private final OtherUses otherUses;
  private final Incoming incoming;
  private final NameSweep sweep;
  private final Compaction compaction;
  private final Run dependencyRun;
  private final Run exportRun;
  private final Run innerRun;
  private final Snapshot working;
  private final IncomingCursor importers;
  private final Region region;
  private @Nullable Mutations mutations;

  GraphWriter(Kinds kinds, GraphStore store, Layers layers, Region region) {
    this.kinds = kinds;
    this.layers = layers;
    this.store = store;
    this.region = region;
    Tables tables = store.tables();
    modules = tables.get(ModuleTable.TYPE);
    moduleNames = tables.get(ModuleNameTable.TYPE);
    dependencies = tables.get(DependencyTable.TYPE);
    details = tables.get(DependencyDetailTable.TYPE);
    connections = tables.get(ConnectionTable.TYPE);
    exports = tables.get(ExportTable.TYPE);
    constants = tables.get(ExportConstantTable.TYPE);
    inner = tables.get(InnerTable.TYPE);
    blocks = tables.get(BlockTable.TYPE);
    depths = tables.get(DepthTable.TYPE);
    orders = tables.get(OrderTable.TYPE);
    components = tables.get(ComponentTable.TYPE);
    roots = tables.get(RootTable.TYPE);
    uses = tables.get(ModuleUseTable.TYPE);
    exportUses = tables.get(ExportUseTable.TYPE);
    otherUses = new OtherUses(store);
    incoming = new Incoming(store);
    sweep = new NameSweep(store, region);
    compaction = new Compaction(store, layers, region);
    dependencyRun = new Run(store.dependencies());
    exportRun = new Run(store.exports());
    innerRun = new Run(store.inner());
    working = Snapshot.ofWriter(kinds, tables);
    importers = working.incoming();
  }

  /**
   * A read view of what was written so far, published or not, for the writer's thread. It follows
   * every change and need not be closed.
   */
  public Snapshot working() {
    return working;
  }

  /**
   * What is changed from now on, for who keeps up with the graph; at first, everything is. Whoever
   * clears it has to be the only one who reads it.
   */
  public Mutations mutations() {
    if (mutations == null) {
      mutations = new Mutations(region);
    }
    return mutations;
  }

  private void note(int module, int cause) {
    if (mutations != null) {
      mutations.add(module, cause);
    }
  }

  /**
   * Makes everything written so far visible to the snapshots opened from now on. Names that no row
   * refers to may be forgotten, so a name id that was not put into a row yet is void. A page that
   * is written for the first time afterwards is copied.
   *
   * <p>When many rows are free and there is no checkpoint, this may move dependencies and exports;
   * {@link Snapshot#generation} of {@link #working} tells, and what that means for ids.
   */
  public void publish() {
    layers.checkSound();
    finishRuns();
    if (sweep.isDue()) {
      sweep.run();
    }
    compaction.run();
    layers.publish();
  }

  /** Forgets the names that no row refers to, now; {@link #publish} does when it is worth it. */
  public void forgetUnusedNames() {
    layers.checkSound();
    finishRuns();
    sweep.run();
  }

  /** Begins a layer on top of what was written so far. Layers nest. Costs a few hundred numbers. */
  public void checkpoint() {
    layers.checkSound();
    finishRuns();
    layers.checkpoint();
  }

  /**
   * Drops everything written since the last checkpoint, and the checkpoint. Without one, drops what
   * was written since the last publication. Costs the pages touched.
   */
  public void rollback() {
    dependencyRun.forget();
    exportRun.forget();
    innerRun.forget();
    if (mutations != null) {
      mutations.addEverything(Mutations.Unknown.ROLLED_BACK);
    }
    layers.rollback();
  }

  /**
   * Keeps everything written since the last checkpoint, and drops the checkpoint. Costs the pages
   * touched.
   *
   * @throws IllegalStateException when there is no checkpoint
   */
  public void merge() {
    layers.checkSound();
    finishRuns();
    layers.merge();
  }

  /** How many pages were replaced since the last checkpoint. */
  public int touchedPageCount() {
    return layers.touchedPageCount();
  }

  /** The id of a name, UTF-8 in {@code bytes[begin, end)}. */
  public int name(byte[] bytes, int begin, int end) {
    layers.checkSound();
    return store.names().intern(bytes, begin, end);
  }

  /**
   * The id of a path of names with a byte 0 between them, as {@link InnerGraph#detail} is. Each of
   * the names has an id, too, so that it is found when the path is followed.
   */
  public int path(byte[] bytes, int begin, int end) {
    int path = name(bytes, begin, end);
    int first = begin;
    for (int at = begin; at < end; at++) {
      if (bytes[at] == 0) {
        name(bytes, first, at);
        first = at + 1;
      }
    }
    if (first > begin) {
      name(bytes, first, end);
    }
    return path;
  }

  /** The id of a name. */
  public int name(String name) {
    layers.checkSound();
    return store.names().intern(name);
  }

  /**
   * Adds a module. Takes the row of a removed one, if there is any.
   *
   * @param identifier its name id
   * @param kind one of the graph's {@link Kinds}
   * @param issuer the dependency that asked for it first, and is about to be connected to it;
   *     {@link Snapshot#NO_DEPENDENCY} for an entry
   * @return its id; the number of modules before it, as long as none was removed
   */
  public int addModule(int identifier, ModuleKind kind, int issuer) {
    layers.checkSound();
    int code = kinds.check(kind);
    int module = store.modules().allocate();
    modules.init(module, identifier, code, issuer);
    moduleNames.add(identifier, kind == ModuleKind.IGNORED, module);
    note(module, Mutations.EXISTENCE);
    return module;
  }

  /**
   * Removes a module with its dependencies, exports and blocks. What led to it leads to {@link
   * Snapshot#NO_MODULE}; the modules that it discovered have no issuer. Costs its dependencies and
   * its importers.
   */
  public void removeModule(int module) {
    layers.checkSound();
    finishRuns();
    clear(module);
    boolean isIgnored = modules.kind(module) == ModuleKind.IGNORED.code();
    moduleNames.remove(modules.identifier(module), isIgnored, module);
    noteImporters(module);
    incoming.disconnectAll(module);
    otherUses.remove(module);
    sweep.removed(1);
    store.modules().free(module, 1);
    note(module, Mutations.EXISTENCE);
  }

  private void noteExport(int export) {
    if (mutations != null) {
      mutations.add(exports.parent(export), Mutations.EXPORTS);
    }
  }

  private void noteImporters(int module) {
    if (mutations != null) {
      for (importers.of(module); importers.next(); ) {
        note(importers.source(), Mutations.CONNECTIONS);
      }
    }
  }

  /** Declares a module to be an entry. */
  public void entry(int module) {
    addFlags(module, ModuleFlags.ENTRY);
  }

  /** Sets bits of {@link ModuleFlags} beside those that a module has. */
  public void addFlags(int module, int flags) {
    layers.checkSound();
    modules.flags(module, modules.flags(module) | flags);
    note(module, Mutations.FLAGS);
  }

  /** Replaces the bits of {@link ModuleFlags}. */
  public void moduleFlags(int module, int flags) {
    layers.checkSound();
    modules.flags(module, flags);
    note(module, Mutations.FLAGS);
  }

  /** Says what a module's file turned out to be. */
  public void file(int module, ModuleKind kind, long bytes) {
    layers.checkSound();
    modules.kind(module, kinds.check(kind));
    modules.bytes(module, bytes);
    note(module, Mutations.CONTENT);
  }

  /**
   * Says what was read of a module's file, as a hash of 128 bits of all that its rows follow from;
   * zeros for nothing.
   */
  public void source(int module, long low, long high) {
    layers.checkSound();
    modules.source(module, low, high);
  }

  /**
   * Gives modules other numbers, and no gaps between them. Derived columns are void until all
   * passes have run over everything. Costs a step for each row; see {@link Renumbering}.
   *
   * @param order by new number the one that a module has now, of all modules
   * @throws IllegalArgumentException when those are not all modules, each once
   */
  public void renumber(int[] order) {
    layers.checkSound();
    finishRuns();
    otherUses.removeAll(modules.rowCount());
    new Renumbering(store, order).run(order.length);
    if (mutations != null) {
      mutations.addEverything(Mutations.Unknown.NOTHING_READ);
    }
  }

  /** Says which dependency discovers a module, now that the one that did is gone. */
  public void issuer(int module, int dependency) {
    layers.checkSound();
    modules.issuer(module, dependency);
  }

  /**
   * Begins the run of a module's dependencies, at the end of the table. Those that it had are
   * removed, and its exports, which may refer to them.
   */
  public void beginDependencies(int module) {
    beginAnew(module);
    dependencyRun.beginAtEnd(module);
    modules.dependencies(module, dependencyRun.begin(), 0);
  }

  /**
   * Begins a run of at most {@code count} dependencies, which takes the rows of removed ones where
   * they fit; otherwise as {@link #beginDependencies(int)}.
   */
  public void beginDependencies(int module, int count) {
    beginAnew(module);
    dependencyRun.beginOf(module, count);
    modules.dependencies(module, dependencyRun.begin(), 0);
  }

  private void beginAnew(int module) {
    layers.checkSound();
    finishRuns();
    clear(module);
    note(module, Mutations.CONNECTIONS | Mutations.EXPORTS);
  }

  /**
   * Adds a dependency to the run that was begun; what loads later gets a block of its own.
   *
   * @param kind one of the graph's {@link Kinds}
   * @param flags bits of {@link DependencyFlags}
   * @param request name id
   * @return its id, which is its connection's too; it leads nowhere yet
   */
  public int addDependency(DependencyKind kind, int flags, int request) {
    layers.checkSound();
    int code = kinds.check(kind);
    int dependency = dependencyRun.add();
    int parent = dependencyRun.parent();
    dependencies.init(dependency, parent, code, flags, request);
    connections.init(dependency);
    if (kind.isLater()) {
      addBlock(parent, dependency);
    }
    modules.dependencies(parent, dependencyRun.begin(), dependencyRun.count());
    return dependency;
  }

  /**
   * Adds a dependency to the run that was begun, as it is in another graph: what it asks for, where
   * it stands and how it is loaded, but not where it leads.
   *
   * @param names gives the name id here of one there
   * @return its id, as of {@link #addDependency}
   */
  public int copyDependency(Snapshot from, int dependency, IntUnaryOperator names) {
    int request = names.applyAsInt(from.request(dependency));
    int copy =
        addDependency(from.dependencyKind(dependency), from.dependencyFlags(dependency), request);
    locate(
        copy,
        from.spanStart(dependency),
        from.spanEnd(dependency),
        from.line(dependency),
        from.column(dependency));
    int attributes = from.attributes(dependency);
    if (attributes != Snapshot.NO_NAME) {
      attributes(copy, names.applyAsInt(attributes));
    }
    int block = from.block(dependency);
    if (block != Snapshot.NO_BLOCK) {
      copyBlock(from, block, working.block(copy), names);
    }
    return copy;
  }

  private void copyBlock(Snapshot from, int block, int copy, IntUnaryOperator names) {
    blockFlags(copy, from.blockFlags(block));
    blockOrders(copy, from.prefetchOrder(block), from.preloadOrder(block));
    int chunkName = from.chunkName(block);
    if (chunkName != Snapshot.NO_NAME) {
      chunkName(copy, names.applyAsInt(chunkName));
    }
  }

  private void addBlock(int parent, int dependency) {
    int block = store.blocks().allocate();
    blocks.init(block, parent, dependency, 1);
    details.block(detail(dependency), block);
  }

  /** Says where in its file a dependency stands. */
  public void locate(int dependency, int start, int end, int line, int column) {
    layers.checkSound();
    int length = end - start;
    dependencies.locate(dependency, start, length, line, column);
    if (isFar(length, line, column)) {
      details.locate(detail(dependency), length, line, column);
    }
  }

  /** Whether such a place takes a row of its own. */
  public static boolean isFar(int length, int line, int column) {
    return length >= DependencyTable.MAX_LENGTH
        || line >= ShortColumn.MAX
        || column >= ShortColumn.MAX;
  }

  /** Says which attributes an import has, as the name id of their text. */
  public void attributes(int dependency, int attributes) {
    layers.checkSound();
    details.attributes(detail(dependency), attributes);
  }

  /** Says how the chunk of a block is to be called. */
  public void chunkName(int block, int name) {
    layers.checkSound();
    blocks.chunkName(block, name);
  }

  /** Says how a block is to be loaded, in bits of {@link BlockFlags}. */
  public void blockFlags(int block, int flags) {
    layers.checkSound();
    blocks.flags(block, flags);
  }

  /** Says where a block stands among those that are loaded ahead; see {@link Snapshot}. */
  public void blockOrders(int block, int prefetchOrder, int preloadOrder) {
    layers.checkSound();
    blocks.orders(block, prefetchOrder, preloadOrder);
  }

  private int detail(int dependency) {
    dependencies.setHasDetail(dependency);
    return details.require(dependency);
  }

  /** Says which module a dependency leads to; {@link Snapshot#NO_MODULE} for none. */
  public void connect(int dependency, int target) {
    layers.checkSound();
    incoming.connect(dependency, target);
    if (mutations != null) {
      note(dependencies.parent(dependency), Mutations.CONNECTIONS);
    }
  }

  /** Begins a run of at most {@code count} exports; those that the module had are removed. */
  public void beginExports(int module, int count) {
    layers.checkSound();
    finishRuns();
    clearExports(module);
    note(module, Mutations.EXPORTS);
    exportRun.beginOf(module, count);
    modules.exports(module, exportRun.begin(), 0);
  }

  /**
   * Adds an export to the run that was begun.
   *
   * @param name name id; {@link Snapshot#NO_NAME} for a star
   * @param flags bits of {@link ExportFlags}
   */
  public int addExport(int name, int flags) {
    layers.checkSound();
    int export = exportRun.add();
    exports.init(export, exportRun.parent(), name, flags & ~ExportFlags.CONSTANT);
    modules.exports(exportRun.parent(), exportRun.begin(), exportRun.count());
    return export;
  }

  /**
   * Says what an export re-exports.
   *
   * @param dependency a dependency of the same module
   * @param path name id of what is re-exported; {@link Snapshot#NO_NAME} for everything
   */
  public void reExport(int export, int dependency, int path) {
    layers.checkSound();
    exports.target(export, dependency, path);
    noteExport(export);
  }

  /** Says which binding of its module an own export is, by its local name. */
  public void exportLocal(int export, int name) {
    layers.checkSound();
    exports.target(export, Snapshot.NO_DEPENDENCY, name);
    noteExport(export);
  }

  /** Says which constant an export is, as the name id of its source text. */
  public void constant(int export, int text) {
    layers.checkSound();
    constants.constant(export, text);
    exports.flags(export, exports.flags(export) | ExportFlags.CONSTANT);
    noteExport(export);
  }

  /** Says which part of its module makes an export; see {@link Snapshot#exportPart}. */
  public void exportPart(int export, int part) {
    layers.checkSound();
    exports.part(export, part);
    noteExport(export);
  }

  /** Begins a run of at most {@code count} rows; the inner graph that the module had is removed. */
  public void beginInner(int module, int count) {
    layers.checkSound();
    finishRuns();
    clearInner(module);
    note(module, Mutations.EXPORTS);
    innerRun.beginOf(module, count);
    modules.inner(module, innerRun.begin(), 0);
  }

  /**
   * Adds a row to the run that was begun; see {@link InnerGraph}.
   *
   * @param flags bits of {@link InnerFlags}
   */
  public void addInner(int flags, int target, int detail) {
    layers.checkSound();
    int row = innerRun.add();
    inner.init(row, innerRun.parent(), flags, target, detail);
    modules.inner(innerRun.parent(), innerRun.begin(), innerRun.count());
  }

  /** Says where in its file a part stands; a row of its module's {@link InnerGraph}. */
  public void relocateInner(int row, int start) {
    layers.checkSound();
    if (inner.detail(row) != start) {
      inner.detail(row, start);
      note(inner.parent(row), Mutations.CONTENT);
    }
  }

  private void finishRuns() {
    dependencyRun.finish();
    exportRun.finish();
    innerRun.finish();
  }

  private void clear(int module) {
    clearExports(module);
    clearInner(module);
    int begin = modules.firstDependency(module);
    int count = modules.dependencyCount(module);
    for (int dependency = begin; dependency < begin + count; dependency++) {
      removeFromOthers(dependency);
    }
    modules.dependencies(module, 0, 0);
    store.dependencies().free(begin, count);
    sweep.removed(count);
  }

  private void removeFromOthers(int dependency) {
    incoming.disconnect(dependency);
    if (dependencies.hasDetail(dependency)) {
      int detail = details.find(dependency);
      int block = detail == SideRows.NO_ROW ? Snapshot.NO_BLOCK : details.block(detail);
      if (block != Snapshot.NO_BLOCK) {
        store.blocks().free(block, 1);
      }
      details.remove(dependency);
    }
  }

  private void clearExports(int module) {
    int begin = modules.firstExport(module);
    int count = modules.exportCount(module);
    for (int export = begin; export < begin + count; export++) {
      if (exports.isConstant(export)) {
        constants.remove(export);
      }
    }
    modules.exports(module, 0, 0);
    store.exports().free(begin, count);
    sweep.removed(count);
  }

  private void clearInner(int module) {
    int count = modules.innerCount(module);
    if (count > 0) {
      store.inner().free(modules.firstInner(module), count);
      modules.inner(module, 0, 0);
      sweep.removed(count);
    }
  }

  /** Derived: see {@link Snapshot#depth}. */
  public void depth(int module, int depth) {
    layers.checkSound();
    modules.checkExists(module);
    depths.depth(module, depth);
  }

  /** Derived: see {@link Snapshot#preOrder} and {@link Snapshot#postOrder}. */
  public void order(int module, int preOrder, int postOrder) {
    layers.checkSound();
    modules.checkExists(module);
    orders.order(module, preOrder, postOrder);
  }

  /** Derived: see {@link Snapshot#component}. */
  public void component(int module, int component) {
    layers.checkSound();
    modules.checkExists(module);
    components.component(module, component);
  }

  /** Derived: see {@link Uses}. */
  public void use(int module, int survives, int whole, int named, int dropped, boolean hasEffects) {
    layers.checkSound();
    modules.checkExists(module);
    uses.write(module, survives, whole, named, dropped, hasEffects);
  }

  /**
   * Derived: the names that are used of a module which has no export for them; see {@link
   * Uses#otherName}.
   *
   * @param names each a name id in the upper half, and the bits of its runtimes in the lower one;
   *     in order
   */
  public void otherUses(int module, long[] names, int count) {
    layers.checkSound();
    modules.checkExists(module);
    otherUses.write(module, names, count);
  }

  /** Derived: an export is used in the runtimes of a {@linkplain #addUseSet set}. */
  public void exportUse(int export, int set) {
    layers.checkSound();
    exportUses.set(export, set);
  }

  /**
   * A set of runtimes that {@link Uses} does not have yet.
   *
   * @return its row, or {@link Uses#UNKNOWN_SET} when there are too many
   */
  public int addUseSet(int used, int fully) {
    layers.checkSound();
    return working.uses().setCount() == Uses.UNKNOWN_SET
        ? Uses.UNKNOWN_SET
        : store.addUseSet(used, fully);
  }

  /** Derived: see {@link Snapshot#isRoot}. */
  public void root(int module, boolean root) {
    layers.checkSound();
    modules.checkExists(module);
    roots.root(module, root);
  }
}
