package dev.shale.tools.cli.report;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Breaks;
import dev.shale.engine.query.Cycles;
import dev.shale.engine.query.Witnesses;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.question.CycleChoice;
import dev.shale.tools.cli.question.Session;

/** Cycles for people: the largest first, each with its modules and one way round. */
public final class CyclesText {
  private static final int MAX_MEMBERS = 20;

  private final Session session;
  private final Snapshot graph;
  private final Cycles cycles;
  private final CycleChoice choice;
  private final Witnesses witnesses;
  private final Breaks breaks;
  private final boolean isBreakWanted;
  private final Style style;

  public CyclesText(Session session, CycleChoice choice, boolean isBreakWanted, Style style) {
    this.session = session;
    this.choice = choice;
    cycles = choice.cycles();
    this.isBreakWanted = isBreakWanted;
    this.style = style;
    graph = session.graph();
    witnesses = new Witnesses(graph, cycles);
    breaks = new Breaks(graph, cycles);
  }

  public void print(Output out) {
    int number = 1;
    for (int cycle : choice.shown()) {
      String size = Numbers.counted(cycles.size(cycle), "module");
      out.println(style.bold(Numbers.grouped(number++) + ". " + size));
      printMembers(out, cycle);
      out.println("   one way round:");
      for (int dependency : witnesses.find(cycle)) {
        out.println("     " + session.text().line(dependency));
      }
      if (isBreakWanted) {
        printBreaks(out, cycle);
      }
      out.println("");
    }
    out.println(sentence());
  }

  private void printBreaks(Output out, int cycle) {
    int[] dependencies = breaks.find(cycle);
    String them = dependencies.length == 1 ? "this import" : "these imports";
    out.println("   no cycle without " + them + ":");
    for (int dependency : dependencies) {
      out.println("     " + session.text().line(dependency));
    }
  }

  private void printMembers(Output out, int cycle) {
    int shownCount = Math.min(cycles.size(cycle), MAX_MEMBERS);
    for (int member = cycles.begin(cycle); member < cycles.begin(cycle) + shownCount; member++) {
      out.println("     " + session.text().path(cycles.module(member)));
    }
    if (shownCount < cycles.size(cycle)) {
      int more = cycles.size(cycle) - shownCount;
      out.println("     ... " + Numbers.grouped(more) + " more; --json lists all");
    }
  }

  private String sentence() {
    String modules = Numbers.counted(choice.moduleCount(), "module");
    int count = choice.shown().length;
    String left = leftOut();
    if (count == 0) {
      return "No cycles in " + modules + left + ".";
    }
    return Numbers.counted(count, "cycle")
        + " with "
        + Numbers.counted(choice.memberCount(), "module")
        + " in a graph of "
        + modules
        + left
        + ".";
  }

  private String leftOut() {
    int count = choice.leftOutCount();
    return count == 0
        ? ""
        : "; "
            + Numbers.grouped(count)
            + (choice.isOwn() ? " more that lead through" : " more inside of")
            + " installed packages, which --packages lists";
  }
}
