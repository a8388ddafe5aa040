package dev.shale.tools.cli.report.chain;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.question.usage.ShakenAnswer;
import java.util.List;

/**
 * The graph without what nobody uses, for people: counts, and cycles as {@code cycles} has them.
 */
public final class ShakenText {
  private static final int MAX_MEMBERS = 20;

  private final ShakenAnswer answer;
  private final ShakenGraph shaken;
  private final TextNames names;
  private final Style style;

  public ShakenText(ShakenAnswer answer, TextNames names, Style style) {
    this.answer = answer;
    this.names = names;
    this.style = style;
    shaken = answer.shaken();
  }

  /** Prints what there is: modules, edges, how deep they lie. */
  public void printCounts(int cycleCount, Output out) {
    int deepest = 0;
    for (int module = 0; module < answer.graph().moduleCount(); module++) {
      deepest = Math.max(deepest, shaken.depth(module));
    }
    out.println("Modules         " + Numbers.grouped(shaken.survivingCount()));
    out.println("Edges           " + Numbers.grouped(shaken.edgeCount()));
    out.println("Cycles          " + Numbers.grouped(cycleCount));
    out.println("Greatest depth  " + Numbers.grouped(deepest));
    out.println("");
    out.println(sentence());
  }

  /**
   * Prints cycles.
   *
   * @param isBreakWanted whether with a few requests without which there are none
   */
  public void printCycles(List<Integer> cycles, boolean isBreakWanted, Output out) {
    int number = 1;
    for (int cycle : cycles) {
      int[] members = answer.cycles().members(cycle);
      String size = Numbers.counted(members.length, "module");
      out.println(style.bold(Numbers.grouped(number++) + ". " + size));
      printMembers(members, out);
      out.println("   one way round:");
      printEdges(answer.witness(cycle), out);
      if (isBreakWanted) {
        int[] edges = answer.breaks(cycle);
        String them = edges.length == 1 ? "this import" : "these imports";
        out.println("   no cycle without " + them + ":");
        printEdges(edges, out);
      }
      out.println("");
    }
    String count = cycles.isEmpty() ? "No cycles" : Numbers.counted(cycles.size(), "cycle");
    out.println(count + ". " + sentence());
  }

  private void printEdges(int[] edges, Output out) {
    for (int edge : edges) {
      out.println("     " + names.line(shaken.dependency(edge)) + past(edge));
    }
  }

  private void printMembers(int[] members, Output out) {
    for (int index = 0; index < Math.min(members.length, MAX_MEMBERS); index++) {
      out.println("     " + names.path(members[index]));
    }
    if (members.length > MAX_MEMBERS) {
      String more = Numbers.grouped(members.length - MAX_MEMBERS);
      out.println("     ... " + more + " more; --json lists all");
    }
  }

  /** Where a request leads that its text does not tell. */
  private String past(int edge) {
    return shaken.isPast(edge) ? "  leads to " + names.path(shaken.target(edge)) : "";
  }

  private String sentence() {
    String counts =
        Numbers.grouped(shaken.survivingCount())
            + " of "
            + Numbers.counted(shaken.moduleCount(), "module")
            + (shaken.survivingCount() == 1 ? " survives" : " survive");
    int passing = shaken.passingCount();
    return counts
        + (passing == 0
            ? "; no request leads past another"
            : "; "
                + Numbers.counted(passing, "request")
                + (passing == 1 ? " leads past " : " lead past ")
                + (shaken.passedModuleCount() == 0
                    ? "re-exports of modules that survive"
                    : Numbers.counted(shaken.passedModuleCount(), "module")))
        + ".";
  }

  /** Whether a module is in the graph that is printed. */
  static boolean isShown(Snapshot graph, ShakenGraph shaken, int module) {
    return graph.moduleExists(module) && !graph.isForTypes(module) && shaken.survives(module);
  }
}
