package dev.shale.engine.pass;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.Mutations;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.TargetSet;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Bits;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** What {@link LivePasses} keep between two updates: the edges, and the result of every pass. */
final class PassState {
  /** Edges from which on two passes run beside each other. */
  private static final int LEAST_FORKED = 1 << 20;

  private final Snapshot graph;
  private final Region region;
  private final Workers workers;

  /** For a pass that runs beside another. */
  private final Workers alone = new Workers(1);

  private final EdgeReader reader;
  private final TargetSet targetSet = new TargetSet();
  private final Edits edits;
  private final IntList written;
  private final Scratch scratch;
  private final Depths depths;
  private final DepthRepair depthRepair;
  private final Orders orders;
  private final Components components;
  private final ComponentRepair componentRepair;
  private final Roots roots;
  private final RootRepair rootRepair;
  private Adjacency adjacency;
  private MemorySegment existing;
  private int existingCapacity;
  private int existingCount;
  private long orderNanos;
  private long componentNanos;

  PassState(Snapshot graph, Region region, Workers workers) {
    this.graph = graph;
    this.region = region;
    this.workers = workers;
    reader = graph.edges(EdgeChoice.RUNTIME);
    edits = new Edits(region);
    written = new IntList(region);
    scratch = new Scratch(region, 0);
    depths = Depths.resident(region, workers.count());
    depthRepair = new DepthRepair(region);
    orders = Orders.resident(region);
    components = Components.keptUp(region, workers.count());
    componentRepair = new ComponentRepair(region);
    roots = Roots.resident(region);
    rootRepair = new RootRepair(region);
    adjacency = Adjacency.none(region);
    existing = region.allocate(0);
  }

  /** Reads all edges anew. */
  void readAdjacency() {
    adjacency.close();
    adjacency = Adjacency.none(region);
    adjacency = Adjacency.of(graph, EdgeChoice.RUNTIME, region, workers);
    scratch.grow(adjacency.moduleCount());
    readExisting();
    edits.clear();
    written.clear();
  }

  private void readExisting() {
    reserveExisting(adjacency.moduleCount());
    existing.fill((byte) 0);
    existingCount = 0;
    for (int module = 0; module < adjacency.moduleCount(); module++) {
      if (graph.moduleExists(module)) {
        Bits.set(existing, module);
        existingCount++;
      }
    }
  }

  private void reserveExisting(int moduleCount) {
    if (moduleCount > existingCapacity) {
      MemorySegment before = existing;
      existingCapacity = moduleCount + Rows.spare(moduleCount);
      existing = region.allocate(Bits.bytes(existingCapacity));
      existing.copyFrom(before);
      region.free(before);
    }
  }

  /** Patches the edges of the modules that were changed; whether any edge or entry was. */
  boolean patchAdjacency(Mutations mutations) {
    edits.clear();
    written.clear();
    grow();
    for (int index = 0; index < mutations.count(); index++) {
      int module = mutations.module(index);
      int causes = mutations.causes(module);
      if ((causes & Mutations.EXISTENCE) != 0) {
        patchExistence(module);
      }
      if ((causes & (Mutations.CONNECTIONS | Mutations.EXISTENCE)) != 0) {
        patchRow(module);
      }
      if ((causes & (Mutations.FLAGS | Mutations.EXISTENCE)) != 0) {
        patchEntry(module);
      }
    }
    return edits.rows().size() > 0 || edits.entries().size() > 0 || written.size() > 0;
  }

  private void grow() {
    int before = adjacency.moduleCount();
    int moduleCount = Math.max(before, graph.moduleCount());
    if (moduleCount > before) {
      adjacency.grow(moduleCount);
      scratch.grow(moduleCount);
      reserveExisting(moduleCount);
      depths.grow(before, moduleCount);
      components.grow(moduleCount);
      roots.grow(before, moduleCount);
    }
  }

  private boolean exists(int module) {
    return module < graph.moduleCount() && graph.moduleExists(module);
  }

  private void patchExistence(int module) {
    boolean existed = Bits.get(existing, module);
    boolean exists = exists(module);
    if (exists) {
      written.add(module);
    }
    if (exists && !existed) {
      Bits.set(existing, module);
      existingCount++;
      edits.newModules().add(module);
    } else if (existed && !exists) {
      Bits.clear(existing, module);
      existingCount--;
    }
  }

  private void patchEntry(int module) {
    boolean isEntry = exists(module) && graph.isEntry(module);
    if (isEntry != adjacency.entries().has(module)) {
      edits.entries().add(module);
      if (isEntry) {
        adjacency.entries().add(module);
      } else {
        adjacency.entries().remove(module);
      }
    }
  }

