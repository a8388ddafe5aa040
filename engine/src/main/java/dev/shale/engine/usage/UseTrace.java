package dev.shale.engine.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/**
 * Why each mark is there: a step for each bit of it, under the step that it follows from, up to
 * those of the entries. Steps that others follow from wait here until they are run.
 *
 * <p>When something changes, what follows from it is released: it is a suspect until it is found to
 * follow from a step that stands. What stands is below an entry, so circles do not hold themselves
 * up.
 */
final class UseTrace {
  static final int NONE = -1;

  private static final int COLUMNS = 10;
  private static final int KIND = 0;
  private static final int PLACE = 1;
  private static final int RUNTIMES = 2;
  private static final int DEPENDENCY = 3;
  private static final int PARENT = 4;
  private static final int CHILD = 5;
  private static final int NEXT = 6;
  private static final int PREVIOUS = 7;
  private static final int SAME = 8;
  private static final int MODULE = 9;

  private static final int SUSPECT = 1 << 8;
  private static final int DEAD = 1 << 9;
  private static final int KINDS = SUSPECT - 1;

  private final IntList steps;
  private final IntList free;
  private final IntList dead;
  private final IntList queue;
  private int next;
  private int suspectCount;

  /** The step that is run. */
  private int current = NONE;

  /** The dependency that is followed. */
  private int dependency = Snapshot.NO_DEPENDENCY;

  UseTrace(Region region) {
    steps = new IntList(region);
    free = new IntList(region);
    dead = new IntList(region);
    queue = new IntList(region);
  }

  void clear() {
    steps.clear();
    free.clear();
    dead.clear();
    queue.clear();
    next = 0;
    suspectCount = 0;
    current = NONE;
  }

  private int get(int step, int column) {
    return steps.get(step * COLUMNS + column);
  }

  private void set(int step, int column, int value) {
    steps.set(step * COLUMNS + column, value);
  }

  /** What follows from now on follows from a step. */
  void begin(int step) {
    current = step;
    dependency = Snapshot.NO_DEPENDENCY;
  }

  void follow(int along) {
    dependency = along;
  }

  /** The dependency that is followed. */
  int followed() {
    return dependency;
  }

  /**
   * Adds a step under the one that is run; it is to be run itself if its kind is.
   *
   * @param module the module that has the mark
   * @param same the other step of the mark, or {@link #NONE}
   */
  int add(UseKind kind, int place, int runtimes, int module, int same) {
    int step = free.size() > 0 ? free.removeLast() : append();
    set(step, KIND, kind.ordinal());
    set(step, PLACE, place);
    set(step, RUNTIMES, runtimes);
    set(step, DEPENDENCY, dependency);
    set(step, CHILD, NONE);
    set(step, SAME, same);
    set(step, MODULE, module);
    link(step, current);
    if (kind.isRun()) {
      queue.add(step);
    }
    return step;
  }

  private int append() {
    int step = steps.size() / COLUMNS;
    steps.fill(steps.size() + COLUMNS, NONE);
    return step;
  }

  private void link(int step, int parent) {
    set(step, PARENT, parent);
    set(step, PREVIOUS, NONE);
    int sibling = parent == NONE ? NONE : get(parent, CHILD);
    set(step, NEXT, sibling);
    if (sibling != NONE) {
      set(sibling, PREVIOUS, step);
    }
    if (parent != NONE) {
      set(parent, CHILD, step);
    }
  }

  private void unlink(int step) {
    int before = get(step, PREVIOUS);
    int after = get(step, NEXT);
    if (before != NONE) {
      set(before, NEXT, after);
    } else if (get(step, PARENT) != NONE) {
      set(get(step, PARENT), CHILD, after);
    }
    if (after != NONE) {
      set(after, PREVIOUS, before);
    }
  }

  /** The next step that waits, or {@link #NONE}; it waits no longer. */
  int poll() {
    if (next == queue.size()) {
      queue.clear();
      next = 0;
      return NONE;
    }
    return queue.get(next++);
  }

  UseKind kind(int step) {
    return UseKind.of(get(step, KIND) & KINDS);
  }

  int place(int step) {
    return get(step, PLACE);
  }

  int runtimes(int step) {
    return get(step, RUNTIMES);
  }

  /** The module that has the mark. */
  int module(int step) {
    return get(step, MODULE);
  }

  /** The dependency that led there, or none. */
  int dependency(int step) {
    return get(step, DEPENDENCY);
  }

  /** The step that one follows from; {@link #NONE} of that of an entry, and of a suspect. */
  int parent(int step) {
    return get(step, PARENT);
  }

  /** One of those that follow from a step. */
  int child(int step) {
    return get(step, CHILD);
  }

  /** The next of those that follow from the same step. */
  int sibling(int step) {
    return get(step, NEXT);
  }

  /** The next step of the same mark. */
  int same(int step) {
    return get(step, SAME);
  }

  void same(int step, int other) {
    set(step, SAME, other);
  }

  boolean isDead(int step) {
    return (get(step, KIND) & DEAD) != 0;
  }

  boolean isSuspect(int step) {
    return (get(step, KIND) & SUSPECT) != 0;
  }

  boolean hasSuspects() {
    return suspectCount > 0;
  }

  /** From now on a step follows from nothing. */
  void suspect(int step) {
    unlink(step);
    set(step, PARENT, NONE);
    set(step, KIND, get(step, KIND) | SUSPECT);
    suspectCount++;
  }

  /** A suspect follows from the step that is run. */
  void adopt(int step) {
    link(step, current);
    set(step, DEPENDENCY, dependency);
    set(step, KIND, get(step, KIND) & ~SUSPECT);
    suspectCount--;
  }

  /** Takes a step out; its number is good until {@link #forgetDead}. */
  void kill(int step) {
    if (isSuspect(step)) {
      suspectCount--;
    } else {
      unlink(step);
    }
    set(step, KIND, (get(step, KIND) & KINDS) | DEAD);
    dead.add(step);
  }

  void forgetDead() {
    while (dead.size() > 0) {
      free.add(dead.removeLast());
    }
  }

  /** Whether a step follows from an entry. */
  boolean stands(int step) {
    int one = step;
    while (get(one, PARENT) != NONE) {
      one = get(one, PARENT);
    }
    return (get(one, KIND) & (SUSPECT | DEAD)) == 0;
  }
}
