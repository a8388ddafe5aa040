package dev.shale.tools.cli.view;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Breaks;
import dev.shale.engine.query.Cycles;
import dev.shale.engine.query.Witnesses;

/**
 * The cycles, the largest first: members, one way round, and imports without which none is left.
 */
final class CycleColumns {
  /** In a larger one, looking for imports to cut takes longer than all else. */
  private static final int MOST_MODULES = 500;

  private CycleColumns() {}

  static void add(Snapshot graph, DependencyNumbers numbers, Columns columns) {
    Cycles cycles = Cycles.of(graph, EdgeChoice.RUNTIME);
    Column sizes = columns.ints("cycle.size");
    Column modules = columns.ints("cycle.module");
    Column lengths = columns.ints("cycle.length");
    Column ways = columns.ints("cycle.way");
    Column breakCounts = columns.ints("cycle.breaks");
    Column breaking = columns.ints("cycle.break");
    Witnesses witnesses = new Witnesses(graph, cycles);
    Breaks breaks = new Breaks(graph, cycles);
    for (int cycle : cycles.largestFirst()) {
      sizes.add(cycles.size(cycle));
      for (int member = cycles.begin(cycle); member < cycles.end(cycle); member++) {
        modules.add(cycles.module(member));
      }
      addList(witnesses.find(cycle), numbers, lengths, ways);
      int[] cut = cycles.size(cycle) > MOST_MODULES ? new int[0] : breaks.find(cycle);
      addList(cut, numbers, breakCounts, breaking);
    }
  }

  private static void addList(
      int[] dependencies, DependencyNumbers numbers, Column counts, Column list) {
    counts.add(dependencies.length);
    for (int dependency : dependencies) {
      list.add(numbers.of(dependency));
    }
  }
}
