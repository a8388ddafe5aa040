package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.command.input.CountArgument;
import dev.shale.tools.cli.command.input.EdgeArguments;
import dev.shale.tools.cli.command.input.ModuleArgument;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.ModuleSet;
import dev.shale.tools.cli.question.PathAnswer;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.report.chain.PathJson;
import dev.shale.tools.cli.report.chain.PathText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale path}: by which imports one module leads to another. */
public final class PathCommand implements Command {
  private static final String ALL = "--all";
  private static final String AVOID = "--avoid";
  private static final String LIMIT = "--limit";
  private static final int USUAL_LIMIT = 20;
  private static final int MOST_LIMIT = 1_000;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale path",
            "Shows the shortest chain of imports from one module to another.",
            "no path leads there",
            "shale path [OPTIONS] FROM TO [ENTRY... | DIR]",
            "shale path src/main.ts src/utils/date.ts   two files",
            "shale path Shelf.tsx react packages/app    the end of a path and a package",
            "shale path src/client src/server           folders: any of their modules",
            "shale path src/a.ts src/b.ts --all         all paths, the shortest first",
            "shale path src/a.ts react --avoid src/ui   not through these modules",
            "shale path src/a.ts react --own            through own modules alone");
    ModuleArgument.declare(spec, 0, "FROM");
    ModuleArgument.declare(spec, 1, "TO");
    spec.addOption(BuildArguments.flag("Show all paths, no module twice in one", ALL));
    spec.addOption(
        BuildArguments.value(LIMIT, "N", "With --all, no more than N. Default: " + USUAL_LIMIT));
    spec.addOption(BuildArguments.values(AVOID, "MODULE", "Lead through none of these modules"));
    spec.addOption(BuildArguments.flag("Lead through own modules alone", BuildArguments.OWN));
    EdgeArguments.declare(spec);
    BuildArguments.declare(spec, 2);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    String from = ModuleArgument.of(given, 0, "FROM");
    String to = ModuleArgument.of(given, 1, "TO");
    boolean isAll = given.hasMatchedOption(ALL);
    if (given.hasMatchedOption(LIMIT) && !isAll) {
      throw new UsageException("shale path", "--limit counts the paths of --all: add that");
    }
    int limit = CountArgument.of(given, LIMIT, USUAL_LIMIT, MOST_LIMIT);
    EdgeArguments.of(given);
    BuildArguments arguments =
        BuildArguments.of(
            given, given.matchedPositionalValue(2, List.<String>of()), shell.directory());
    try (Session session = Session.open(arguments, shell)) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      List<ModuleSet> avoided = new ArrayList<>();
      for (String text : given.matchedOptionValue(AVOID, List.<String>of())) {
        avoided.add(ModuleSet.of(session, text, shell.directory()));
      }
      PathAnswer.Question question =
          new PathAnswer.Question(
              ModuleSet.of(session, from, shell.directory()),
              ModuleSet.of(session, to, shell.directory()),
              avoided,
              EdgeArguments.of(given),
              given.hasMatchedOption(BuildArguments.OWN),
              isAll ? limit : 1);
      if (PathAnswer.isNothing(session.graph(), question.from(), question.to())) {
        throw new UsageException(
            "shale path", "FROM and TO are the same; 'shale cycles' shows what leads back");
      }
      PathAnswer answer = PathAnswer.of(session.graph(), question);
      print(session, answer, avoided, arguments, isAll, shell);
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return answer.paths().isEmpty() ? ExitStatus.FINDINGS : ExitStatus.OK;
    }
  }

  private static void print(
      Session session,
      PathAnswer answer,
      List<ModuleSet> avoided,
      BuildArguments arguments,
      boolean isAll,
      Shell shell) {
    PathText text = new PathText(session, answer, arguments.style(shell));
    if (arguments.json()) {
      PathJson.write(session, answer, avoided, shell.out());
    } else if (answer.paths().isEmpty()) {
      shell.err().println("shale: " + text.absence());
    } else if (isAll) {
      text.printAll(shell.out());
    } else {
      text.printOne(shell.out());
    }
  }
}
