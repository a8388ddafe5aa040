package dev.shale.engine.chunk;

import dev.shale.engine.chunk.memory.GroupEdges;
import dev.shale.engine.chunk.memory.Texts;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.Uses;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.offheap.Bits;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which modules groups bring where edges are followed in some runtimes alone: what nobody uses in
 * the runtimes of a group it does not load.
 *
 * <p>A group has the runtimes of those that ask for it. What it brings is found by a walk from its
 * roots, along the edges of its runtimes, which does not enter what is there already: such a module
 * may have edges that only a larger set of runtimes follows, and then another group has loaded what
 * they lead to wherever it is needed. So modules of one set of groups may differ, and there are no
 * classes before the walks. Walks are repeated until nothing is new: first to find the runtimes,
 * then to find what is brought. Takes two bits for each group and module.
 */
final class RuntimeWalks {
  private static final int APART = 1 << Uses.APART;

  private final Links links;
  private final Groups groups;
  private final Region scratch;

  /** By group the modules that it brings, and those that are not there when it is loaded. */
  private final GroupEdges brought;

  private final GroupEdges lacks;

  /** By group those that it asks for because a request lies in a block that it loads. */
  private final GroupEdges nested;

  /** By group its runtimes, in bits. */
  private final IntList runtimes;

  private final IntList queue;
  private final IntList stack;
  private MemorySegment queued;

  RuntimeWalks(Links links, Groups groups, Region scratch) {
    this.links = links;
    this.groups = groups;
    this.scratch = scratch;
    brought = new GroupEdges(scratch);
    lacks = new GroupEdges(scratch);
    nested = new GroupEdges(scratch);
    runtimes = new IntList(scratch);
    queue = new IntList(scratch);
    stack = new IntList(scratch);
    queued = scratch.allocate(0);
  }

  /** Whether there are several runtimes. */
  boolean areNeeded() {
    int count = 0;
    for (int group = 0; group < groups.count(); group++) {
      count += groups.kind(group).isStart() ? 1 : 0;
    }
    return count > 1;
  }

  /** Walks over the links of a graph. */
  void make(ShakenGraph shaken) {
    runtimes.clear();
    runtimes.fill(groups.count(), 0);
    startRuntimes(shaken);
    queued = GroupEdges.room(queued, Bits.bytes(groups.count()), scratch);
    run(shaken);
    run(shaken);
  }

  /** Starts that depend on each other, or say so, are run by one and use what any of them does. */
  private void startRuntimes(ShakenGraph shaken) {
    int[] own = ownRuntimes(shaken);
    List<BitSet> runners = new ArrayList<>();
    for (int start = 0; start < own.length; start++) {
      runners.add(new BitSet());
    }
    boolean isNew = true;
    while (isNew) {
      isNew = false;
      for (int start = 0; start < own.length; start++) {
        isNew |= addRunners(start, runners);
      }
    }
    for (int start = 0; start < own.length; start++) {
      for (int other = 0; other < own.length; other++) {
        join(start, runners.get(start).intersects(runners.get(other)) ? own[other] : 0);
      }
    }
  }

