package dev.shale.tools.cli.command;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.Inputs;
import dev.shale.tools.cli.change.Changes;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.command.input.ChangeArguments;
import dev.shale.tools.cli.command.input.ChunkArguments;
import dev.shale.tools.cli.command.input.EdgeArguments;
import dev.shale.tools.cli.command.input.StandardInput;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.affected.AffectedAnswer;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.report.chain.AffectedJson;
import dev.shale.tools.cli.report.chain.AffectedPaths;
import dev.shale.tools.cli.report.chain.AffectedText;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale affected}: which tests, entries and packages a change concerns. */
public final class AffectedCommand implements Command {
  private final StandardInput input = new StandardInput();

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale affected",
            "Lists the tests, entries, packages and modules that a change affects.",
            "never",
            "shale affected (--since REV | --files FILE...) [OPTIONS] [ENTRY... | DIR]",
            "shale affected --since origin/main                    since the branch began",
            "shale affected --since origin/main --only packages    their names, a line each",
            "shale affected --since HEAD --only tests -0 | xargs -0 -r npx jest",
            "git diff -z --name-only --relative | shale affected --files -",
            "shale affected --files src/a.ts src/b.ts --types      imports of types, too",
            "shale affected --since main --export-level             without what uses nothing changed",
            "shale affected --since main --chunks                   which outputs are others",
            "shale affected --since HEAD~1 --json                  with all chains");
    ChangeArguments.declare(spec);
    spec.addOption(BuildArguments.flag("Count imports of types, too", EdgeArguments.TYPES));
    BuildArguments.declare(spec, 0);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    ChangeArguments asked = ChangeArguments.of(given);
    BuildArguments arguments =
        BuildArguments.of(
                given, given.matchedPositionalValue(0, List.<String>of()), shell.directory())
            .withTests(ChangeArguments.withTests(given));
    boolean withTypes = given.hasMatchedOption(EdgeArguments.TYPES);
    if (ChangeArguments.isExportLevel(given, withTypes)) {
      arguments = arguments.withExports();
    }
    Changes changes =
        asked.changes(shell.directory(), Inputs.root(arguments, shell.directory()), input);
    EdgeChoice edges = withTypes ? EdgeChoice.TYPES : EdgeChoice.RUNTIME;
    try (Session session = Session.open(arguments, shell)) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(
          session, ChangeArguments.withTests(given) ? "shale graph --tests" : "shale graph", shell);
      AffectedAnswer answer =
          AffectedAnswer.of(session, arguments, shell.directory(), changes, edges);
      boolean isAboutChunks = ChangeArguments.isAboutChunks(given);
      AffectedText text =
          new AffectedText(session, answer, arguments.style(shell), asked.topCount());
      if (arguments.json()) {
        try (ChunksAnswer chunks = isAboutChunks ? chunks(session, arguments) : null) {
          AffectedJson.write(session, answer, chunks, shell.out());
        }
      } else if (asked.only() != null) {
        AffectedPaths.print(
            session, answer, asked.only(), asked.isNul(), shell.directory(), shell.out());
        text.printNotes(shell.err());
      } else {
        text.print(shell.out());
        if (isAboutChunks) {
          try (ChunksAnswer chunks = chunks(session, arguments)) {
            text.printChunks(chunks, shell.out());
          }
        }
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return ExitStatus.OK;
    }
  }

  private static ChunksAnswer chunks(Session session, BuildArguments arguments) {
    ChunkArguments asked = ChunkArguments.usual(arguments);
    return ChunksAnswer.of(session, null, asked.options(), asked.ids());
  }
}
