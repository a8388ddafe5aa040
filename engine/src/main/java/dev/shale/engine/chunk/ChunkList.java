package dev.shale.engine.chunk;

import dev.shale.engine.chunk.memory.GroupEdges;
import dev.shale.engine.graph.BlockFlags;
import dev.shale.offheap.Bits;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The chunks that were made: which groups they are for, which classes they have, who asks for whom.
 */
final class ChunkList {
  private static final int NONE = -1;

  private final Groups groups;
  private final Signatures signatures;
  private final Runtimes runtimes;
  private final Region region;
  private final Links links;
  private final IntList kinds;
  private final IntList initial;
  private final IntList ofGroup;

  /** By chunk the last of its groups, and by group the one before it. */
  private final IntList lastGroups;

  private final IntList groupsBefore;

  /** How many chunks have a class. */
  private final IntList counts;

  /** By chunk its name, of the texts of the groups, and its set of runtimes. */
  private final IntList names;

  private final IntList runtimesOfChunk;

  /** By start the first of its chunks among those of all. */
  private final IntList startBegins;

  private final IntList ofStarts;
  private final GroupEdges classes;
  private final GroupEdges parents;
  private final GroupEdges children;

  /** By chunk, what it starts to run apart. */
  private final GroupEdges started;

  /** A bit for each request that loads later, of a dependency the first: it loads something. */
  private MemorySegment useful;

  ChunkList(Links links, Groups groups, Signatures signatures, Region region, Region scratch) {
    this.links = links;
    this.groups = groups;
    this.signatures = signatures;
    this.region = region;
    runtimes = new Runtimes(groups, region, scratch);
    kinds = new IntList(region);
    initial = new IntList(region);
    ofGroup = new IntList(region);
    lastGroups = new IntList(region);
    groupsBefore = new IntList(region);
    counts = new IntList(region);
    names = new IntList(region);
    runtimesOfChunk = new IntList(region);
    startBegins = new IntList(region);
    ofStarts = new IntList(region);
    classes = new GroupEdges(region);
    parents = new GroupEdges(region);
    children = new GroupEdges(region);
    started = new GroupEdges(region);
    useful = region.allocate(0);
  }

  /** Forgets all chunks; the groups and the classes are known. */
  void clear() {
    kinds.clear();
    initial.clear();
    lastGroups.clear();
    names.clear();
    runtimesOfChunk.clear();
    startBegins.clear();
    ofStarts.clear();
    ofGroup.clear();
    ofGroup.fill(groups.count(), NONE);
    groupsBefore.clear();
    groupsBefore.fill(groups.count(), NONE);
    counts.clear();
    counts.fill(signatures.count(), 0);
    useful = GroupEdges.room(useful, Bits.bytes(links.laterCount()), region);
  }

  /** Adds a chunk; returns its number. */
  int add(ChunkKind kind, int name, int runtime) {
    kinds.add(kind.ordinal());
    initial.add(0);
    lastGroups.add(NONE);
    names.add(name);
    runtimesOfChunk.add(runtime);
    return kinds.size() - 1;
  }

  void name(int chunk, int name) {
    names.set(chunk, name);
  }

  /** The name of a chunk, of the texts of the groups. */
  int nameText(int chunk) {
    return names.get(chunk);
  }

  void runtime(int chunk, int runtime) {
    runtimesOfChunk.set(chunk, runtime);
  }

  /** The runtimes of a chunk, as a number. */
  int runtime(int chunk) {
    return runtimesOfChunk.get(chunk);
  }

  /** What runs the groups. */
  Runtimes runtimes() {
    return runtimes;
  }

  void ofGroup(int group, int chunk) {
    ofGroup.set(group, chunk);
    groupsBefore.set(group, lastGroups.get(chunk));
    lastGroups.set(chunk, group);
  }

  /** The chunk of a group; -1 for one that brings nothing. */
  int ofGroup(int group) {
    return ofGroup.get(group);
  }

  /** All chunks are known: makes room for what they have, and who asks for whom. */
  void complete() {
    classes.clear(count(), signatures.count());
    parents.clear(count(), count());
    children.clear(count(), count());
    started.clear(count(), count());
  }

  /** Says that a request loads something; of those of one dependency the first stands for all. */
  void useful(int later) {
    Bits.set(useful, later);
  }

  /** Whether a request that loads later never loads anything. */
  boolean isRedundant(int dependency) {
    int later = links.later(dependency);
    return later != NONE && groups.ofLater(later) != NONE && !Bits.get(useful, later);
  }

