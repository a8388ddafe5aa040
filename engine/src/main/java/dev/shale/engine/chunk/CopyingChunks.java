package dev.shale.engine.chunk;

import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;

/**
 * Chunks as bundlers make them that put a module into each chunk that needs it: one for each group
 * that brings anything.
 */
final class CopyingChunks {
  private static final int NONE = -1;

  private final Links links;
  private final Groups groups;
  private final Signatures signatures;
  private final ChunkList chunks;
  private final ChunkOptions options;
  private final Region region;
  private final Availability availability;

  CopyingChunks(
      Links links,
      Groups groups,
      Signatures signatures,
      ChunkList chunks,
      ChunkOptions options,
      Region owner) {
    this.links = links;
    this.groups = groups;
    this.signatures = signatures;
    this.chunks = chunks;
    this.options = options;
    region = owner.child("making");
    availability = new Availability(links, groups, signatures, region);
  }

  /** Makes the chunks, and says which requests load something. */
  void make(Requests requests) {
    GroupEdges asking = asking();
    try (Runtimes runtimes = new Runtimes(groups, asking, region)) {
      addChunks(runtimes);
    }
    chunks.complete();
    for (int group = 0; group < groups.count(); group++) {
      if (chunks.ofGroup(group) != NONE) {
        addClasses(group, chunks.ofGroup(group));
        addParents(group, asking);
      }
    }
    for (int start = 0; start < groups.starts().size(); start++) {
      addStart(start);
    }
    addStarted();
    for (int later = 0; later < links.laterCount(); later++) {
      if (isUseful(later)) {
        requests.useful(links.dependency(later));
      }
    }
    region.close();
  }

  private void addStarted() {
    SetPool sets = signatures.sets();
    for (int later = 0; later < links.laterCount(); later++) {
      int group = groups.ofLater(later);
      int owner = signatures.of(links.owner(later));
      boolean isApart = group != NONE && groups.kind(group).isStart();
      int set = isApart && owner != Signatures.NO_CLASS ? signatures.groups(owner) : SetPool.EMPTY;
      for (int from = sets.next(set, 0); from >= 0; from = sets.next(set, from + 1)) {
        if (availability.brings(from, owner) && chunks.ofGroup(group) != NONE) {
          chunks.addStarted(chunks.ofGroup(from), chunks.ofGroup(group));
        }
      }
    }
  }

  /** By group, the groups that ask for it by what they bring. */
  private GroupEdges asking() {
    GroupEdges asking = new GroupEdges(groups.count(), groups.count(), region);
    SetPool sets = signatures.sets();
    for (int later = 0; later < links.laterCount(); later++) {
      int group = groups.ofLater(later);
      int owner = signatures.of(links.owner(later));
      boolean isApart = group != NONE && groups.kind(group).isStart();
      if (group == NONE || isApart || owner == Signatures.NO_CLASS) {
        continue;
      }
      int set = signatures.groups(owner);
      for (int from = sets.next(set, 0); from >= 0; from = sets.next(set, from + 1)) {
        if (availability.brings(from, owner)) {
          asking.add(group, from);
        }
      }
    }
    for (int start = 0; start < groups.starts().size(); start++) {
      for (int before : groups.starts().get(start).dependsOn()) {
        asking.add(start, before);
      }
    }
    return asking;
  }

  private void addChunks(Runtimes runtimes) {
    addRuntimeChunks(runtimes);
    Long2LongHashMap known = new Long2LongHashMap(NONE);
    IntList sets = new IntList(region);
    int first = chunks.count();
    for (int group = 0; group < groups.count(); group++) {
      boolean isStart = groups.kind(group).isStart();
      boolean isEntry = groups.kind(group) == GroupKind.ENTRY;
      if (!isEntry && !availability.bringsAny(group)) {
        continue;
      }
      boolean isMerged = !isStart && options.mergesEqual();
      int chunk = isMerged ? equal(group, known) : NONE;
      if (chunk == NONE) {
        chunk = chunks.add(ChunkKind.of(groups.kind(group)), groups.name(group), List.of());
        sets.add(runtimes.of(group));
      } else {
        chunks.name(chunk, better(chunks.name(chunk), groups.name(group)));
        sets.set(chunk - first, runtimes.union(sets.get(chunk - first), runtimes.of(group)));
      }
      chunks.ofGroup(group, chunk);
    }
    for (int index = 0; index < sets.size(); index++) {
      chunks.runtimes(first + index, runtimes.names(sets.get(index)));
    }
  }

  /** A chunk for each runtime that is named. */
  private void addRuntimeChunks(Runtimes runtimes) {
    for (int start = 0; start < groups.starts().size(); start++) {
      String name = groups.starts().get(start).runtime();
      if (!name.isEmpty() && runtimeChunk(name) == NONE) {
        chunks.add(ChunkKind.RUNTIME, name, runtimes.names(runtimes.of(start)));
      }
    }
  }

  private int runtimeChunk(String name) {
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      if (chunks.kind(chunk) == ChunkKind.RUNTIME && chunks.name(chunk).equals(name)) {
        return chunk;
      }
    }
    return NONE;
  }

  /** The chunk of a group before that brings the same; -1 for none. */
  private int equal(int group, Long2LongHashMap known) {
    for (long key = availability.hash(group); ; key++) {
      int other = (int) known.get(key);
      if (other == NONE) {
        known.put(key, group);
        return NONE;
      }
      if (availability.isEqual(group, other)) {
        return chunks.ofGroup(other);
      }
    }
  }

  /** Of two names the one that there is, then the shorter, then the lesser. */
  private static String better(String first, String second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first + second;
    }
    if (first.length() != second.length()) {
      return first.length() < second.length() ? first : second;
    }
    return first.compareTo(second) <= 0 ? first : second;
  }

  private void addClasses(int group, int chunk) {
    int one = availability.nextBrought(group, 0);
    for (; one >= 0; one = availability.nextBrought(group, one + 1)) {
      chunks.addClass(chunk, one);
    }
  }

  private void addParents(int group, GroupEdges asking) {
    for (int from = asking.next(group, 0); from >= 0; from = asking.next(group, from + 1)) {
      if (chunks.ofGroup(from) != NONE) {
        chunks.addEdge(chunks.ofGroup(from), chunks.ofGroup(group));
      }
    }
  }

  private void addStart(int start) {
    List<Integer> loaded = new ArrayList<>();
    int runtime = runtimeChunk(groups.starts().get(start).runtime());
    if (runtime != NONE) {
      loaded.add(runtime);
    }
    loaded.add(chunks.ofGroup(start));
    chunks.addStart(loaded);
  }

  /** Whether what a request leads to is not always there when its module is loaded. */
  private boolean isUseful(int later) {
    int group = groups.ofLater(later);
    int owner = signatures.of(links.owner(later));
    int target = signatures.of(links.target(later));
    if (group == NONE || owner == Signatures.NO_CLASS || groups.kind(group).isStart()) {
      return true;
    }
    SetPool sets = signatures.sets();
    int set = signatures.groups(owner);
    for (int from = sets.next(set, 0); from >= 0; from = sets.next(set, from + 1)) {
      boolean isThere = availability.reaches(from, target) || availability.isThere(from, target);
      if (availability.brings(from, owner) && !isThere) {
        return true;
      }
    }
    return false;
  }
}
