package dev.shale.engine.usage;

import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/**
 * Which modules have effects when they are evaluated, what they import included. One has none where
 * its package says so, or where all of its parts are pure and so is whatever it imports: circles of
 * such modules have none. Costs modules and edges; after a change what it can have changed.
 *
 * <p>Each module that has effects knows why: they are its own, or those of a module that it
 * imports. What follows from others is a forest, so that circles cannot hold themselves up.
 */
final class ModuleEffects {
  private static final int NONE = -1;
  private static final int OWN = -2;

  /** None for now: the reason was lost in this repair. */
  private static final int LOST = -3;

  private final Snapshot graph;
  private final IncomingCursor importers;

  /** By module {@link #NONE}, {@link #OWN}, or the imported module that has effects. */
  private final IntList reasons;

  private final IntList queue;

  /** Modules that lost their reason, and those that got one. */
  private final IntList lost;

  private final IntList gained;

  ModuleEffects(Snapshot graph, Region region) {
    this.graph = graph;
    importers = graph.incoming();
    reasons = new IntList(region);
    queue = new IntList(region);
    lost = new IntList(region);
    gained = new IntList(region);
  }

  /** Finds out about all modules. */
  void search() {
    reasons.clear();
    reasons.fill(graph.moduleCount(), NONE);
    queue.clear();
    gained.clear();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module) && hasOwn(module)) {
        tell(module, OWN);
      }
    }
    spread();
  }

  /**
   * Finds out what a change did.
   *
   * @param changed modules whose rows or flags are others
   * @param flipped gets the modules that have effects now and had none, or the other way
   */
  void repair(IntList changed, IntList flipped) {
    reasons.fill(graph.moduleCount(), NONE);
    lost.clear();
    gained.clear();
    for (int index = 0; index < changed.size(); index++) {
      int module = changed.get(index);
      if (has(module) && !isReasonGood(module)) {
        lose(module);
      }
    }
    queue.clear();
    for (int index = 0; index < lost.size(); index++) {
      find(lost.get(index));
    }
    for (int index = 0; index < changed.size(); index++) {
      find(changed.get(index));
    }
    spread();
    addFlipped(flipped);
  }

  private void addFlipped(IntList flipped) {
    for (int index = 0; index < lost.size(); index++) {
      int module = lost.get(index);
      if (reasons.get(module) == LOST) {
        reasons.set(module, NONE);
        flipped.add(module);
      }
    }
    for (int index = 0; index < gained.size(); index++) {
      flipped.add(gained.get(index));
    }
  }

  private boolean isReasonGood(int module) {
    if (!SeenRows.exists(graph, module) || isDeclaredFree(module)) {
      return false;
    }
    int reason = reasons.get(module);
    return reason == OWN ? hasOwn(module) : imports(module, reason);
  }

  private boolean imports(int module, int target) {
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      if (graph.target(dependency) == target && isPassedOn(dependency)) {
        return has(target);
      }
    }
    return false;
  }

  /** Whether the effects of what is imported are those of who imports it. */
  private boolean isPassedOn(int dependency) {
    return !graph.isPassive(dependency) && graph.dependencyKind(dependency).isBinding();
  }

  /** With all that have effects because of a module. */
  private void lose(int module) {
    int next = lost.size();
    reasons.set(module, LOST);
    lost.add(module);
    for (; next < lost.size(); next++) {
      int one = lost.get(next);
      if (SeenRows.exists(graph, one)) {
        importers.of(one);
        while (importers.next()) {
          if (reasons.get(importers.source()) == one) {
            reasons.set(importers.source(), LOST);
            lost.add(importers.source());
          }
        }
      }
    }
  }

  private void find(int module) {
    if (!SeenRows.exists(graph, module) || has(module) || isDeclaredFree(module)) {
      return;
    }
    if (hasOwn(module)) {
      tell(module, OWN);
      return;
    }
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      int target = graph.target(dependency);
      if (target != Snapshot.NO_MODULE && isPassedOn(dependency) && has(target)) {
        tell(module, target);
        return;
      }
    }
  }

  private void tell(int module, int reason) {
    if (reasons.get(module) != LOST) {
      gained.add(module);
    }
    reasons.set(module, reason);
    queue.add(module);
  }

  /** To all that import one with effects, unless they are declared to have none. */
  private void spread() {
    for (int next = 0; next < queue.size(); next++) {
      int module = queue.get(next);
      importers.of(module);
      while (importers.next()) {
        int importer = importers.source();
        boolean isTold =
            isPassedOn(importers.dependency()) && !has(importer) && !isDeclaredFree(importer);
        if (isTold) {
          tell(importer, module);
        }
      }
    }
  }

  private boolean hasOwn(int module) {
    return !isDeclaredFree(module) && !isPure(module);
  }

  /** Whether no part of a module has any, what it imports aside. */
  boolean isPure(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.PURE) != 0;
  }

  /** Whether a module is declared to have none. */
  boolean isDeclaredFree(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.SIDE_EFFECT_FREE) != 0;
  }

  /** Whether evaluating a module has effects. */
  boolean has(int module) {
    int reason = reasons.get(module);
    return reason != NONE && reason != LOST;
  }
}
