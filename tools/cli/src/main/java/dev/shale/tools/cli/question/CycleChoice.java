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
  private final int leftOutCount;
  private final int moduleCount;
  private final boolean isOwn;

  private CycleChoice(
      Cycles cycles, ModuleChoice modules, int[] shown, int leftOutCount, int moduleCount) {
    this.cycles = cycles;
    this.shown = shown;
    this.leftOutCount = leftOutCount;
    this.moduleCount = moduleCount;
    isOwn = modules.isOwn();
  }

  /** Which cycles are asked for, as far as installed packages are concerned. */
  public enum Members {
    /** Those that have a module of the project. */
    SOME_OWN,
    /** Those that have no others. */
    ALL_OWN,
    /** All. */
    ANY
  }

  /** Finds the cycles of some edges. */
  public static CycleChoice of(Snapshot graph, EdgeChoice edges, Members members) {
    ModuleChoice modules = ModuleChoice.of(graph, members == Members.ALL_OWN);
    Cycles all = Cycles.of(graph, edges);
    Cycles cycles = modules.isOwn() ? Cycles.among(graph, edges, modules.shown()) : all;
    int[] shown = cycles.largestFirst();
    if (members == Members.SOME_OWN) {
      shown = withOwnModule(graph, cycles, shown);
    }
    int leftOutCount = modules.isOwn() ? leftOut(all, cycles) : all.count() - shown.length;
    int moduleCount = moduleCount(graph, edges, modules);
    return new CycleChoice(cycles, modules, shown, leftOutCount, moduleCount);
  }

  private static int moduleCount(Snapshot graph, EdgeChoice edges, ModuleChoice modules) {
    Totals totals = Totals.of(graph, modules);
    int forTypes = edges == EdgeChoice.TYPES ? totals.forTypes().count() : 0;
    return totals.moduleCount() + forTypes;
  }

  private static int[] withOwnModule(Snapshot graph, Cycles cycles, int[] all) {
    int[] shown = new int[all.length];
    int count = 0;
    for (int cycle : all) {
      if (hasOwnModule(graph, cycles, cycle)) {
        shown[count++] = cycle;
      }
    }
    return Arrays.copyOf(shown, count);
  }

  /** How many cycles of all have no part that is a cycle of its own. */
  private static int leftOut(Cycles all, Cycles parts) {
    int count = 0;
    for (int cycle = 0; cycle < all.count(); cycle++) {
      boolean isKept = false;
      for (int part = 0; part < parts.count() && !isKept; part++) {
        isKept = all.areTogether(all.module(all.begin(cycle)), parts.module(parts.begin(part)));
      }
      count += isKept ? 0 : 1;
    }
    return count;
  }

  /** The cycles among which those are that are asked for. */
  public Cycles cycles() {
    return cycles;
  }

  /** Whether no cycle leads through an installed package. */
  public boolean isOwn() {
    return isOwn;
  }

  /** Those that are asked for, the largest first. */
  public int[] shown() {
    return shown;
  }

  /** How many modules are in one that is asked for. */
  public int memberCount() {
    int count = 0;
    for (int cycle : shown) {
      count += cycles.size(cycle);
    }
    return count;
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

  /** How many cycles are not asked for, because of installed packages. */
  public int leftOutCount() {
    return leftOutCount;
  }
}
