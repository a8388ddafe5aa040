package dev.shale.engine.chunk;

import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs groups: a start has the runtime that it names, or that of the starts it depends on, or
 * one of its own; what runs apart has one of its own; all others those of the groups that ask for
 * them.
 */
final class Runtimes implements AutoCloseable {
  private static final String APART = "<worker>";

  private final Groups groups;
  private final List<String> names = new ArrayList<>();
  private final SetPool sets;
  private final IntList ofGroup;
  private final Region region;

  /**
   * Finds the runtimes.
   *
   * @param asking by group, the groups that ask for it
   */
  Runtimes(Groups groups, GroupEdges asking, Region owner) {
    this.groups = groups;
    region = owner.child("runtimes");
    ofGroup = new IntList(region);
    ofGroup.fill(groups.count(), SetPool.EMPTY);
    List<Integer> own = new ArrayList<>();
    for (int group = 0; group < groups.count(); group++) {
      own.add(groups.kind(group).isStart() ? nameOf(group) : Groups.NONE);
    }
    sets = new SetPool("sets of runtimes", Math.max(1, names.size()), region);
    for (int group = 0; group < groups.count(); group++) {
      if (own.get(group) != Groups.NONE) {
        ofGroup.set(group, sets.with(SetPool.EMPTY, own.get(group)));
      }
    }
    spread(asking);
  }

  /** The place of a start's own runtime among the names; none for one that has others'. */
  private int nameOf(int group) {
    String name = groups.name(group);
    if (groups.kind(group) == GroupKind.ENTRY) {
      Start start = groups.starts().get(group);
      if (start.runtime().isEmpty() && !start.dependsOn().isEmpty()) {
        return Groups.NONE;
      }
      name = start.runtime().isEmpty() ? name : start.runtime();
      int known = names.indexOf(name);
      if (known >= 0) {
        return known;
      }
    }
    names.add(name.isEmpty() ? APART : name);
    return names.size() - 1;
  }

  private void spread(GroupEdges asking) {
    boolean isStable = false;
    while (!isStable) {
      isStable = true;
      for (int group = 0; group < groups.count(); group++) {
        int before = ofGroup.get(group);
        int after = before;
        if (group < groups.starts().size()) {
          after = ofStart(groups.starts().get(group), before);
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

  private int ofStart(Start start, int before) {
    int after = before;
    if (start.runtime().isEmpty()) {
      for (int other : start.dependsOn()) {
        after = sets.union(after, ofGroup.get(other));
      }
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
      found.add(names.get(runtime));
    }
    return found;
  }

  @Override
  public void close() {
    region.close();
  }
}
