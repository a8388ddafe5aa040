package dev.shale.engine.chunk;

import dev.shale.engine.chunk.memory.GroupEdges;
import dev.shale.engine.chunk.memory.SetPool;
import dev.shale.engine.chunk.memory.Texts;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs groups: a start has the runtime that it names, or that of the starts it depends on, or
 * one of its own; what runs apart has one of its own; all others those of the groups that ask for
 * them.
 */
final class Runtimes {
  private static final byte[] APART = "<worker>".getBytes(StandardCharsets.UTF_8);

  private final Groups groups;

  /** The names of the runtimes; those of starts come first. */
  private final IntList names;

  private final SetPool sets;
  private final IntList ofGroup;

  /** By group, the place of its own runtime among the names. */
  private final IntList own;

  Runtimes(Groups groups, Region region, Region scratch) {
    this.groups = groups;
    names = new IntList(region);
    sets = new SetPool(region);
    ofGroup = new IntList(region);
    own = new IntList(scratch);
  }

  /**
   * Finds the runtimes.
   *
   * @param asking by group, the groups that ask for it
   */
  void make(GroupEdges asking) {
    names.clear();
    own.clear();
    for (int group = 0; group < groups.count(); group++) {
      own.add(groups.kind(group).isStart() ? nameOf(group) : Groups.NONE);
    }
    sets.clear(Math.max(1, names.size()));
    ofGroup.clear();
    for (int group = 0; group < groups.count(); group++) {
      boolean isOwn = own.get(group) != Groups.NONE;
      ofGroup.add(isOwn ? sets.with(SetPool.EMPTY, own.get(group)) : SetPool.EMPTY);
    }
    spread(asking);
  }

  /** The place of a start's own runtime among the names; none for one that has others'. */
  private int nameOf(int group) {
    int name = groups.name(group);
    if (groups.kind(group) == Groups.Kind.ENTRY) {
      int runtime = groups.runtime(group);
      if (runtime == Texts.NONE && groups.isDependent(group)) {
        return Groups.NONE;
      }
      name = runtime == Texts.NONE ? name : runtime;
      for (int known = 0; known < names.size(); known++) {
        if (names.get(known) == name) {
          return known;
        }
      }
    }
    names.add(name == Texts.NONE ? groups.texts().add(APART, APART.length) : name);
    return names.size() - 1;
  }

  private void spread(GroupEdges asking) {
    boolean isStable = false;
    while (!isStable) {
      isStable = true;
      for (int group = 0; group < groups.count(); group++) {
        int before = ofGroup.get(group);
        int after = before;
        if (group < groups.startCount()) {
          after = ofStart(group, before);
        } else if (!groups.kind(group).isStart()) {
          for (int from = asking.next(group, 0); from >= 0; from = asking.next(group, from + 1)) {
            after = sets.union(after, ofGroup.get(from));
          }
        }
        ofGroup.set(group, after);
        isStable &= after == before;
      }
    }
  }

  private int ofStart(int start, int before) {
    int after = before;
    int index = groups.runtime(start) == Texts.NONE ? groups.dependBegin(start) : Groups.NONE;
    for (; index >= 0 && index < groups.dependEnd(start); index++) {
      after = sets.union(after, ofGroup.get(groups.depend(index)));
    }
    return after;
  }

  /** The runtimes of a group, as a number; equal ones have equal numbers. */
  int of(int group) {
    return ofGroup.get(group);
  }

  int union(int first, int second) {
    return sets.union(first, second);
  }

  /** The names of some runtimes. */
  List<String> names(int set) {
    List<String> found = new ArrayList<>();
    for (int runtime = sets.next(set, 0); runtime >= 0; runtime = sets.next(set, runtime + 1)) {
      found.add(groups.texts().string(names.get(runtime)));
    }
    return found;
  }
}
