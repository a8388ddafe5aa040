package dev.shale.engine.graph;

import dev.shale.arena.SideRows;
import dev.shale.arena.VersionPages;
import dev.shale.engine.graph.table.Absent;
import dev.shale.engine.graph.table.ConnectionTable;
import dev.shale.engine.graph.table.DependencyTable;
import dev.shale.engine.graph.table.ImporterTable;
import dev.shale.engine.graph.table.ModuleTable;
import dev.shale.engine.graph.table.TableType;
import dev.shale.engine.graph.table.Tables;
import dev.shale.offheap.column.ShortColumn;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A read view of a module graph at one moment. Rows are named by int ids that count from 0: modules
 * in the order of discovery, dependencies in that of their modules and, within one, of the source.
 * Ids of what was removed are taken again. {@link #generation} says how long ids are good.
 *
 * <p>Any number of threads may read. No method allocates but those that return a {@link String} or
 * a cursor. A row that does not exist is an {@link IndexOutOfBoundsException}; reading after {@link
 * #close} is an {@link IllegalStateException}.
 *
 * <p>Whoever closes a snapshot should know that its readers are done. If they are not, a single
 * read that is under way at that moment may return a value of a later state; the next one throws.
 * What a {@link DependencyCursor} or a {@link TargetBatch} has loaded is of the snapshot whatever
 * happens, as they look again when they have read. No read reaches memory that is not the graph's.
 */
public final class Snapshot implements AutoCloseable {
  /** No module: the target of a request that leads nowhere. */
  public static final int NO_MODULE = Absent.NO_MODULE;

  /** No dependency: the issuer of an entry. */
  public static final int NO_DEPENDENCY = Absent.NO_DEPENDENCY;

  /** No block: a dependency that loads together with its module. */
  public static final int NO_BLOCK = Absent.NO_BLOCK;

  /** No part: of an export that is another module's, or whose parts are not known. */
  public static final int NO_PART = Absent.NO_PART;

  /** No name. */
  public static final int NO_NAME = Absent.NO_NAME;

  /** The depth and ranks of a module that no entry reaches. */
  public static final int NOT_REACHED = Absent.NOT_REACHED;

  private final ModuleTable modules;
  private final DependencyTable dependencies;
  private final ConnectionTable connections;
  private final Kinds kinds;
  private final Tables tables;
  private final @Nullable Lease lease;
  private volatile @Nullable MoreTables more;

  private Snapshot(Kinds kinds, Tables tables, @Nullable Lease lease) {
    this.kinds = kinds;
    this.tables = tables;
    this.lease = lease;
    modules = tables.get(ModuleTable.TYPE);
    dependencies = tables.get(DependencyTable.TYPE);
    connections = tables.get(ConnectionTable.TYPE);
  }

  private MoreTables more() {
    MoreTables made = more;
    if (made == null) {
      made = new MoreTables(tables);
      more = made;
    }
    return made;
  }

  static Snapshot of(Kinds kinds, Tables tables, Lease lease) {
    Snapshot snapshot = new Snapshot(kinds, tables, lease);
    lease.watch(snapshot);
    return snapshot;
  }

  /** What the writer itself sees; closing it does nothing. */
  static Snapshot ofWriter(Kinds kinds, Tables tables) {
    return new Snapshot(kinds, tables, null);
  }

  /** The kinds of modules and dependencies that there may be. */
  public Kinds kinds() {
    return kinds;
  }

  /** A number that all modules are less than; how many there are, as long as none was removed. */
  public int moduleCount() {
    return open(modules.rowCount());
  }

  /** Whether there is a module of this id below {@link #moduleCount()}. */
  public boolean moduleExists(int module) {
    return modules.exists(module);
  }

  /** A number that all dependencies are less than; see {@link #moduleCount()}. */
  public int dependencyCount() {
    return open(dependencies.rowCount());
  }

  /** Whether there is a dependency of this id below {@link #dependencyCount()}. */
  public boolean dependencyExists(int dependency) {
    return dependencies.exists(dependency);
  }

  /** A number that all exports are less than; see {@link #moduleCount()}. */
  public int exportCount() {
    return open(more().exports.rowCount());
  }

  /** Whether there is an export of this id below {@link #exportCount()}. */
  public boolean exportExists(int export) {
    return more().exports.exists(export);
  }

  /** A number that all blocks are less than; see {@link #moduleCount()}. */
  public int blockCount() {
    return open(more().blocks.rowCount());
  }

  /** Whether there is a block of this id below {@link #blockCount()}. */
  public boolean blockExists(int block) {
    return more().blocks.exists(block);
  }

  private int open(int count) {
    if (count < 0) {
      throw new IllegalStateException("The snapshot is closed");
    }
    return count;
  }

  /**
   * How often the rows of dependencies and exports have moved. This is what ids are good for:
   *
   * <ul>
   *   <li>A module and a name keep their id while they exist, in all snapshots.
   *   <li>A dependency, an export, and their connections and constants keep theirs from one
   *       snapshot to the next, and in what the writer sees, as long as this number is the same and
   *       the run that they are in is not written anew.
   *   <li>When the number differs, a run may have moved as a whole, into the rows of others. The
   *       place of a dependency in the run of its module is the same still: {@code
   *       later.begin(module) + dependency - earlier.begin(module)}, where the module was not
   *       written anew; exports likewise. What a pass keeps beside the graph should therefore be by
   *       module and place, or be thrown away when the number changes.
   *   <li>All columns that name a row were changed with it, derived ones included.
   *   <li>A block keeps its id while its dependency exists.
   * </ul>
   *
   * <p>Rows move only in {@link GraphWriter#publish}, outside of checkpoints, when more than a
   * twentieth of the rows are free: once in hundreds of edits.
   */
  public int generation() {
    modules.checkOpen();
    return tables.generation().number();
  }

  /** The name id of a module: a file's absolute path, or the name of what is not a file. */
  public int identifier(int module) {
    return modules.identifier(module);
  }

  /**
   * The module of a name id, or {@link #NO_MODULE}: a file, or what is left to the platform. Costs
   * a look into a hash index.
   */
  public int findModule(int identifier) {
    checkOpen();
    return identifier == NO_NAME ? NO_MODULE : more().moduleNames.module(identifier, false);
  }

  /** Whether a path, or the name of what is left to the platform, is that of a module. */
  public boolean hasModule(String path) {
    return findModule(findName(path)) != NO_MODULE;
  }

  /** The module that stands for ignored requests of a name id, or {@link #NO_MODULE}. */
  public int findIgnored(int identifier) {
    checkOpen();
    return identifier == NO_NAME ? NO_MODULE : more().moduleNames.module(identifier, true);
  }

  private void checkOpen() {
    modules.checkOpen();
  }

  public ModuleKind kind(int module) {
    return kinds.moduleKind(modules.kind(module));
  }

  /** The size of a module's file; 0 where there is none. */
  public long bytes(int module) {
    return modules.bytes(module);
  }

  /**
   * The first half of a hash of 128 bits of what a module was read from: the bytes of its file, its
   * extension, and the settings by which it is read. It stays the same when the file is moved, or
   * its times or the module's number are others. Means nothing where {@link #hasSource} says so.
   */
  public long sourceLow(int module) {
    return modules.sourceLow(module);
  }

  /** The second half; see {@link #sourceLow}. */
  public long sourceHigh(int module) {
    return modules.sourceHigh(module);
  }

  /** Whether a module was read, so that it has a hash of what. */
  public boolean hasSource(int module) {
    return modules.sourceLow(module) != 0 || modules.sourceHigh(module) != 0;
  }

  public boolean isEntry(int module) {
    return (modules.flags(module) & ModuleFlags.ENTRY) != 0;
  }

  /** Whether only imports of types lead to a module: it is no part of the program that runs. */
  public boolean isForTypes(int module) {
    return (modules.flags(module) & ModuleFlags.FOR_TYPES) != 0;
  }

  /** Whether a module belongs to an installed package and not to the project. */
  public boolean isInstalled(int module) {
    return (modules.flags(module) & ModuleFlags.INSTALLED) != 0;
  }

  /**
   * The dependency that discovered a module, or {@link #NO_DEPENDENCY} for an entry, and for one
   * whose discoverer is gone. Discovery is breadth first, so the issuers lead to an entry by a
   * shortest chain.
   */
  public int issuer(int module) {
    return modules.issuer(module);
  }

  /** Bits of {@link ModuleFlags}. */
  public int moduleFlags(int module) {
    return modules.flags(module);
  }

  /** The first of a module's dependencies. */
  public int begin(int module) {
    return modules.firstDependency(module);
  }

  /** The row behind the last of a module's dependencies. */
  public int end(int module) {
    return modules.firstDependency(module) + modules.dependencyCount(module);
  }

  /** A cursor for the dependencies of modules; reuse it. */
  public DependencyCursor dependencies() {
    return new DependencyCursor(this, modules, connections);
  }

  /** The targets of many modules at a time, for walks over the whole graph; reuse it. */
  public TargetBatch targetBatch() {
    return new TargetBatch(modules, connections);
  }

  /** A cursor for the dependencies that lead to modules; reuse it. */
  public IncomingCursor incoming() {
    return new IncomingCursor(modules, tables.get(ImporterTable.TYPE), dependencies);
  }

  /** A reader of the edges of modules; reuse it. */
  public EdgeReader edges(EdgeChoice choice) {
    return new EdgeReader(tables, choice, kinds.hidden(choice));
  }

  /** The module that asks. */
  public int parent(int dependency) {
    return dependencies.parent(dependency);
  }

  /** The module that a dependency leads to, or {@link #NO_MODULE}. */
  public int target(int dependency) {
    return connections.target(dependency);
  }

  private int detail(int dependency) {
    return dependencies.hasDetail(dependency) ? more().details.find(dependency) : SideRows.NO_ROW;
  }

  public DependencyKind dependencyKind(int dependency) {
    return kinds.dependencyKind(dependencies.kind(dependency));
  }

  /** Bits of {@link DependencyFlags}. */
  public int dependencyFlags(int dependency) {
    return dependencies.flags(dependency);
  }

  /** Whether a dependency is erased before the program runs. */
  public boolean isTypeOnly(int dependency) {
    return (dependencyFlags(dependency) & DependencyFlags.TYPE_ONLY) != 0;
  }

  /** Whether a dependency does not load its target; see {@link DependencyFlags#PASSIVE}. */
  public boolean isPassive(int dependency) {
    return (dependencyFlags(dependency) & DependencyFlags.PASSIVE) != 0;
  }

  /** The name id of what a dependency asks for, as written. */
  public int request(int dependency) {
    return dependencies.request(dependency);
  }

  /** The block that a dependency belongs to, or {@link #NO_BLOCK}. */
  public int block(int dependency) {
    int detail = detail(dependency);
    return detail == SideRows.NO_ROW ? NO_BLOCK : more().details.block(detail);
  }

  /** The name id of an import's attributes, or {@link #NO_NAME}. */
  public int attributes(int dependency) {
    int detail = detail(dependency);
    return detail == SideRows.NO_ROW ? NO_NAME : more().details.attributes(detail);
  }

  /** The byte offset of the request's literal in its file. */
  public int spanStart(int dependency) {
    return dependencies.start(dependency);
  }

  /** The byte offset behind the request's literal. */
  public int spanEnd(int dependency) {
    int length = dependencies.length(dependency);
    boolean isCut = length == DependencyTable.MAX_LENGTH;
    return spanStart(dependency) + (isCut ? more().details.length(detail(dependency)) : length);
  }

  /** The line of the request's literal, from 1. */
  public int line(int dependency) {
    int line = dependencies.line(dependency);
    return line == ShortColumn.MAX ? more().details.line(detail(dependency)) : line;
  }

  /** The column of the request's literal in UTF-16 units, from 1. */
  public int column(int dependency) {
    int column = dependencies.column(dependency);
    return column == ShortColumn.MAX ? more().details.column(detail(dependency)) : column;
  }

  /** The module that has a block. */
  public int blockParent(int block) {
    return more().blocks.parent(block);
  }

  /** The first of a block's dependencies. */
  public int blockBegin(int block) {
    return more().blocks.firstDependency(block);
  }

  /** The row behind the last of a block's dependencies. */
  public int blockEnd(int block) {
    return more().blocks.firstDependency(block) + more().blocks.dependencyCount(block);
  }

  /** The name id of what a block's chunk is to be called, or {@link #NO_NAME}. */
  public int chunkName(int block) {
    return more().blocks.chunkName(block);
  }

  /** How a block is to be loaded, in bits of {@link BlockFlags}. */
  public int blockFlags(int block) {
    return more().blocks.flags(block);
  }

  /**
   * Where a block stands among those that are loaded when nothing else is to do; the higher the
   * earlier. Has a meaning with {@link BlockFlags#PREFETCH}.
   */
  public int prefetchOrder(int block) {
    return more().blocks.prefetchOrder(block);
  }

  /**
   * Where a block stands among those that are loaded together with what it belongs to; the higher
   * the earlier. Has a meaning with {@link BlockFlags#PRELOAD}.
   */
  public int preloadOrder(int block) {
    return more().blocks.preloadOrder(block);
  }

  /** The first of a module's exports. */
  public int exportBegin(int module) {
    return modules.firstExport(module);
  }

  /** The row behind the last of a module's exports. */
  public int exportEnd(int module) {
    return modules.firstExport(module) + modules.exportCount(module);
  }

  /** The name id of an export, or {@link #NO_NAME} for a star. */
  public int exportName(int export) {
    return more().exports.name(export);
  }

  /** The module that has an export. */
  public int exportParent(int export) {
    return more().exports.parent(export);
  }

  /** Bits of {@link ExportFlags}. */
  public int exportFlags(int export) {
    return more().exports.flags(export);
  }

  /** The dependency that an export is re-exported from, or {@link #NO_DEPENDENCY}. */
  public int exportDependency(int export) {
    return more().exports.targetDependency(export);
  }

  /**
   * The name id of what is re-exported there, or {@link #NO_NAME} for all of it; of an own export
   * the local name of the binding, or {@link #NO_NAME} for an expression.
   */
  public int exportPath(int export) {
    return more().exports.targetPath(export);
  }

  /**
   * The part of its module that makes an export: a row of the {@link #inner} graph, counted from
   * the module's first; or {@link #NO_PART}.
   */
  public int exportPart(int export) {
    return more().exports.part(export);
  }

  /** What the parts of modules use. To be asked once and kept. */
  public InnerGraph inner() {
    return new InnerGraph(modules, more().inner);
  }

  /** What of modules and exports the program uses. To be asked once and kept. */
  public Uses uses() {
    return more().uses;
  }

  /** The name id of the source text of the constant that an export is, or {@link #NO_NAME}. */
  public int constant(int export) {
    return more().exports.isConstant(export) ? more().constants.constant(export) : NO_NAME;
  }

  /** The least number of connections from an entry, or {@link #NOT_REACHED}. */
  public int depth(int module) {
    modules.checkExists(module);
    return more().depths.depth(module);
  }

  /** The rank of entering a module in the depth-first walk in source order. */
  public int preOrder(int module) {
    modules.checkExists(module);
    return more().orders.preOrder(module);
  }

  /** The rank of leaving a module in that walk. */
  public int postOrder(int module) {
    modules.checkExists(module);
    return more().orders.postOrder(module);
  }

  /** The strongly connected component of a module, named by the least of its modules. */
  public int component(int module) {
    modules.checkExists(module);
    return more().components.component(module);
  }

  /** Whether a module is a root of the program; never one that only types lead to. */
  public boolean isRoot(int module) {
    return !isForTypes(module) && more().roots.isRoot(module);
  }

  /**
   * A table by its type, for columns that have no method here. To be asked once and kept.
   *
   * @throws IllegalArgumentException when the graph was made without it
   */
  public <T> T table(TableType<T> type) {
    return tables.get(type);
  }

  /** A number that all names are less than. */
  public int nameCount() {
    return open(more().names.count());
  }

  /** The id of a name, or {@link #NO_NAME}. Encodes it, so it allocates. */
  public int findName(String name) {
    return more().names.find(name);
  }

  /** The id of the name in {@code bytes[begin, end)}, UTF-8, or {@link #NO_NAME}. */
  public int findName(byte[] bytes, int begin, int end) {
    return more().names.find(bytes, begin, end);
  }

  /** A name as a new string. */
  public String name(int name) {
    return more().names.string(name);
  }

  /** How many bytes a name has as UTF-8. */
  public int nameBytes(int name) {
    return more().names.byteCount(name);
  }

  /** Whether a name is {@code bytes[begin, end)} as UTF-8. */
  public boolean nameEquals(int name, byte[] bytes, int begin, int end) {
    return more().names.equal(name, bytes, begin, end);
  }

  /** Copies a name as UTF-8 to {@code target}, from {@code begin} on; returns how many bytes. */
  public int copyName(int name, byte[] target, int begin) {
    return more().names.copy(name, target, begin);
  }

  /**
   * The memory that this snapshot is, for those who keep it; to be read until {@link #close}.
   * {@link ModuleGraph#over} makes a graph of it again.
   *
   * @throws IllegalStateException for what {@link GraphWriter#working} returned
   */
  public VersionPages pages() {
    VersionPages pages = tables.pages();
    if (pages == null) {
      throw new IllegalStateException("What was not published yet has no pages to keep");
    }
    return pages;
  }

  /**
   * Lets go of the memory. Closing twice does nothing, nor does closing what {@link
   * GraphWriter#working} returned.
   */
  @Override
  public void close() {
    try {
      if (lease != null) {
        lease.end(pages());
      }
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
