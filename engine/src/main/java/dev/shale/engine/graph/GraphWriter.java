package dev.shale.engine.graph;

/**
 * Writes a {@link ModuleGraph}: made columns while modules are discovered, derived columns when
 * passes have run. Belongs to one thread.
 *
 * <p>A module's dependencies are one contiguous run of rows, so they are added one after the other
 * between {@link #beginDependencies} and the same call for the next module.
 */
public final class GraphWriter {
  private final ModuleGraph graph;
  private int parent = Snapshot.NO_MODULE;
  private int firstDependency;

  GraphWriter(ModuleGraph graph) {
    this.graph = graph;
  }

  /** The id of a name, UTF-8 in {@code bytes[begin, end)}. */
  public int name(byte[] bytes, int begin, int end) {
    return graph.names.intern(bytes, begin, end);
  }

  /** The id of a name. */
  public int name(String name) {
    return graph.names.intern(name);
  }

  /**
   * Adds a module.
   *
   * @param identifier its name id
   * @param issuer the dependency that asked for it first; {@link Snapshot#NO_DEPENDENCY} for an
   *     entry
   * @return its id, the number of modules before it
   */
  public int addModule(int identifier, ModuleKind kind, int issuer) {
    return graph.modules.append(identifier, kind, issuer);
  }

  /** Declares a module to be an entry. */
  public void entry(int module) {
    graph.modules.entry(module, true);
  }

  /** Says what a module's file turned out to be. */
  public void file(int module, ModuleKind kind, int bytes) {
    graph.modules.kind(module, kind);
    graph.modules.bytes(module, bytes);
  }

  /** Begins the run of a module's dependencies. */
  public void beginDependencies(int module) {
    parent = module;
    firstDependency = graph.dependencies.count();
    graph.modules.dependencies(module, firstDependency, 0);
  }

  /**
   * Adds a dependency to the run that was begun; a dynamic import gets a block of its own.
   *
   * @param flags bits of {@link DependencyFlags}
   * @param request name id
   * @return its id, which is its connection's too; it leads nowhere yet
   */
  public int addDependency(DependencyKind kind, int flags, int request) {
    int block = Snapshot.NO_BLOCK;
    if (kind == DependencyKind.DYNAMIC_IMPORT) {
      block = graph.blocks.append(parent, graph.dependencies.count(), 1);
    }
    int dependency = graph.dependencies.append(parent, kind, flags, request, block);
    graph.connections.append();
    graph.modules.dependencies(parent, firstDependency, dependency + 1 - firstDependency);
    return dependency;
  }

  /** Says where in its file a dependency stands. */
  public void locate(int dependency, int start, int end, int line, int column) {
    graph.dependencies.locate(dependency, start, end, line, column);
  }

  /** Says which module a dependency leads to. */
  public void connect(int dependency, int target) {
    graph.connections.target(dependency, target);
  }

  /** Derived: see {@link Snapshot#depth}. */
  public void depth(int module, int depth) {
    graph.modules.depth(module, depth);
  }

  /** Derived: see {@link Snapshot#preOrder} and {@link Snapshot#postOrder}. */
  public void order(int module, int preOrder, int postOrder) {
    graph.modules.preOrder(module, preOrder);
    graph.modules.postOrder(module, postOrder);
  }

  /** Derived: see {@link Snapshot#component}. */
  public void component(int module, int component) {
    graph.modules.component(module, component);
  }

  /** Derived: see {@link Snapshot#root}. */
  public void root(int module, boolean root) {
    graph.modules.root(module, root);
  }
}
