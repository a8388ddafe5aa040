package dev.shale.engine.graph;

/**
 * A read view of a module graph. Rows are named by int ids that count from 0: modules in the order
 * of discovery, dependencies in that of their modules and, within one, of the source.
 *
 * <p>Any number of threads may read. No method allocates but those that return a {@link String} or
 * a cursor. A row that does not exist is an {@link IndexOutOfBoundsException}; reading after the
 * graph and all its snapshots are closed is an {@link IllegalStateException}.
 */
public final class Snapshot implements AutoCloseable {
  /** No module: the target of a request that leads nowhere. */
  public static final int NO_MODULE = -1;

  /** No dependency: the issuer of an entry. */
  public static final int NO_DEPENDENCY = -1;

  /** No block: a dependency that loads together with its module. */
  public static final int NO_BLOCK = -1;

  /** The depth and ranks of a module that no entry reaches. */
  public static final int NOT_REACHED = -1;

  private final ModuleGraph graph;
  private final int moduleCount;
  private boolean closed;

  Snapshot(ModuleGraph graph) {
    this.graph = graph;
    this.moduleCount = graph.modules.count();
  }

  public int moduleCount() {
    return moduleCount;
  }

  public int dependencyCount() {
    return graph.dependencies.count();
  }

  public int blockCount() {
    return graph.blocks.count();
  }

  /** The name id of a module: a file's absolute path, or the name of what is not a file. */
  public int identifier(int module) {
    return graph.modules.identifier(module);
  }

  public ModuleKind kind(int module) {
    return graph.modules.kind(module);
  }

  /** The size of a module's file; 0 where there is none. */
  public int bytes(int module) {
    return graph.modules.bytes(module);
  }

  public boolean entry(int module) {
    return graph.modules.entry(module);
  }

  /**
   * The dependency that discovered a module, or {@link #NO_DEPENDENCY} for an entry. Discovery is
   * breadth first, so the issuers lead to an entry by a shortest chain.
   */
  public int issuer(int module) {
    return graph.modules.issuer(module);
  }

  /** The first of a module's dependencies. */
  public int begin(int module) {
    return graph.modules.firstDependency(module);
  }

  /** The row behind the last of a module's dependencies. */
  public int end(int module) {
    return graph.modules.firstDependency(module) + graph.modules.dependencyCount(module);
  }

  /** A cursor for the dependencies of modules; reuse it. */
  public DependencyCursor dependencies() {
    return new DependencyCursor(this);
  }

  /** The module that asks. */
  public int parent(int dependency) {
    return graph.dependencies.parent(dependency);
  }

  /** The module that a dependency leads to, or {@link #NO_MODULE}. */
  public int target(int dependency) {
    return graph.connections.target(dependency);
  }

  public DependencyKind dependencyKind(int dependency) {
    return graph.dependencies.kind(dependency);
  }

  /** Bits of {@link DependencyFlags}. */
  public int flags(int dependency) {
    return graph.dependencies.flags(dependency);
  }

  /** Whether a dependency is erased before the program runs. */
  public boolean typeOnly(int dependency) {
    return (flags(dependency) & DependencyFlags.TYPE_ONLY) != 0;
  }

  /** The name id of what a dependency asks for, as written. */
  public int request(int dependency) {
    return graph.dependencies.request(dependency);
  }

  /** The block that a dependency belongs to, or {@link #NO_BLOCK}. */
  public int block(int dependency) {
    return graph.dependencies.block(dependency);
  }

  /** The byte offset of the request's literal in its file. */
  public int spanStart(int dependency) {
    return graph.dependencies.start(dependency);
  }

  /** The byte offset behind the request's literal. */
  public int spanEnd(int dependency) {
    return graph.dependencies.end(dependency);
  }

  /** The line of the request's literal, from 1. */
  public int line(int dependency) {
    return graph.dependencies.line(dependency);
  }

  /** The column of the request's literal in UTF-16 units, from 1. */
  public int column(int dependency) {
    return graph.dependencies.column(dependency);
  }

  /** The module that has a block. */
  public int blockParent(int block) {
    return graph.blocks.parent(block);
  }

  /** The first of a block's dependencies. */
  public int blockBegin(int block) {
    return graph.blocks.firstDependency(block);
  }

  /** The row behind the last of a block's dependencies. */
  public int blockEnd(int block) {
    return graph.blocks.firstDependency(block) + graph.blocks.dependencyCount(block);
  }

  /** The least number of connections from an entry, or {@link #NOT_REACHED}. */
  public int depth(int module) {
    return graph.modules.depth(module);
  }

  /** The rank of entering a module in the depth-first walk in source order. */
  public int preOrder(int module) {
    return graph.modules.preOrder(module);
  }

  /** The rank of leaving a module in that walk. */
  public int postOrder(int module) {
    return graph.modules.postOrder(module);
  }

  /** The strongly connected component of a module; they count from 0 by their least modules. */
  public int component(int module) {
    return graph.modules.component(module);
  }

  /** Whether a module is a root of the graph. */
  public boolean root(int module) {
    return graph.modules.root(module);
  }

  public int nameCount() {
    return graph.names.count();
  }

  /** A name as a new string. */
  public String name(int name) {
    return graph.names.string(name);
  }

  /** How many bytes a name has as UTF-8. */
  public int nameBytes(int name) {
    return graph.names.byteCount(name);
  }

  /** Copies a name as UTF-8 to {@code target}, from {@code begin} on; returns how many bytes. */
  public int copyName(int name, byte[] target, int begin) {
    return graph.names.copy(name, target, begin);
  }

  /** Lets go of the memory. Closing twice does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      graph.release();
    }
  }
}