  private void patchRow(int module) {
    int count = exists(module) ? reader.read(module) : 0;
    int[] row = reader.targets();
    Rows forward = adjacency.forward();
    if (equals(forward, module, row, count)) {
      return;
    }
    removeEdges(forward, module, row, count);
    addEdges(forward, module, row, count);
    forward.replace(module, row, count);
    edits.rows().add(module);
  }

  private static boolean equals(Rows rows, int module, int[] row, int count) {
    if (rows.length(module) != count) {
      return false;
    }
    int begin = rows.begin(module);
    for (int index = 0; index < count; index++) {
      if (rows.target(begin + index) != row[index]) {
        return false;
      }
    }
    return true;
  }

  private void removeEdges(Rows forward, int module, int[] row, int count) {
    targetSet.begin(count);
    for (int index = 0; index < count; index++) {
      targetSet.add(row[index]);
    }
    int end = forward.end(module);
    for (int edge = forward.begin(module); edge != end; edge++) {
      int target = forward.target(edge);
      if (!targetSet.has(target)) {
        edits.remove(module, target);
        adjacency.reverse().remove(target, module);
      }
    }
  }

  private void addEdges(Rows forward, int module, int[] row, int count) {
    targetSet.begin(forward.length(module));
    int end = forward.end(module);
    for (int edge = forward.begin(module); edge != end; edge++) {
      targetSet.add(forward.target(edge));
    }
    for (int index = 0; index < count; index++) {
      if (!targetSet.has(row[index])) {
        edits.add(module, row[index]);
        adjacency.reverse().add(row[index], module);
      }
    }
  }

  boolean repairDepth() {
    return depthRepair.repair(depths, adjacency, edits);
  }

  boolean orderHolds() {
    return orders.holds(adjacency, edits);
  }

  boolean repairComponents() {
    return componentRepair.repair(components, adjacency, edits, scratch);
  }

  PassReason componentReason() {
    return componentRepair.reason();
  }

  void repairRoots() {
    rootRepair.repair(roots, components, componentRepair, adjacency, edits);
  }

  void searchDepth() {
    depths.search(adjacency, workers, scratch);
  }

  void searchOrder() {
    orders.search(adjacency, scratch);
  }

  void searchComponents() {
    components.search(adjacency, workers, scratch);
  }

  void searchRoots() {
    roots.search(adjacency, components);
  }

  /** Whether it is worth while to run two passes beside each other. */
  boolean forks() {
    return workers.count() > 1 && adjacency.edgeCount() >= LEAST_FORKED;
  }

  /** Both walk depth first, which one thread does best: so two walk at the same time. */
  void orderBesideComponents() {
    try (Scratch other = new Scratch(region, adjacency.moduleCount())) {
      workers.run((worker, begin, end) -> searchOneOfTwo(begin, other), 2, 1);
    }
  }

  private void searchOneOfTwo(int which, Scratch other) {
    long start = System.nanoTime();
    if (which == 0) {
      components.search(adjacency, alone, scratch);
      componentNanos = System.nanoTime() - start;
    } else {
      orders.search(adjacency, other);
      orderNanos = System.nanoTime() - start;
    }
  }

  long orderNanos() {
    return orderNanos;
  }

  long componentNanos() {
    return componentNanos;
  }

  Adjacency adjacency() {
    return adjacency;
  }

  Depths depths() {
    return depths;
  }

  Orders orders() {
    return orders;
  }

  Components components() {
    return components;
  }

  Roots roots() {
    return roots;
  }

  IntList changedDepths() {
    return depthRepair.changed();
  }

  IntList changedComponents() {
    return componentRepair.changed();
  }

  IntList changedRoots() {
    return rootRepair.changed();
  }

  /** The modules that were added, whose columns nobody has written yet. */
  IntList written() {
    return written;
  }

  /** What a pass last found over everything, for people. */
  String work(Pass pass) {
    int goneCount = adjacency.moduleCount() - existingCount;
    return switch (pass) {
      case ADJACENCY -> Passes.plural(adjacency.edgeCount(), "edge");
      case DEPTH -> "greatest depth " + Math.max(0, depths.greatest());
      case ORDER -> Passes.plural(existingCount, "module");
      case COMPONENTS -> Passes.plural(components.count() - goneCount, "component");
      case ROOTS -> Passes.plural(roots.count() - goneCount, "root");
    };
  }

  /** What a pass did after edits, for people. */
  String hotWork(Pass pass) {
    return switch (pass) {
      case ADJACENCY -> Passes.plural(edits.rows().size(), "module") + " with other edges";
      case DEPTH -> Passes.plural(depthRepair.changed().size(), "module");
      case ORDER -> "";
      case COMPONENTS -> Passes.plural(componentRepair.changed().size(), "module");
      case ROOTS -> Passes.plural(rootRepair.changed().size(), "module");
    };
  }
}
