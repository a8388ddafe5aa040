package dev.shale.engine.pass.contract;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.Mutations;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.TargetSet;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Rows;
import dev.shale.offheap.Bits;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** Brings edges up to date with the modules that were changed, and keeps what that did to them. */
final class EdgePatch {
  private final Snapshot graph;
  private final Region region;
  private final EdgeReader reader;
  private final TargetSet targetSet = new TargetSet();
  private final Edits edits;
  private final IntList written;
  private Adjacency adjacency;
  private MemorySegment existing;
  private int existingCapacity;
  private int existingDifference;
  private int causes;
  private int noted;

  EdgePatch(Snapshot graph, Region region) {
    this.graph = graph;
    this.region = region;
    reader = graph.edges(EdgeChoice.RUNTIME);
    edits = new Edits(region);
    written = new IntList(region);
    adjacency = Adjacency.none(region);
    existing = region.allocate(0);
  }

  /** All edges were read anew; these are they. */
  void begin(Adjacency edges) {
    adjacency = edges;
    reserveExisting(edges.moduleCount());
    existing.fill((byte) 0);
    for (int module = 0; module < edges.moduleCount(); module++) {
      if (graph.moduleExists(module)) {
        Bits.set(existing, module);
      }
    }
    edits.clear();
    written.clear();
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

  /** Patches the edges; returns how many modules more there are, less than 0 for fewer. */
  int apply(Mutations mutations) {
    edits.clear();
    written.clear();
    causes = 0;
    noted = 0;
    existingDifference = 0;
    reserveExisting(adjacency.moduleCount());
    for (int index = 0; index < mutations.count(); index++) {
      patch(mutations.module(index), mutations.causes(mutations.module(index)));
    }
    causes |= edits.rows().size() > 0 ? Mutations.CONNECTIONS : 0;
    causes |= edits.entries().size() > 0 ? Mutations.FLAGS : 0;
    causes |= written.size() > 0 ? Mutations.EXISTENCE : 0;
    return existingDifference;
  }

  Edits edits() {
    return edits;
  }

  IntList written() {
    return written;
  }

  int causes() {
    return causes;
  }

  int noted() {
    return noted;
  }

  private void patch(int module, int noted) {
    this.noted |= noted;
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
      existingDifference++;
      edits.newModules().add(module);
    } else if (existed && !exists) {
      Bits.clear(existing, module);
      existingDifference--;
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
}
