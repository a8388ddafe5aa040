package dev.shale.engine.usage;

import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/**
 * Brings uses up to date after a change: takes back what follows from what changed and from nothing
 * else. A search in the other direction would need the uses of each mark; so what loses its step is
 * looked for once more in the modules that may use it (delete and rederive: Gupta, Mumick,
 * Subrahmanian, "Maintaining Views Incrementally", SIGMOD 1993).
 */
final class UseRepair {
  private final ExportUse use;
  private final UseMarks marks;
  private final UseTrace trace;
  private final SeenRows seen;
  private final ModuleUsers users;

  /** Steps that are to be run again as soon as it is known that they stand. */
  private final IntList pending;

  private final IntList suspects;

  /** A step, and a module of which a mark followed from it that was taken back. */
  private final IntList parents;

  /** Modules of which marks were taken back, though others may use them. */
  private final IntList lost;

  private final IntList stack;

  UseRepair(
      ExportUse use,
      UseMarks marks,
      UseTrace trace,
      SeenRows seen,
      ModuleUsers users,
      Region region) {
    this.use = use;
    this.marks = marks;
    this.trace = trace;
    this.seen = seen;
    this.users = users;
    pending = new IntList(region);
    suspects = new IntList(region);
    parents = new IntList(region);
    lost = new IntList(region);
    stack = new IntList(region);
  }

  /** Takes back whatever is marked of modules, by the rows that they had. */
  void takeBack(IntList changed) {
    pending.clear();
    suspects.clear();
    parents.clear();
    lost.clear();
    for (int index = 0; index < changed.size(); index++) {
      noteParents(changed.get(index));
    }
    for (int index = 0; index < changed.size(); index++) {
      removeAll(changed.get(index));
    }
  }

  private void noteParents(int module) {
    forEachStep(module, Task.NOTE_PARENT);
  }

  private void removeAll(int module) {
    forEachStep(module, Task.REMOVE);
    releaseEntry(module);
  }

  private enum Task {
    NOTE_PARENT,
    REMOVE,
    RELEASE,
    RUN
  }

  /** Does something with each step of a module, but for those of an entry. */
  private void forEachStep(int module, Task task) {
    forEachStep(UseKind.MODULE, module, task);
    forEachStep(UseKind.WHOLE, module, task);
    forEachStep(UseKind.NAMED, module, task);
    for (int row = seen.innerBegin(module); row < seen.innerEnd(module); row++) {
      forEachStep(UseKind.PART, row, task);
    }
    if (task == Task.NOTE_PARENT || task == Task.REMOVE) {
      for (int row = seen.exportBegin(module); row < seen.exportEnd(module); row++) {
        forEachStep(UseKind.EXPORT, row, task);
        forEachStep(UseKind.FULLY, row, task);
      }
      for (int other = marks.firstOther(module);
          other != PairTable.NONE;
          other = marks.nextOther(other)) {
        forEachStep(UseKind.OTHER, other, task);
      }
    }
  }

  private void forEachStep(UseKind kind, int place, Task task) {
    for (int step = marks.step(kind, place); step != UseTrace.NONE; ) {
      int next = trace.same(step);
      switch (task) {
        case NOTE_PARENT -> noteParent(step);
        case REMOVE -> remove(step);
        case RELEASE -> release(step);
        case RUN -> runAgain(step);
      }
      step = next;
    }
  }

  private void noteParent(int step) {
    int parent = trace.parent(step);
    if (trace.module(parent) != trace.module(step)) {
      pending.add(parent);
      parents.add(parent);
      parents.add(trace.module(step));
    }
  }

  private void remove(int step) {
    releaseChildren(step);
    marks.remove(step);
  }

  private void releaseChildren(int step) {
    int child = trace.child(step);
    while (child != UseTrace.NONE) {
      int next = trace.sibling(child);
      trace.suspect(child);
      suspects.add(child);
      child = next;
    }
  }

  /** What follows from a step may not follow from it now. */
  private void release(int step) {
    releaseChildren(step);
    pending.add(step);
  }

  private void runAgain(int step) {
    use.run(step);
    use.run();
  }

  /**
   * Finds again what is used still, and takes back the rest.
   *
   * @param seenOther modules of which others see something else now
   */
  void findAgain(IntList seenOther) {
    IntList affected = users.of(seenOther);
    for (int index = 0; index < affected.size(); index++) {
      forEachStep(affected.get(index), Task.RELEASE);
      releaseEntry(affected.get(index));
    }
    runPending();
    removeSuspects();
    noteLost();
    if (lost.size() > 0) {
      runUsers();
    }
    trace.forgetDead();
  }

  private void releaseEntry(int module) {
    for (int step = marks.step(UseKind.ENTRY, module); step != UseTrace.NONE; ) {
      release(step);
      step = trace.same(step);
    }
  }

  private void runPending() {
    int before = -1;
    while (pending.size() != before) {
      before = pending.size();
      int left = 0;
      for (int index = 0; index < before; index++) {
        int step = pending.get(index);
        if (trace.isDead(step)) {
          continue;
        }
        if (trace.stands(step)) {
          runAgain(step);
        } else {
          pending.set(left++, step);
        }
      }
      while (pending.size() > left) {
        pending.removeLast();
      }
    }
  }

  private void removeSuspects() {
    for (int index = 0; index < suspects.size(); index++) {
      int suspect = suspects.get(index);
      if (!trace.isDead(suspect) && trace.isSuspect(suspect)) {
        removeTree(suspect);
      }
    }
  }

  private void removeTree(int root) {
    stack.add(root);
    while (stack.size() > 0) {
      int step = stack.removeLast();
      for (int child = trace.child(step); child != UseTrace.NONE; child = trace.sibling(child)) {
        stack.add(child);
      }
      lost.add(trace.module(step));
      marks.remove(step);
    }
  }

  /**
   * A mark that was taken back is found again by the step that it followed from, if that stands.
   */
  private void noteLost() {
    for (int place = 0; place < parents.size(); place += 2) {
      int parent = parents.get(place);
      int module = parents.get(place + 1);
      boolean mayBeMissed = trace.isDead(parent) || users.has(trace.module(parent));
      if (mayBeMissed && !users.isPassed(module)) {
        lost.add(module);
      }
    }
  }

  private void runUsers() {
    IntList may = users.of(lost);
    for (int index = 0; index < may.size(); index++) {
      forEachStep(may.get(index), Task.RUN);
    }
  }
}
