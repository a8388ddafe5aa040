package dev.shale.engine.chunk;

import dev.shale.engine.walk.Rows;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.List;

/** Chunks as bundlers make them that put each module into one: the classes. */
final class DisjointChunks {
  private final Links links;
  private final Groups groups;
  private final Signatures signatures;
  private final ChunkList chunks;
  private final Region region;

  DisjointChunks(
      Links links, Groups groups, Signatures signatures, ChunkList chunks, Region region) {
    this.links = links;
    this.groups = groups;
    this.signatures = signatures;
    this.chunks = chunks;
    this.region = region;
  }

  /** Makes the chunks, and says which requests load something. */
  void make(Requests requests) {
    try (Region scratch = region.child("making");
        Runtimes runtimes = new Runtimes(groups, asking(scratch), scratch)) {
      for (int one = 0; one < signatures.count(); one++) {
        add(signatures.groups(one), runtimes);
      }
    }
    for (int group = 0; group < groups.count(); group++) {
      chunks.ofGroup(group, signatures.of(groups.root(groups.rootBegin(group))));
    }
    chunks.complete();
    for (int one = 0; one < signatures.count(); one++) {
      chunks.addClass(one, one);
    }
    addEdges();
    for (int start = 0; start < groups.starts().size(); start++) {
      chunks.addStart(ofStart(start));
    }
    for (int later = 0; later < links.laterCount(); later++) {
      if (isUseful(later)) {
        requests.useful(links.dependency(later));
      }
    }
  }

  private GroupEdges asking(Region scratch) {
    GroupEdges asking = new GroupEdges(groups.count(), groups.count(), scratch);
    SetPool sets = signatures.sets();
    for (int later = 0; later < links.laterCount(); later++) {
      int owner = signatures.of(links.owner(later));
      int set = owner == Signatures.NO_CLASS ? SetPool.EMPTY : signatures.groups(owner);
      for (int from = sets.next(set, 0); from >= 0; from = sets.next(set, from + 1)) {
        asking.add(groups.ofLater(later), from);
      }
    }
    return asking;
  }

  /** Adds the chunk of a class: that of one group, or what several have in common. */
  private void add(int set, Runtimes runtimes) {
    SetPool sets = signatures.sets();
    int first = sets.next(set, 0);
    boolean isOfOne = sets.next(set, first + 1) < 0;
    int all = SetPool.EMPTY;
    for (int group = first; group >= 0; group = sets.next(set, group + 1)) {
      all = runtimes.union(all, runtimes.of(group));
    }
    ChunkKind kind = isOfOne ? ChunkKind.of(groups.kind(first)) : ChunkKind.SHARED;
    chunks.add(kind, isOfOne ? groups.name(first) : "", runtimes.names(all));
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
      if (groups.kind(groups.ofLater(later)) != GroupKind.WORKER) {
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
  private List<Integer> ofStart(int start) {
    List<Integer> loaded = new ArrayList<>();
    loaded.add(chunks.ofGroup(start));
    for (int one = 0; one < signatures.count(); one++) {
      if (signatures.sets().has(signatures.groups(one), start) && !loaded.contains(one)) {
        loaded.add(one);
      }
    }
    return loaded;
  }
}
