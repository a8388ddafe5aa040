package dev.shale.engine.chunk;

import dev.shale.engine.chunk.memory.GroupEdges;
import dev.shale.engine.chunk.memory.SetPool;
import dev.shale.offheap.Bits;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * Which classes a group has to bring: of what it reaches, what is not there already on some way to
 * it.
 *
 * <pre>
 * lacks(g)  = all                                        nothing is there when g is loaded
 *           | intersection of lacks(p) without reach(p)  g depends on starts p
 *           | union of lacks(p) without reach(p)         otherwise, over the groups p that ask for g
 * brings(g) = reach(g) and lacks(g)
 * </pre>
 *
 * <p>The least solution, by a queue. It is what the bundlers with copies compute, whatever the
 * order in which they walk. Takes two bits per group and class, and a bit per pair of groups.
 */
final class Availability {
  private final Groups groups;
  private final Signatures signatures;
  private final Region scratch;
  private int words;
  private MemorySegment reach;
  private MemorySegment lacks;

  /** By group, which groups it asks for from what it reaches. */
  private final GroupEdges asked;

  /** What is left when a group was loaded, and what another one lacks. */
  private long[] left = {};

  private long[] lacking = {};

  private final IntList queue;
  private MemorySegment queued;

  /** The groups that were ever loaded. */
  private MemorySegment seen;

  /** Requests that load later and lie in the block of another one. */
  private final IntList nested;

  Availability(Groups groups, Signatures signatures, Region scratch) {
    this.groups = groups;
    this.signatures = signatures;
    this.scratch = scratch;
    reach = scratch.allocate(0);
    lacks = scratch.allocate(0);
    queued = scratch.allocate(0);
    seen = scratch.allocate(0);
    nested = new IntList(scratch);
    asked = new GroupEdges(scratch);
    queue = new IntList(scratch);
  }

  /** Finds the least solution. */
  void solve(Links links) {
    words = (int) (Bits.bytes(signatures.count()) / Long.BYTES);
    long bytes = (long) groups.count() * words * Long.BYTES;
    reach = GroupEdges.room(reach, bytes, scratch);
    lacks = GroupEdges.room(lacks, bytes, scratch);
    queued = GroupEdges.room(queued, Bits.bytes(groups.count()), scratch);
    asked.clear(groups.count(), groups.count());
    if (left.length < words) {
      left = new long[words];
      lacking = new long[words];
    }
    readReach();
    seen = GroupEdges.room(seen, Bits.bytes(groups.count()), scratch);
    nested.clear();
    readAsked(links);
    begin();
    while (queue.size() > 0) {
      spread();
      askNested(links);
    }
  }

  /** Takes it that groups bring all that they reach, as walks have found. */
  void take() {
    words = (int) (Bits.bytes(signatures.count()) / Long.BYTES);
    long bytes = (long) groups.count() * words * Long.BYTES;
    reach = GroupEdges.room(reach, bytes, scratch);
    lacks = GroupEdges.room(lacks, bytes, scratch);
    readReach();
    for (long place = 0; place < (long) groups.count() * words; place++) {
      Longs.set(lacks, place, -1L);
    }
  }

  private void readReach() {
    SetPool sets = signatures.sets();
    for (int one = 0; one < signatures.count(); one++) {
      int set = signatures.groups(one);
      for (int word = 0; word < sets.wordCount(); word++) {
        for (long bits = sets.word(set, word); bits != 0; bits &= bits - 1) {
          Bits.set(reach, bit(word * Bits.WORD + Long.numberOfTrailingZeros(bits), one));
        }
      }
    }
  }

  private long bit(int group, int one) {
    return (long) group * words * Bits.WORD + one;
  }

  private void readAsked(Links links) {
    SetPool sets = signatures.sets();
    for (int later = 0; later < links.laterCount(); later++) {
      int group = groups.ofLater(later);
      int one = signatures.of(links.owner(later));
      if (group == Groups.NONE || one == Signatures.NO_CLASS) {
        continue;
      }
      if (groups.outer(later) != 0) {
        nested.add(later);
        continue;
      }
      int set = signatures.groups(one);
      for (int from = sets.next(set, 0); from >= 0; from = sets.next(set, from + 1)) {
        asked.add(from, group);
      }
    }
  }

  /** Adds who asks in the block of another, where a module is loaded that has both. */
  private void askNested(Links links) {
    SetPool sets = signatures.sets();
    for (int index = 0; index < nested.size(); index++) {
      int later = nested.get(index);
      int group = groups.ofLater(later);
      int set = signatures.groups(signatures.of(links.owner(later)));
      for (int from = sets.next(set, 0); from >= 0; from = sets.next(set, from + 1)) {
        int asking = groups.asking(later, from);
        if (Bits.get(seen, from) && !asked.has(asking, group)) {
          asked.add(asking, group);
          enqueue(asking);
        }
      }
    }
  }

