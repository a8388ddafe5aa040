package dev.shale.engine.chunk;

import dev.shale.engine.chunk.memory.GroupEdges;
import dev.shale.engine.chunk.memory.SetPool;
import dev.shale.engine.chunk.memory.Texts;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.offheap.Region;
import org.agrona.collections.Long2LongHashMap;
import org.jspecify.annotations.Nullable;

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
  private final Availability availability;

  /** What walks found, and of what graph; null where edges are followed in all runtimes. */
  private @Nullable RuntimeWalks walks;

  private @Nullable ShakenGraph shaken;

  /** By group, the groups that ask for it by what they bring. */
  private final GroupEdges asking;

  /** Groups by a hash of what they bring. */
  private final Long2LongHashMap known = new Long2LongHashMap(NONE);

  CopyingChunks(
      Links links,
      Groups groups,
      Signatures signatures,
      ChunkList chunks,
      ChunkOptions options,
      Region scratch) {
    this.links = links;
    this.groups = groups;
    this.signatures = signatures;
    this.chunks = chunks;
    this.options = options;
    availability = new Availability(groups, signatures, scratch);
    asking = new GroupEdges(scratch);
  }

  /** Makes the chunks of all that groups reach, and says which requests load something. */
  void make() {
    walks = null;
    shaken = null;
    availability.solve(links);
    makeChunks();
  }

  /** The same of what walks have found that groups bring. */
  void make(RuntimeWalks found, ShakenGraph ofGraph) {
    walks = found;
    shaken = ofGraph;
    availability.take();
    makeChunks();
  }

  /** Whether a request that loads later counts for a group that brings its module. */
  private boolean isAsking(int from, int owner, int later) {
    RuntimeWalks found = walks;
    ShakenGraph of = shaken;
    return availability.brings(from, owner)
        && (found == null
            || of == null
            || found.isFollowed(of, from, links.owner(later), links.dependency(later)));
  }

  private void makeChunks() {
    readAsking();
    chunks.runtimes().make(asking);
    addChunks();
    chunks.complete();
    for (int group = 0; group < groups.count(); group++) {
      if (chunks.ofGroup(group) != NONE) {
        addClasses(group, chunks.ofGroup(group));
        addParents(group);
      }
    }
    for (int start = 0; start < groups.startCount(); start++) {
      addStart(start);
    }
    addStarted();
    for (int later = 0; later < links.laterCount(); later++) {
      if (isUseful(later)) {
        chunks.useful(links.first(later));
      }
    }
  }

  private void addStarted() {
    SetPool sets = signatures.sets();
    for (int later = 0; later < links.laterCount(); later++) {
      int group = groups.ofLater(later);
      int owner = signatures.of(links.owner(later));
      boolean isApart = group != NONE && groups.kind(group).isStart();
      int set = isApart && owner != Signatures.NO_CLASS ? signatures.groups(owner) : SetPool.EMPTY;
      for (int from = sets.next(set, 0); from >= 0; from = sets.next(set, from + 1)) {
        if (isAsking(from, owner, later) && chunks.ofGroup(group) != NONE) {
          int asking = chunks.ofGroup(groups.asking(later, from));
          int starting = asking == NONE ? chunks.ofGroup(from) : asking;
          chunks.addStarted(starting, chunks.ofGroup(group));
        }
      }
    }
  }

  private void readAsking() {
    asking.clear(groups.count(), groups.count());
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
        if (isAsking(from, owner, later)) {
          asking.add(group, groups.asking(later, from));
        }
      }
    }
    for (int start = 0; start < groups.startCount(); start++) {
      for (int index = groups.dependBegin(start); index < groups.dependEnd(start); index++) {
        asking.add(start, groups.depend(index));
      }
    }
  }

  private void addChunks() {
    Runtimes runtimes = chunks.runtimes();
    addRuntimeChunks(runtimes);
    known.clear();
    for (int group = 0; group < groups.count(); group++) {
      boolean isStart = groups.kind(group).isStart();
      boolean isEntry = groups.kind(group) == Groups.Kind.ENTRY;
      if (!isEntry && !availability.bringsAny(group)) {
        continue;
      }
      boolean isMerged = !isStart && options.mergesEqual();
      int chunk = isMerged ? equal(group) : NONE;
      int runtime = runtimes.of(group);
      if (chunk == NONE) {
        chunk = chunks.add(ChunkKind.of(groups.kind(group)), groups.name(group), runtime);
      } else {
        chunks.name(chunk, groups.texts().better(chunks.nameText(chunk), groups.name(group)));
        chunks.runtime(chunk, runtimes.union(chunks.runtime(chunk), runtime));
      }
      chunks.ofGroup(group, chunk);
    }
  }

  /** A chunk for each runtime that is named. */
  private void addRuntimeChunks(Runtimes runtimes) {
    for (int start = 0; start < groups.startCount(); start++) {
      int name = groups.runtime(start);
      if (name != Texts.NONE && runtimeChunk(name) == NONE) {
        chunks.add(ChunkKind.RUNTIME, name, runtimes.of(start));
      }
    }
  }

  /** The chunk of a runtime that is named; -1 for none. */
  private int runtimeChunk(int name) {
    for (int chunk = 0; name != Texts.NONE && chunk < chunks.count(); chunk++) {
      if (chunks.kind(chunk) == ChunkKind.RUNTIME && chunks.nameText(chunk) == name) {
        return chunk;
      }
    }
    return NONE;
  }

  /** The chunk of a group before that brings the same; -1 for none. */
  private int equal(int group) {
    for (long key = availability.hash(group); ; key++) {
      int other = (int) known.get(key);
      if (other == NONE) {
        known.put(key, group);
        return NONE;
      }
      if (availability.isEqual(group, other) && areUsedEqually(group, other)) {
        return chunks.ofGroup(other);
      }
    }
  }

  private boolean areUsedEqually(int group, int other) {
    RuntimeWalks found = walks;
    ShakenGraph of = shaken;
    return found == null || of == null || found.areEqual(of, group, other);
  }

  private void addClasses(int group, int chunk) {
    for (int word = 0; word < availability.wordCount(); word++) {
      chunks.addClasses(chunk, word, availability.brought(group, word));
    }
  }

  private void addParents(int group) {
    for (int from = asking.next(group, 0); from >= 0; from = asking.next(group, from + 1)) {
      if (chunks.ofGroup(from) != NONE) {
        chunks.addEdge(chunks.ofGroup(from), chunks.ofGroup(group));
        groups.hints().pair(chunks.ofGroup(from), chunks.ofGroup(group), group);
      }
    }
  }

  private void addStart(int start) {
    chunks.beginStart();
    int runtime = runtimeChunk(groups.runtime(start));
    if (runtime != NONE) {
      chunks.addToStart(runtime);
    }
    chunks.addToStart(chunks.ofGroup(start));
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
      int by = groups.asking(later, from);
      boolean isThere =
          (target != Signatures.NO_CLASS && availability.reaches(by, target))
              || (walks == null
                  ? availability.isThere(by, target)
                  : walks.isThere(by, links.target(later)));
      if (isAsking(from, owner, later) && !isThere) {
        return true;
      }
    }
    return false;
  }
}
