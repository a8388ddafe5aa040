package dev.shale.tools.cli;

import dev.shale.engine.graph.Snapshot;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale cycles}: which modules lead back to themselves, and by which imports. */
final class CyclesCommand implements Command {
  private static final int MAX_MEMBERS = 20;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale cycles",
            "Lists the cycles of a module graph, the largest first.",
            "shale cycles [OPTIONS] [ENTRY... | DIR]",
            "shale cycles                    the project in the working directory",
            "shale cycles packages/app       another project",
            "shale cycles --fail src/a.ts    exit status 1 if there is a cycle",
            "shale cycles --json             all members of all cycles");
    spec.addOption(BuildArguments.flag("Exit with status 1 if there is any cycle", "--fail"));
    BuildArguments.declare(spec, 0);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(given, given.matchedPositionalValue(0, List.<String>of()));
    try (Session session = Session.open(arguments, shell)) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      Cycles cycles = Cycles.of(session.graph());
      if (arguments.json()) {
        CyclesJson.write(session, cycles, shell.out());
      } else {
        new CyclesText(session, cycles, style(arguments, shell)).print(shell.out(), MAX_MEMBERS);
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      boolean isFailure = given.hasMatchedOption("--fail") && cycles.count() > 0;
      return isFailure ? ExitStatus.FINDINGS : Reports.exitStatus(session);
    }
  }

  private static Style style(BuildArguments arguments, Shell shell) {
    return Style.of(arguments.color(), shell.terminal().outIsTerminal(), shell.terminal());
  }

  /** Cycles for people. */
  private static final class CyclesText {
    private final Session session;
    private final Snapshot graph;
    private final Cycles cycles;
    private final Witnesses witnesses;
    private final Style style;

    CyclesText(Session session, Cycles cycles, Style style) {
      this.session = session;
      this.cycles = cycles;
      this.style = style;
      graph = session.graph();
      witnesses = new Witnesses(graph, cycles);
    }

    void print(Output out, int maxMembers) {
      int number = 1;
      for (int cycle : cycles.largestFirst()) {
        String size = Numbers.counted(cycles.size(cycle), "module");
        out.println(style.bold(Numbers.grouped(number++) + ". " + size));
        printMembers(out, cycle, maxMembers);
        out.println("   the shortest way round:");
        for (int dependency : witnesses.find(cycle)) {
          out.println("     " + Imports.line(session, dependency));
        }
        out.println("");
      }
      out.println(sentence());
    }

    private void printMembers(Output out, int cycle, int maxMembers) {
      int shownCount = Math.min(cycles.size(cycle), maxMembers);
      for (int member = cycles.begin(cycle); member < cycles.begin(cycle) + shownCount; member++) {
        out.println("     " + session.names().path(cycles.module(member)));
      }
      if (shownCount < cycles.size(cycle)) {
        int more = cycles.size(cycle) - shownCount;
        out.println("     ... " + Numbers.grouped(more) + " more; --json lists all");
      }
    }

    private String sentence() {
      String modules = Numbers.counted(graph.moduleCount(), "module");
      if (cycles.count() == 0) {
        return "No cycles in " + modules + ".";
      }
      return Numbers.counted(cycles.count(), "cycle")
          + " with "
          + Numbers.counted(cycles.memberCount(), "module")
          + " in a graph of "
          + modules
          + ".";
    }
  }
}
