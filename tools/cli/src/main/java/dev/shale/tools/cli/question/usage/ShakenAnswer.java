package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Breaks;
import dev.shale.engine.query.ShakenCycles;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.engine.query.Witnesses;
import dev.shale.tools.cli.question.CycleChoice.Members;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The graph that is left when what nobody uses is left out, and its cycles. */
public final class ShakenAnswer implements AutoCloseable {
  private final ExportsAnswer exports;
  private final ShakenGraph shaken;
  private final ShakenCycles cycles;
  private final Witnesses witnesses;

  private ShakenAnswer(ExportsAnswer exports, ShakenGraph shaken, EdgeChoice edges) {
    this.exports = exports;
    this.shaken = shaken;
    cycles = ShakenCycles.of(exports.graph(), shaken, edges);
    witnesses = new Witnesses(exports.graph(), shaken, cycles);
  }

  /**
   * Looks at a project.
   *
   * @param isLibrary whether exports of entries are used by others
   * @param edges which count for cycles
   */
  public static ShakenAnswer of(Session session, boolean isLibrary, EdgeChoice edges) {
    ExportsAnswer exports = ExportsAnswer.ofAnalysis(session, isLibrary);
    try {
      return new ShakenAnswer(exports, ShakenGraph.of(exports.graph(), exports.analysis()), edges);
    } catch (RuntimeException | Error failure) {
      exports.close();
      throw failure;
    }
  }

  public ShakenGraph shaken() {
    return shaken;
  }

  public ShakenCycles cycles() {
    return cycles;
  }

  /** A shortest way round of a cycle, as edges. */
  public int[] witness(int cycle) {
    return witnesses.find(cycle);
  }

  /** A few edges without which a cycle's modules have none. */
  public int[] breaks(int cycle) {
    return new Breaks(graph(), shaken, cycles).find(cycle);
  }

  /** The cycles of which some or all modules are the project's own, the largest first. */
  public List<Integer> largestFirst(Members members) {
    List<Integer> chosen = new ArrayList<>();
    for (int cycle = 0; cycle < cycles.count(); cycle++) {
      int own = 0;
      int[] all = cycles.members(cycle);
      for (int module : all) {
        own += isOwn(module) ? 1 : 0;
      }
      boolean isChosen =
          switch (members) {
            case ANY -> true;
            case SOME_OWN -> own > 0;
            case ALL_OWN -> own == all.length;
          };
      if (isChosen) {
        chosen.add(cycle);
      }
    }
    chosen.sort(Comparator.comparingInt(cycle -> -cycles.members(cycle).length));
    return chosen;
  }

  private boolean isOwn(int module) {
    return !graph().isInstalled(module);
  }

  public Snapshot graph() {
    return exports.graph();
  }

  @Override
  public void close() {
    shaken.close();
    exports.close();
  }
}