  /** By start the bits of the entries that it begins with. */
  private int[] ownRuntimes(ShakenGraph shaken) {
    Snapshot graph = links.graph();
    int[] own = new int[groups.startCount()];
    int entry = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      boolean isEntry = graph.moduleExists(module) && graph.isEntry(module);
      int bits = isEntry ? Uses.runtime(entry++) : 0;
      for (int start = 0; isEntry && start < own.length; start++) {
        own[start] |= groups.starts().get(start).modules().contains(module) ? bits : 0;
      }
    }
    for (int start = 0; start < own.length; start++) {
      for (int module : groups.starts().get(start).modules()) {
        own[start] |= own[start] == 0 ? shaken.runtimesOf(module) : 0;
      }
    }
    return own;
  }

  /** The runner of a start is the first of those that name one runtime, or those of others. */
  private boolean addRunners(int start, List<BitSet> runners) {
    BitSet known = runners.get(start);
    int before = known.cardinality();
    if (groups.isDependent(start)) {
      groups.starts().get(start).dependsOn().forEach(other -> known.or(runners.get(other)));
    } else {
      int name = groups.runtime(start);
      int first = 0;
      while (first < start && (name == Texts.NONE || groups.runtime(first) != name)) {
        first++;
      }
      known.set(first);
    }
    return known.cardinality() > before;
  }

  private boolean join(int group, int bits) {
    int before = runtimes.get(group);
    runtimes.set(group, before | bits);
    return (bits & ~before) != 0;
  }

  private void run(ShakenGraph shaken) {
    brought.clear(groups.count(), links.rows().moduleCount());
    lacks.clear(groups.count(), links.rows().moduleCount());
    nested.clear(groups.count(), groups.count());
    for (int start = 0; start < groups.startCount(); start++) {
      if (!groups.isDependent(start) && lackAll(start)) {
        enqueue(start);
      }
    }
    for (int at = 0; at < queue.size(); at++) {
      int group = queue.get(at);
      Bits.clear(queued, group);
      walk(shaken, group);
      spread(shaken, group);
    }
    queue.clear();
  }

  private boolean lackAll(int group) {
    boolean isNew = false;
    for (int word = 0; word < lacks.wordCount(); word++) {
      isNew |= lacks.addWord(group, word, -1L) != 0;
    }
    return isNew;
  }

  private void enqueue(int group) {
    if (!Bits.get(queued, group)) {
      Bits.set(queued, group);
      queue.add(group);
    }
  }

  private void walk(ShakenGraph shaken, int group) {
    brought.clearRow(group);
    for (int index = groups.rootBegin(group); index < groups.rootEnd(group); index++) {
      enter(group, groups.root(index));
    }
    while (stack.size() > 0) {
      int module = stack.removeLast();
      for (int edge = shaken.begin(module); edge < shaken.end(module); edge++) {
        if (isFollowed(shaken, group, edge) && laterGroup(shaken, edge) == Groups.NONE) {
          enter(group, shaken.target(edge));
        }
      }
    }
  }

  private void enter(int group, int module) {
    if (lacks.has(group, module) && !brought.has(group, module)) {
      brought.add(group, module);
      stack.add(module);
    }
  }

  private boolean isFollowed(ShakenGraph shaken, int group, int edge) {
    return (shaken.runtimes(edge) & runtimes.get(group)) != 0
        && Links.isLink(links.graph(), shaken.dependency(edge), shaken.target(edge));
  }

  /** The group of an edge; none for one whose modules load together. */
  private int laterGroup(ShakenGraph shaken, int edge) {
    int dependency = shaken.dependency(edge);
    boolean isLater = Links.isLater(links.graph(), dependency);
    return isLater ? groups.ofLater(links.later(dependency)) : Groups.NONE;
  }

  private void spread(ShakenGraph shaken, int from) {
    for (int module = brought.next(from, 0); module >= 0; module = brought.next(from, module + 1)) {
      for (int edge = shaken.begin(module); edge < shaken.end(module); edge++) {
        int group = isFollowed(shaken, from, edge) ? laterGroup(shaken, edge) : Groups.NONE;
        if (group != Groups.NONE) {
          ask(from, links.later(shaken.dependency(edge)), group);
        }
      }
    }
    for (int group = nested.next(from, 0); group >= 0; group = nested.next(from, group + 1)) {
      if (load(from, group)) {
        enqueue(group);
      }
    }
    for (int start = 0; start < groups.startCount(); start++) {
      if (groups.starts().get(start).dependsOn().contains(from) && intersect(start)) {
        enqueue(start);
      }
    }
  }

  private void ask(int from, int later, int group) {
    int asking = groups.asking(later, from);
    if (asking != from) {
      nested.add(asking, group);
    }
    if (load(asking, group)) {
      enqueue(group);
    }
  }

  /** One group asks for another; returns whether that changes what the other is loaded with. */
  private boolean load(int from, int group) {
    if (groups.kind(group) == Groups.Kind.WORKER) {
      boolean isFirst = join(group, APART);
      return lackAll(group) || isFirst;
    }
    boolean isNew = join(group, runtimes.get(from));
    for (int word = 0; word < lacks.wordCount(); word++) {
      long left = lacks.word(from, word) & ~brought.word(from, word);
      isNew |= lacks.addWord(group, word, left) != 0;
    }
    return isNew;
  }

  private boolean intersect(int start) {
    boolean isNew = false;
    for (int word = 0; word < lacks.wordCount(); word++) {
      long all = -1L;
      for (int index = groups.dependBegin(start); index < groups.dependEnd(start); index++) {
        int before = groups.depend(index);
        all &= lacks.word(before, word) & ~brought.word(before, word);
      }
      isNew |= lacks.word(start, word) != all;
      lacks.word(start, word, all);
    }
    return isNew;
  }

  /** The least module from one on that a group brings; -1 for none. */
  int next(int group, int from) {
    return brought.next(group, from);
  }

  /** Whether a module is there whenever a group is loaded. */
  boolean isThere(int group, int module) {
    return !lacks.has(group, module);
  }

  /** Whether groups use modules that both bring in the same way. */
  boolean areEqual(ShakenGraph shaken, int group, int other) {
    int some = runtimes.get(group);
    int others = runtimes.get(other);
    boolean isEqual = true;
    for (int module = next(group, 0); isEqual && module >= 0; module = next(group, module + 1)) {
      isEqual = some == others || shaken.isUsedEqually(module, some, others);
    }
    return isEqual;
  }

  /** Whether a request that loads later counts in the runtimes of a group. */
  boolean isFollowed(ShakenGraph shaken, int group, int owner, int dependency) {
    for (int edge = shaken.begin(owner); edge < shaken.end(owner); edge++) {
      if (shaken.dependency(edge) == dependency && isFollowed(shaken, group, edge)) {
        return true;
      }
    }
    return false;
  }
}
