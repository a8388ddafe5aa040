package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.command.input.ChunkArguments;
import dev.shale.tools.cli.command.input.CountArgument;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.question.usage.ShakenAnswer;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.report.chunk.ChunksJson;
import dev.shale.tools.cli.report.chunk.ChunksText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale chunks}: which modules load together, without bundling. */
public final class ChunksCommand implements Command {
  private static final int USUAL_TOP = 20;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale chunks",
            "Says which modules load together: with each entry, dynamic import and worker.",
            ExitStatus.ERRORS,
            "shale chunks [OPTIONS] [ENTRY... | DIR]",
            "shale chunks                              the project in the working directory",
            "shale chunks --entry app=src/main.ts      an entry with a name",
            "shale chunks --entry app                  of the entries of shale.json, one",
            "shale chunks --like esbuild               no module in two chunks",
            "shale chunks --json                       all chunks and their modules");
    ChunkArguments.declare(spec);
    CountArgument.declareTop(spec, "So many entries and chunks", USUAL_TOP);
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
    boolean isShaken = BuildArguments.isTreeShaken(given);
    ChunkArguments asked = ChunkArguments.of(given, arguments);
    arguments = arguments.withoutEntryNames();
    int top = CountArgument.top(given, USUAL_TOP);
    try (Session session = Session.open(isShaken ? arguments.withExports() : arguments, shell);
        ShakenAnswer shaken = shaken(session, given);
        ChunksAnswer answer = ChunksAnswer.of(session, shaken, asked.options(), asked.ids())) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      List<Integer> starts = asked.starts(answer);
      List<Integer> shown = asked.chunks(answer, starts);
      if (arguments.json()) {
        ChunksJson.write(session, answer, shown, shell.out());
      } else {
        new ChunksText(answer, arguments.style(shell), top).print(starts, shown, shell.out());
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return Reports.exitStatus(session);
    }
  }

  private static @Nullable ShakenAnswer shaken(Session session, ParseResult given) {
    return BuildArguments.isTreeShaken(given)
        ? ShakenAnswer.of(session, BuildArguments.isLibrary(given))
        : null;
  }
}
