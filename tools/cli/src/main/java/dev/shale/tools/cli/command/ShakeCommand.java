package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.command.input.CountArgument;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.ShakeAnswer;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.report.ShakeJson;
import dev.shale.tools.cli.report.ShakeText;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale shake}: what of a program survives when what nobody uses is left out. */
public final class ShakeCommand implements Command {
  private static final String PACKAGE = "--package-name";
  private static final String STATEMENTS = "--statements";
  private static final int USUAL_TOP = 20;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale shake",
            "Says what of each package and module survives when what nobody uses is left out.",
            ExitStatus.ERRORS,
            "shale shake [OPTIONS] [ENTRY... | DIR]",
            "shale shake                          the project in the working directory",
            "shale shake --package-name lodash-es the modules of one package",
            "shale shake --top 100                more lines",
            "shale shake --library packages/ui    a package, whose exports others use",
            "shale shake --json                   all modules",
            "shale shake --json --statements      and which of their statements stay");
    spec.addOption(BuildArguments.value(PACKAGE, "NAME", "The modules of an installed package"));
    CountArgument.declareTop(spec, "So many packages and modules", USUAL_TOP);
    spec.addOption(BuildArguments.libraryFlag());
    spec.addOption(
        BuildArguments.flag("With --json: where the statements begin that stay", STATEMENTS));
    BuildArguments.declare(spec, 0);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(
                given, given.matchedPositionalValue(0, List.<String>of()), shell.directory())
            .withExports();
    int top = CountArgument.top(given, USUAL_TOP);
    boolean hasStatements = given.hasMatchedOption(STATEMENTS);
    if (hasStatements && !arguments.json()) {
      throw new InputException(STATEMENTS + ": only --json says which statements stay; add it");
    }
    try (Session session = Session.open(arguments, shell);
        ExportsAnswer exports =
            ExportsAnswer.ofAnalysis(session, BuildArguments.isLibrary(given))) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      String one = BuildArguments.text(given, PACKAGE, "");
      ModuleChoice choice = ModuleChoice.of(session.graph(), false);
      ShakeAnswer answer = ShakeAnswer.of(exports, choice, one);
      if (answer.modules().isEmpty() && !one.isEmpty()) {
        throw new InputException(
            PACKAGE + ": no module of the program is of a package '" + Visible.of(one) + "'");
      }
      if (arguments.json()) {
        ShakeJson.write(session, answer, hasStatements, shell.out());
      } else {
        new ShakeText(answer, session.text(), arguments.style(shell), top).print(shell.out());
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return Reports.exitStatus(session);
    }
  }
}