  void addClass(int chunk, int one) {
    if (!classes.has(chunk, one)) {
      classes.add(chunk, one);
      counts.set(one, counts.get(one) + 1);
    }
  }

  /** Adds the classes of a word, the least in the lowest bit. */
  void addClasses(int chunk, int word, long bits) {
    for (long left = classes.addWord(chunk, word, bits); left != 0; left &= left - 1) {
      int one = word * Bits.WORD + Long.numberOfTrailingZeros(left);
      counts.set(one, counts.get(one) + 1);
    }
  }

  void addEdge(int from, int to) {
    parents.add(to, from);
    children.add(from, to);
  }

  void removeEdge(int from, int to) {
    parents.remove(to, from);
    children.remove(from, to);
  }

  void addStarted(int from, int to) {
    started.add(from, to);
  }

  GroupEdges started() {
    return started;
  }

  /** From now on the chunks of the next start are added. */
  void beginStart() {
    startBegins.add(ofStarts.size());
  }

  void addToStart(int chunk) {
    ofStarts.add(chunk);
    initial.set(chunk, 1);
  }

  int count() {
    return kinds.size();
  }

  ChunkKind kind(int chunk) {
    return ChunkKind.KINDS.get(kinds.get(chunk));
  }

  String name(int chunk) {
    return groups.texts().string(names.get(chunk));
  }

  boolean isInitial(int chunk) {
    return initial.get(chunk) != 0;
  }

  /** Bits of {@link BlockFlags#FETCH}: what the first group of a chunk says that says any. */
  int fetchPriority(int chunk) {
    int bits = 0;
    for (int group = lastGroups.get(chunk); group != NONE; group = groupsBefore.get(group)) {
      int more = groups.hints().flags(group) & BlockFlags.FETCH;
      bits = more == 0 ? bits : more;
    }
    return bits;
  }

  List<String> runtimes(int chunk) {
    return runtimes.names(runtime(chunk));
  }

  List<Integer> ofStart(int start) {
    int end = start + 1 < startBegins.size() ? startBegins.get(start + 1) : ofStarts.size();
    List<Integer> chunks = new ArrayList<>();
    for (int index = startBegins.get(start); index < end; index++) {
      chunks.add(ofStarts.get(index));
    }
    return chunks;
  }

  GroupEdges parents() {
    return parents;
  }

  GroupEdges children() {
    return children;
  }

  int nextClass(int chunk, int from) {
    return classes.next(chunk, from);
  }

  boolean hasClass(int chunk, int one) {
    return classes.has(chunk, one);
  }

  int moduleCount(int chunk) {
    int count = 0;
    for (int one = classes.next(chunk, 0); one >= 0; one = classes.next(chunk, one + 1)) {
      count += signatures.moduleCount(one);
    }
    return count;
  }

  long bytes(int chunk) {
    long sum = 0;
    for (int one = classes.next(chunk, 0); one >= 0; one = classes.next(chunk, one + 1)) {
      sum += signatures.bytes(one);
    }
    return sum;
  }

  long ownBytes(int chunk) {
    long sum = 0;
    for (int one = classes.next(chunk, 0); one >= 0; one = classes.next(chunk, one + 1)) {
      sum += counts.get(one) == 1 ? signatures.bytes(one) : 0;
    }
    return sum;
  }

  List<Integer> withClass(int one) {
    List<Integer> found = new ArrayList<>();
    for (int chunk = 0; chunk < count(); chunk++) {
      if (hasClass(chunk, one)) {
        found.add(chunk);
      }
    }
    return found;
  }

  int[] modules(int chunk) {
    int[] modules = new int[moduleCount(chunk)];
    int count = 0;
    for (int one = classes.next(chunk, 0); one >= 0; one = classes.next(chunk, one + 1)) {
      for (int index = signatures.begin(one); index < signatures.end(one); index++) {
        modules[count++] = signatures.module(index);
      }
    }
    Arrays.sort(modules);
    return modules;
  }

  List<Integer> roots(int chunk) {
    List<Integer> roots = new ArrayList<>();
    for (int group = lastGroups.get(chunk); group != NONE; group = groupsBefore.get(group)) {
      for (int index = groups.rootBegin(group); index < groups.rootEnd(group); index++) {
        if (!roots.contains(groups.root(index))) {
          roots.add(groups.root(index));
        }
      }
    }
    Collections.sort(roots);
    return roots;
  }
}
