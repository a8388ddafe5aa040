package dev.shale.tools.cli.question;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Cycles;
import java.util.Arrays;

/**
 * The cycles that are asked for. Those inside of installed packages are their authors' business,
 * and a check of a project must not fail by them.
 */
public final class CycleChoice {
  private final Cycles cycles;
  private final int[] shown;
  private final int moduleCount;

  private CycleChoice(Cycles cycles, int[] shown, int moduleCount) {
    this.cycles = cycles;
    this.shown = shown;
    this.moduleCount = moduleCount;
  }

  /**
   * Finds the cycles of some edges.
   *
   * @param withPackages whether those count that lie inside of installed packages
   */
  public static CycleChoice of(Snapshot graph, EdgeChoice edges, boolean withPackages) {
    Cycles cycles = Cycles.of(graph, edges);
    int[] shown =
        Arrays.stream(cycles.largestFirst())
            .filter(cycle -> withPackages || hasOwnModule(graph, cycles, cycle))
            .toArray();
    boolean hasTypes = edges == EdgeChoice.TYPES;
    int moduleCount = hasTypes ? graph.moduleCount() : Totals.of(graph).moduleCount();
    return new CycleChoice(cycles, shown, moduleCount);
  }

  /** All cycles of the edges. */
  public Cycles cycles() {
    return cycles;
  }

  /** Those that are asked for, the largest first. */
  public int[] shown() {
    return shown;
  }

  /** How many modules are in one that is asked for. */
  public int memberCount() {
    return Arrays.stream(shown).map(cycles::size).sum();
  }

  /** How many modules the edges are among. */
  public int moduleCount() {
    return moduleCount;
  }

  private static boolean hasOwnModule(Snapshot graph, Cycles cycles, int cycle) {
    for (int member = cycles.begin(cycle); member < cycles.end(cycle); member++) {
      if (!graph.isInstalled(cycles.module(member))) {
        return true;
      }
    }
    return false;
  }

  /** How many cycles lie within installed packages and are not asked for. */
  public int leftOutCount() {
    return cycles.count() - shown.length;
  }
}