  private void begin() {
    for (int group = 0; group < groups.count(); group++) {
      if (groups.kind(group) == Groups.Kind.ENTRY && !groups.isDependent(group)) {
        lackAll(group);
      }
    }
  }

  private void spread() {
    for (int at = 0; at < queue.size(); at++) {
      int group = queue.get(at);
      Bits.clear(queued, group);
      spread(group);
    }
    queue.clear();
  }

  private void lackAll(int group) {
    if (words > 0 && Longs.get(lacks, (long) group * words) != -1L) {
      for (int word = 0; word < words; word++) {
        Longs.set(lacks, (long) group * words + word, -1L);
      }
      enqueue(group);
    }
  }

  private void enqueue(int group) {
    if (!Bits.get(queued, group)) {
      Bits.set(queued, group);
      Bits.set(seen, group);
      queue.add(group);
    }
  }

  private void spread(int from) {
    readLeft(from);
    for (int group = asked.next(from, 0); group >= 0; group = asked.next(from, group + 1)) {
      if (groups.kind(group) == Groups.Kind.WORKER) {
        lackAll(group);
      } else if (groups.kind(group) == Groups.Kind.ASYNC && add(group)) {
        enqueue(group);
      }
    }
    for (int start = 0; start < groups.startCount(); start++) {
      if (dependsOn(start, from) && intersect(start)) {
        enqueue(start);
      }
    }
  }

  private boolean dependsOn(int start, int other) {
    for (int index = groups.dependBegin(start); index < groups.dependEnd(start); index++) {
      if (groups.depend(index) == other) {
        return true;
      }
    }
    return false;
  }

  /** Adds what is left to what a group lacks. */
  private boolean add(int group) {
    long[] known = lacking;
    Longs.load(lacks, (long) group * words, known, words);
    long more = 0;
    for (int word = 0; word < words; word++) {
      more |= left[word] & ~known[word];
      known[word] |= left[word];
    }
    if (more != 0) {
      Longs.store(lacks, (long) group * words, known, words);
    }
    return more != 0;
  }

  /** Reads what is not there when a group has been loaded. */
  private void readLeft(int group) {
    Longs.load(lacks, (long) group * words, left, words);
    Longs.load(reach, (long) group * words, lacking, words);
    for (int word = 0; word < words; word++) {
      left[word] &= ~lacking[word];
    }
  }

  /** A word of what is not there when a group has been loaded. */
  private long left(int group, int word) {
    long place = (long) group * words + word;
    return Longs.get(lacks, place) & ~Longs.get(reach, place);
  }

  private boolean intersect(int start) {
    boolean isNew = false;
    for (int word = 0; word < words; word++) {
      long all = -1L;
      for (int index = groups.dependBegin(start); index < groups.dependEnd(start); index++) {
        all &= left(groups.depend(index), word);
      }
      long place = (long) start * words + word;
      isNew |= all != Longs.get(lacks, place);
      Longs.set(lacks, place, all);
    }
    return isNew;
  }

  /** Whether a group reaches a class. */
  boolean reaches(int group, int one) {
    return Bits.get(reach, bit(group, one));
  }

  /** Whether a group brings a class. */
  boolean brings(int group, int one) {
    return reaches(group, one) && Bits.get(lacks, bit(group, one));
  }

  /** Whether a class is there whenever a group is loaded. */
  boolean isThere(int group, int one) {
    return !Bits.get(lacks, bit(group, one));
  }

  /** A hash of what a group brings. */
  long hash(int group) {
    long hash = 0;
    for (int word = 0; word < words; word++) {
      hash = (hash ^ brought(group, word)) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  /** Whether a group brings anything. */
  boolean bringsAny(int group) {
    for (int word = 0; word < words; word++) {
      if (brought(group, word) != 0) {
        return true;
      }
    }
    return false;
  }

  /** How many words of {@link Bits#WORD} classes there are. */
  int wordCount() {
    return words;
  }

  /** Which classes of a word a group brings, the least in the lowest bit. */
  long brought(int group, int word) {
    long place = (long) group * words + word;
    return Longs.get(reach, place) & Longs.get(lacks, place);
  }

  /** Whether two groups bring the same. */
  boolean isEqual(int group, int other) {
    for (int word = 0; word < words; word++) {
      if (brought(group, word) != brought(other, word)) {
        return false;
      }
    }
    return true;
  }
}
