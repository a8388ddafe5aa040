package dev.shale.engine.chunk;

import dev.shale.engine.chunk.memory.GroupEdges;
import dev.shale.engine.chunk.memory.SetPool;
import dev.shale.engine.chunk.memory.Texts;
import dev.shale.engine.walk.Rows;
import dev.shale.offheap.Region;

/** Chunks as bundlers make them that put each module into one: the classes. */
final class DisjointChunks {
  private final Links links;
  private final Groups groups;
  private final Signatures signatures;
  private final ChunkList chunks;
  private final GroupEdges asking;

  DisjointChunks(
      Links links, Groups groups, Signatures signatures, ChunkList chunks, Region scratch) {
    this.links = links;
    this.groups = groups;
    this.signatures = signatures;
    this.chunks = chunks;
    asking = new GroupEdges(scratch);
  }

  /** Makes the chunks, and says which requests load something. */
  void make() {
    readAsking();
    chunks.runtimes().make(asking);
    for (int one = 0; one < signatures.count(); one++) {
      add(signatures.groups(one));
    }
    for (int group = 0; group < groups.count(); group++) {
      chunks.ofGroup(group, signatures.of(groups.root(groups.rootBegin(group))));
    }
    chunks.complete();
    for (int one = 0; one < signatures.count(); one++) {
      chunks.addClass(one, one);
    }
    addEdges();
    for (int start = 0; start < groups.startCount(); start++) {
      addStart(start);
    }
    for (int later = 0; later < links.laterCount(); later++) {
      if (isUseful(later)) {
        chunks.useful(links.first(later));
      }
    }
  }

  private void readAsking() {
    asking.clear(groups.count(), groups.count());
    SetPool sets = signatures.sets();
    for (int later = 0; later < links.laterCount(); later++) {
      int set = signatures.groupsOf(links.owner(later));
      for (int from = sets.next(set, 0); from >= 0; from = sets.next(set, from + 1)) {
        asking.add(groups.ofLater(later), from);
      }
    }
  }

  /** Adds the chunk of a class: that of one group, or what several have in common. */
  private void add(int set) {
    SetPool sets = signatures.sets();
    Runtimes runtimes = chunks.runtimes();
    int first = sets.next(set, 0);
    boolean isOfOne = sets.next(set, first + 1) < 0;
    int all = SetPool.EMPTY;
    for (int group = first; group >= 0; group = sets.next(set, group + 1)) {
      all = runtimes.union(all, runtimes.of(group));
    }
    ChunkKind kind = isOfOne ? ChunkKind.of(groups.kind(first)) : ChunkKind.SHARED;
    chunks.add(kind, isOfOne ? groups.name(first) : Texts.NONE, all);
  }

  private void addEdges() {
    Rows rows = links.rows();
    for (int module = 0; module < rows.moduleCount(); module++) {
      int from = signatures.of(module);
      for (int edge = rows.begin(module); from >= 0 && edge < rows.end(module); edge++) {
        addEdge(from, signatures.of(rows.target(edge)));
      }
    }
    for (int later = 0; later < links.laterCount(); later++) {
      int owner = signatures.of(links.owner(later));
      int target = signatures.of(links.target(later));
      if (groups.kind(groups.ofLater(later)) != Groups.Kind.WORKER) {
        addEdge(owner, target);
      } else if (owner != Signatures.NO_CLASS && target != Signatures.NO_CLASS) {
        chunks.addStarted(owner, target);
      }
    }
  }

  private void addEdge(int from, int to) {
    if (from != to && from >= 0 && to >= 0) {
      chunks.addEdge(from, to);
    }
  }

  /** Whether not all groups that reach the module of a request reach what it leads to. */
  private boolean isUseful(int later) {
    int owner = signatures.of(links.owner(later));
    int target = signatures.of(links.target(later));
    return owner == Signatures.NO_CLASS
        || groups.kind(groups.ofLater(later)).isStart()
        || !signatures.sets().isWithin(signatures.groups(owner), signatures.groups(target));
  }

  /** Its own chunk first, then what it has in common with others. */
  private void addStart(int start) {
    int own = chunks.ofGroup(start);
    chunks.beginStart();
    chunks.addToStart(own);
    for (int one = 0; one < signatures.count(); one++) {
      if (one != own && signatures.sets().has(signatures.groups(one), start)) {
        chunks.addToStart(one);
      }
    }
  }

  /** Takes an edge between two modules away that load together; it is not there any more. */
  void removeEdge(int source, int target) {
    int from = signatures.of(source);
    int to = signatures.of(target);
    if (from != to && from >= 0 && to >= 0 && !leads(from, to)) {
      chunks.removeEdge(from, to);
    }
  }

  /** Adds an edge between two modules that load together. */
  void addEdgeOf(int source, int target) {
    addEdge(signatures.of(source), signatures.of(target));
  }

  private boolean leads(int from, int to) {
    Rows rows = links.rows();
    for (int index = signatures.begin(from); index < signatures.end(from); index++) {
      int module = signatures.module(index);
      for (int edge = rows.begin(module); edge < rows.end(module); edge++) {
        if (signatures.of(rows.target(edge)) == to) {
          return true;
        }
      }
      for (int later = links.laterBegin(module); later < links.laterEnd(module); later++) {
        boolean isAsync = groups.kind(groups.ofLater(later)) != Groups.Kind.WORKER;
        if (isAsync && signatures.of(links.target(later)) == to) {
          return true;
        }
      }
    }
    return false;
  }
}
