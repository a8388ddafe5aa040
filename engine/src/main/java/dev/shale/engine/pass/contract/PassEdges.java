package dev.shale.engine.pass.contract;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.GraphWriter;
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

/** The edges that passes walk, and what the last edits did to them. */
public final class PassEdges {
  private final GraphWriter writer;
  private final Snapshot graph;
  private final Region region;
  private final Workers workers;
  private final boolean isKept;
  private final EdgeReader reader;
  private final TargetSet targetSet = new TargetSet();
  private final Edits edits;
  private final IntList written;
  private final Scratch scratch;
  private Adjacency adjacency;
  private MemorySegment existing;
  private int existingCapacity;
  private int existingCount;
  private int causes;

  private PassEdges(GraphWriter writer, Region region, Workers workers, boolean isKept) {
    this.writer = writer;
    this.region = region;
    this.workers = workers;
    this.isKept = isKept;
    graph = writer.working();
    reader = graph.edges(EdgeChoice.RUNTIME);
    edits = new Edits(region);
    written = new IntList(region);
    scratch = new Scratch(region, 0);
    adjacency = Adjacency.none(region);
    existing = region.allocate(0);
  }

  /** Edges of both directions, for passes that are kept up to date. */
  public static PassEdges kept(GraphWriter writer, Region region, Workers workers) {
    return new PassEdges(writer, region, workers, true);
  }

  /** Edges that lead on, for passes that run once. */
  public static PassEdges once(GraphWriter writer, Region region, Workers workers) {
    return new PassEdges(writer, region, workers, false);
  }

  /** Reads all edges anew. */
  public void read() {
    adjacency.close();
    adjacency = Adjacency.none(region);
    adjacency =
        isKept
            ? Adjacency.of(graph, EdgeChoice.RUNTIME, region, workers)
            : Adjacency.forward(graph, EdgeChoice.RUNTIME, region);
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

  /** Patches the edges of the modules that were changed. {@link #causes} says what that changed. */
  public void patch(Mutations mutations) {
    edits.clear();
    written.clear();
    causes = 0;
    grow();
    for (int index = 0; index < mutations.count(); index++) {
      patch(mutations.module(index), mutations.causes(mutations.module(index)));
    }
    causes |= edits.rows().size() > 0 ? Mutations.CONNECTIONS : 0;
    causes |= edits.entries().size() > 0 ? Mutations.FLAGS : 0;
    causes |= written.size() > 0 ? Mutations.EXISTENCE : 0;
  }

  private void patch(int module, int noted) {
    causes |= noted & (Mutations.CONTENT | Mutations.EXPORTS);
    if ((noted & Mutations.EXISTENCE) != 0) {
      patchExistence(module);
    }
    if ((noted & (Mutations.CONNECTIONS | Mutations.EXISTENCE)) != 0) {
      patchRow(module);
    }
    if ((noted & (Mutations.FLAGS | Mutations.EXISTENCE)) != 0) {
      patchEntry(module);
    }
  }

  private void grow() {
    int before = adjacency.moduleCount();
    int moduleCount = Math.max(before, graph.moduleCount());
    if (moduleCount > before) {
      adjacency.grow(moduleCount);
      scratch.grow(moduleCount);
      reserveExisting(moduleCount);
    }
  }

  /** Whether a module exists now. */
  public boolean exists(int module) {
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

  /** The graph as its writer sees it. */
  public Snapshot graph() {
    return graph;
  }

  public GraphWriter writer() {
    return writer;
  }

  /** Where passes keep what they found. */
  public Region region() {
    return region;
  }

  /** Threads that a search may use. */
  public Workers workers() {
    return workers;
  }

  /** Whether results are kept up to date; otherwise passes run once, over edges that lead on. */
  public boolean isKept() {
    return isKept;
  }

  /** Memory for a search, for as many modules as there are. */
  public Scratch scratch() {
    return scratch;
  }

  /** The edges as they are now; another object after {@link #read}. */
  public Adjacency adjacency() {
    return adjacency;
  }

  /** What the last {@link #patch} did to the edges. */
  public Edits edits() {
    return edits;
  }

  /** The modules that were added, whose columns nobody has written yet. */
  public IntList written() {
    return written;
  }

  /** In which respects the last {@link #patch} found a difference; bits of {@link Mutations}. */
  public int causes() {
    return causes;
  }

  /** Whether the last {@link #patch} found any edge, entry or module that is another. */
  public boolean isChanged() {
    return (causes & (Mutations.CONNECTIONS | Mutations.FLAGS | Mutations.EXISTENCE)) != 0;
  }

  /** How many modules exist. */
  public int existingCount() {
    return existingCount;
  }

  /** How many ids belong to modules that were removed. */
  public int goneCount() {
    return adjacency.moduleCount() - existingCount;
  }
}
