package dev.shale.tools.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale cycles}: which modules lead back to themselves, and by which imports. */
final class CyclesCommand implements Command {
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
        new CyclesText(session, cycles, style(arguments, shell)).print(shell.out());
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      boolean isFailure = given.hasMatchedOption("--fail") && cycles.count() > 0;
      return isFailure ? ExitStatus.FINDINGS : Reports.exitStatus(session);
    }
  }

  private static Style style(BuildArguments arguments, Shell shell) {
    return Style.of(arguments.color(), shell.terminal().outIsTerminal(), shell.terminal());
  }
}
