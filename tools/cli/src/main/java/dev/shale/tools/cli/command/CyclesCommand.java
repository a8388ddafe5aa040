package dev.shale.tools.cli.command;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.command.input.EdgeArguments;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.CycleChoice;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.usage.ShakenAnswer;
import dev.shale.tools.cli.report.CyclesJson;
import dev.shale.tools.cli.report.CyclesText;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.report.chain.ShakenJson;
import dev.shale.tools.cli.report.chain.ShakenText;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale cycles}: which modules lead back to themselves, and by which imports. */
public final class CyclesCommand implements Command {
  private static final String BREAK = "--break";
  private static final String FAIL = "--fail";
  private static final String OWN = BuildArguments.OWN;
  private static final String PACKAGES = "--packages";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale cycles",
            "Lists the cycles of a project's modules, the largest first.",
            ExitStatus.ERRORS + ", or --fail found a cycle",
            "shale cycles [OPTIONS] [ENTRY... | DIR]",
            "shale cycles                    the project in the working directory",
            "shale cycles packages/app       another project",
            "shale cycles --static           without those that dynamic imports close",
            "shale cycles --break            which imports to remove",
            "shale cycles --fail src/a.ts    exit status 1 if there is a cycle",
            "shale cycles --own              those of the project's own modules alone",
            "shale cycles --tree-shaken      without what nobody uses, past what only re-exports",
            "shale cycles --json             all members of all cycles");
    spec.addOption(BuildArguments.flag("Exit with status 1 if a cycle is listed", FAIL));
    EdgeArguments.declare(spec);
    spec.addOption(BuildArguments.flag("List cycles inside of installed packages, too", PACKAGES));
    spec.addOption(BuildArguments.flag("List only cycles that consist of own modules", OWN));
    spec.addOption(BuildArguments.flag("List a few imports that all cycles need", BREAK));
    spec.addOption(BuildArguments.treeShakenFlag());
    spec.addOption(BuildArguments.libraryFlag());
    BuildArguments.declare(spec, 0);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(
            given, given.matchedPositionalValue(0, List.<String>of()), shell.directory());
    EdgeChoice choice = EdgeArguments.of(given);
    CycleChoice.Members members = members(given);
    if (BuildArguments.isTreeShaken(given)) {
      if (choice == EdgeChoice.TYPES) {
        throw new UsageException(
            "shale cycles", "--tree-shaken has the program that runs, where no types are imported");
      }
      return runShaken(arguments.withExports(), choice, members, given, shell);
    }
    try (Session session = Session.open(arguments, shell)) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      CycleChoice cycles = CycleChoice.of(session.graph(), choice, members);
      boolean isBreakWanted = given.hasMatchedOption(BREAK);
      if (arguments.json()) {
        CyclesJson.write(session, cycles, isBreakWanted, shell.out());
      } else {
        new CyclesText(session, cycles, isBreakWanted, arguments.style(shell)).print(shell.out());
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      boolean isFailure = given.hasMatchedOption(FAIL) && cycles.shown().length > 0;
      return isFailure ? ExitStatus.FINDINGS : Reports.exitStatus(session);
    }
  }

  private static int runShaken(
      BuildArguments arguments,
      EdgeChoice edges,
      CycleChoice.Members members,
      ParseResult given,
      Shell shell) {
    boolean isLibrary = BuildArguments.isLibrary(given);
    boolean isBreakWanted = given.hasMatchedOption(BREAK);
    try (Session session = Session.open(arguments, shell);
        ShakenAnswer answer = ShakenAnswer.of(session, isLibrary, edges)) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      List<Integer> cycles = answer.largestFirst(members);
      if (arguments.json()) {
        ShakenJson.writeCycles(session, answer, cycles, isBreakWanted, shell.out());
      } else {
        new ShakenText(answer, session.text(), arguments.style(shell))
            .printCycles(cycles, isBreakWanted, shell.out());
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      boolean isFailure = given.hasMatchedOption(FAIL) && !cycles.isEmpty();
      return isFailure ? ExitStatus.FINDINGS : Reports.exitStatus(session);
    }
  }

  private static CycleChoice.Members members(ParseResult given) {
    boolean withPackages = given.hasMatchedOption(PACKAGES);
    boolean isOwn = given.hasMatchedOption(OWN);
    if (withPackages && isOwn) {
      throw new UsageException("shale cycles", "--own and --packages exclude each other");
    }
    if (withPackages) {
      return CycleChoice.Members.ANY;
    }
    return isOwn ? CycleChoice.Members.ALL_OWN : CycleChoice.Members.SOME_OWN;
  }
}
