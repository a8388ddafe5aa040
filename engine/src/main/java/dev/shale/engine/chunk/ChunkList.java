package dev.shale.engine.chunk;

import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
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
  private final ClassSizes sizes;
  private final Region region;
  private final IntList kinds;
  private final IntList initial;
  private final IntList ofGroup;

  /** By chunk the last of its groups, and by group the one before it. */
  private final IntList lastGroups;

  private final IntList groupsBefore;

  /** How many chunks have a class. */
  private final IntList counts;

  private final List<String> names = new ArrayList<>();
  private final List<List<String>> runtimes = new ArrayList<>();
  private final List<List<Integer>> ofStarts = new ArrayList<>();
  private GroupEdges classes;
  private GroupEdges parents;
  private GroupEdges children;

  /** By chunk, what it starts to run apart. */
  private GroupEdges started;

  ChunkList(Groups groups, Signatures signatures, ClassSizes sizes, Region region) {
    this.groups = groups;
    this.signatures = signatures;
    this.sizes = sizes;
    this.region = region;
    kinds = new IntList(region);
    initial = new IntList(region);
    ofGroup = new IntList(region);
    ofGroup.fill(groups.count(), NONE);
    lastGroups = new IntList(region);
    groupsBefore = new IntList(region);
    groupsBefore.fill(groups.count(), NONE);
    counts = new IntList(region);
    counts.fill(signatures.count(), 0);
    classes = parents = children = started = new GroupEdges(0, 0, region);
  }

  /** Adds a chunk; returns its number. */
  int add(ChunkKind kind, String name, List<String> runtimesOfIt) {
    kinds.add(kind.ordinal());
    initial.add(0);
    lastGroups.add(NONE);
    names.add(name);
    runtimes.add(runtimesOfIt);
    return kinds.size() - 1;
  }

  void name(int chunk, String name) {
    names.set(chunk, name);
  }

  void runtimes(int chunk, List<String> runtimesOfIt) {
    runtimes.set(chunk, runtimesOfIt);
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
    classes = new GroupEdges(count(), signatures.count(), region);
    parents = new GroupEdges(count(), count(), region);
    children = new GroupEdges(count(), count(), region);
    started = new GroupEdges(count(), count(), region);
  }

  void addClass(int chunk, int one) {
    if (!classes.has(chunk, one)) {
      classes.add(chunk, one);
      counts.set(one, counts.get(one) + 1);
    }
  }

  void addEdge(int from, int to) {
    parents.add(to, from);
    children.add(from, to);
  }

  void addStarted(int from, int to) {
    started.add(from, to);
  }

  GroupEdges started() {
    return started;
  }

  void addStart(List<Integer> chunks) {
    ofStarts.add(chunks);
    for (int chunk : chunks) {
      initial.set(chunk, 1);
    }
  }

  int count() {
    return kinds.size();
  }

  ChunkKind kind(int chunk) {
    return ChunkKind.KINDS.get(kinds.get(chunk));
  }

  String name(int chunk) {
    return names.get(chunk);
  }

  boolean isInitial(int chunk) {
    return initial.get(chunk) != 0;
  }

  List<String> runtimes(int chunk) {
    return runtimes.get(chunk);
  }

  List<Integer> ofStart(int start) {
    return ofStarts.get(start);
  }

  GroupEdges parents() {
    return parents;
  }

  GroupEdges children() {
    return children;
  }

  ClassSizes sizes() {
    return sizes;
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
      count += sizes.modules(one);
    }
    return count;
  }

  long bytes(int chunk) {
    long sum = 0;
    for (int one = classes.next(chunk, 0); one >= 0; one = classes.next(chunk, one + 1)) {
      sum += sizes.bytes(one);
    }
    return sum;
  }

  long ownBytes(int chunk) {
    long sum = 0;
    for (int one = classes.next(chunk, 0); one >= 0; one = classes.next(chunk, one + 1)) {
      sum += counts.get(one) == 1 ? sizes.bytes(one) : 0;
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
