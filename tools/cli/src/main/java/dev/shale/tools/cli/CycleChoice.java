package dev.shale.tools.cli;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Cycles;
import org.eclipse.collections.api.list.primitive.IntList;
import org.eclipse.collections.impl.factory.primitive.IntLists;

/**
 * The cycles that are asked for. Those inside of installed packages are their authors' business,
 * and a check of a project must not fail by them.
 */
final class CycleChoice {
  private final Cycles cycles;
  private final IntList shown;
  private final int moduleCount;

  private CycleChoice(Cycles cycles, IntList shown, int moduleCount) {
    this.cycles = cycles;
    this.shown = shown;
    this.moduleCount = moduleCount;
  }

  /**
   * Finds the cycles of some edges.
   *
   * @param withPackages whether those count that lie inside of installed packages
   */
  static CycleChoice of(Snapshot graph, EdgeChoice edges, boolean withPackages) {
    Cycles cycles = Cycles.of(graph, edges);
    IntList shown =
        IntLists.mutable
            .of(cycles.largestFirst())
            .select(cycle -> withPackages || hasOwnModule(graph, cycles, cycle));
    boolean hasTypes = edges == EdgeChoice.TYPES;
    int moduleCount = hasTypes ? graph.moduleCount() : Totals.of(graph).moduleCount();
    return new CycleChoice(cycles, shown, moduleCount);
  }

  /** All cycles of the edges. */
  Cycles cycles() {
    return cycles;
  }

  /** Those that are asked for, the largest first. */
  IntList shown() {
    return shown;
  }

  /** How many modules are in one that is asked for. */
  int memberCount() {
    int count = 0;
    for (int index = 0; index < shown.size(); index++) {
      count += cycles.size(shown.get(index));
    }
    return count;
  }

  /** How many modules the edges are among. */
  int moduleCount() {
    return moduleCount;
  }

  private static boolean hasOwnModule(Snapshot graph, Cycles cycles, int cycle) {
    for (int member = cycles.begin(cycle); member < cycles.end(cycle); member++) {
      if (!graph.installed(cycles.module(member))) {
        return true;
      }
    }
    return false;
  }

  /** How many cycles lie within installed packages and are not asked for. */
  int leftOutCount() {
    return cycles.count() - shown.size();
  }
}
