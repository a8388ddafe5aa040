package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.command.input.CountArgument;
import dev.shale.tools.cli.command.input.ModuleArgument;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.DominatedAnswer;
import dev.shale.tools.cli.question.ModuleSet;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.report.chain.DominatedJson;
import dev.shale.tools.cli.report.chain.DominatedText;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale dominated}: what would leave the program with some modules. */
public final class DominatedCommand implements Command {
  private static final String MODULE = "MODULE";
  private static final int USUAL_TOP = 20;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale dominated",
            "Says what would leave the program with a module: what no entry reaches without it.",
            "no entry leads to the module when the program runs",
            "shale dominated [OPTIONS] MODULE [ENTRY... | DIR]",
            "shale dominated moment                what a package brings along",
            "shale dominated src/pages/Admin.tsx   what a file brings along",
            "shale dominated src/legacy --top 5    a folder, with fewer lines",
            "shale dominated moment --json         all modules");
    ModuleArgument.declare(spec, 0, MODULE);
    CountArgument.declareTop(spec, "So many packages and modules", USUAL_TOP);
    BuildArguments.declare(spec, 1);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    String text = ModuleArgument.of(given, 0, MODULE);
    int top = CountArgument.top(given, USUAL_TOP);
    BuildArguments arguments =
        BuildArguments.of(
            given, given.matchedPositionalValue(1, List.<String>of()), shell.directory());
    try (Session session = Session.open(arguments, shell)) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      ModuleSet about = ModuleSet.of(session, text, shell.directory());
      DominatedAnswer answer = DominatedAnswer.of(session.graph(), about);
      if (arguments.json()) {
        DominatedJson.write(session, answer, shell.out());
      } else {
        new DominatedText(session, answer, arguments.style(shell), top).print(shell.out());
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return answer.count() == 0 ? ExitStatus.FINDINGS : ExitStatus.OK;
    }
  }
}
