package dev.shale.tools.cli.command;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.command.input.CountArgument;
import dev.shale.tools.cli.command.input.EdgeArguments;
import dev.shale.tools.cli.command.input.ModuleArgument;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.ModuleSet;
import dev.shale.tools.cli.question.NeighbourAnswer;
import dev.shale.tools.cli.question.NeighbourAnswer.Direction;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.report.chain.NeighbourJson;
import dev.shale.tools.cli.report.chain.NeighbourText;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale importers} and {@code shale imports}: what is around a module. */
public final class NeighbourCommand implements Command {
  private static final String MODULE = "MODULE";
  private static final String USUAL_DEPTH = "1";

  private final Direction direction;

  public NeighbourCommand(Direction direction) {
    this.direction = direction;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = direction == Direction.IMPORTERS ? importers() : imports();
    ModuleArgument.declare(spec, 0, MODULE);
    spec.addOption(
        BuildArguments.value(
            CountArgument.DEPTH, "N", "So many imports away at most, or all. Default: 1"));
    spec.addOption(
        BuildArguments.flag("Leave out the modules of installed packages", BuildArguments.OWN));
    EdgeArguments.declare(spec);
    BuildArguments.declare(spec, 1);
    return spec;
  }

  private static CommandSpec importers() {
    return Help.command(
        "shale importers",
        "Lists what imports a module, with the place of each import.",
        "no module imports it",
        "shale importers [OPTIONS] MODULE [ENTRY... | DIR]",
        "shale importers src/utils/date.ts     who imports a file",
        "shale importers src/store             who imports from a folder",
        "shale importers lodash packages/app   who imports a package, in another project",
        "shale importers date.ts --depth all   all that lead to it, by distance",
        "shale importers react --own           without other installed packages",
        "shale importers types.ts --types      imports of types, too");
  }

  private static CommandSpec imports() {
    return Help.command(
        "shale imports",
        "Lists what a module imports, with the place of each import.",
        "it imports no module",
        "shale imports [OPTIONS] MODULE [ENTRY... | DIR]",
        "shale imports src/main.ts             what a file imports",
        "shale imports src/store               what a folder imports from elsewhere",
        "shale imports main.ts --depth 2       what that imports in turn",
        "shale imports main.ts --depth all     all that it leads to, by distance",
        "shale imports src/main.ts --own       without installed packages",
        "shale imports main.ts --static        without dynamic imports");
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    String text = ModuleArgument.of(given, 0, MODULE);
    int depth = CountArgument.depth(given, USUAL_DEPTH);
    EdgeChoice edges = EdgeArguments.of(given);
    BuildArguments arguments =
        BuildArguments.of(
            given, given.matchedPositionalValue(1, List.<String>of()), shell.directory());
    try (Session session = Session.open(arguments, shell)) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      ModuleSet about = ModuleSet.of(session, text, shell.directory());
      boolean isOwn = given.hasMatchedOption(BuildArguments.OWN);
      NeighbourAnswer answer =
          NeighbourAnswer.of(session.graph(), about, direction, edges, depth, isOwn);
      if (arguments.json()) {
        NeighbourJson.write(session, answer, depth, shell.out());
      } else {
        new NeighbourText(session, answer, arguments.style(shell), depth == 1).print(shell.out());
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return answer.moduleCount() == 0 ? ExitStatus.FINDINGS : ExitStatus.OK;
    }
  }
}
