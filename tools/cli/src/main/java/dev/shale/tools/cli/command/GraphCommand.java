package dev.shale.tools.cli.command;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.command.input.ChunkArguments;
import dev.shale.tools.cli.command.input.DrawingArguments;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.question.CycleChoice;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.usage.ShakenAnswer;
import dev.shale.tools.cli.report.Explanation;
import dev.shale.tools.cli.report.GraphJson;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.report.Summary;
import dev.shale.tools.cli.report.Timings;
import dev.shale.tools.cli.report.chain.ShakenJson;
import dev.shale.tools.cli.report.chain.ShakenText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale graph}: what a project consists of. */
public final class GraphCommand implements Command {
  private static final String CHUNKS = "--chunks";
  private static final String EXPLAIN = "--explain";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale graph",
            "Shows the module graph of some entry files, or of the project in a directory.",
            ExitStatus.ERRORS,
            "shale graph [OPTIONS] [ENTRY... | DIR]",
            "shale graph                          the project in the working directory",
            "shale graph packages/app --timings   a project, and where the time goes",
            "shale graph src/a.ts src/b.ts        two entries",
            "shale graph --own                    without the modules of installed packages",
            "shale graph --json > graph.json      every module and dependency",
            "shale graph --tree-shaken --json     those that survive, past what only re-exports",
            "shale graph --format dot | dot -Tsvg > graph.svg",
            "shale graph --format dot --tree-shaken    without what nobody uses",
            "shale graph --format mermaid --collapse folder:2",
            "shale graph --format dot --focus src/store --depth 2 --no-externals");
    DrawingArguments.declare(spec);
    BuildArguments.declare(spec, 0);
    spec.addOption(
        BuildArguments.flag("Leave out the modules of installed packages", BuildArguments.OWN));
    spec.addOption(
        BuildArguments.flag(
            "Say of each module what it exports and what is used", BuildArguments.EXPORTS));
    spec.addOption(
        BuildArguments.flag("With --json: say of each module in which chunks it is", CHUNKS));
    spec.addOption(BuildArguments.libraryFlag());
    spec.addOption(BuildArguments.treeShakenFlag());
    spec.addOption(BuildArguments.flag("Say how each pass over the graph ran and why", EXPLAIN));
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(
            given, given.matchedPositionalValue(0, List.<String>of()), shell.directory());
    DrawingArguments drawing = DrawingArguments.of(given);
    if (BuildArguments.isTreeShaken(given)) {
      if (drawing == null && given.hasMatchedOption(BuildArguments.OWN)) {
        throw new UsageException(
            "shale graph", "--tree-shaken counts all that survives: --own is for --format");
      }
      if (drawing != null && drawing.hasTypes()) {
        throw new UsageException(
            "shale graph", "--tree-shaken has the program that runs, where no types are imported");
      }
      return runShaken(arguments.withExports(), drawing, given, shell);
    }
    long startNanos = System.nanoTime();
    try (Session session = Session.open(arguments, shell)) {
      Reports.diagnostics(session, arguments, shell);
      String explanation = given.hasMatchedOption(EXPLAIN) ? Explanation.of(session) : "";
      ModuleChoice choice =
          ModuleChoice.of(session.graph(), given.hasMatchedOption(BuildArguments.OWN));
      if (drawing != null) {
        draw(session, drawing, arguments, shell, explanation);
      } else if (arguments.json()) {
        writeJson(session, choice, arguments, given, shell, explanation);
      } else {
        printSummary(session, choice, arguments, shell, explanation, startNanos);
      }
      session.awaitSaved(shell);
      return Reports.exitStatus(session);
    }
  }

  private static int runShaken(
      BuildArguments arguments,
      @Nullable DrawingArguments drawing,
      ParseResult given,
      Shell shell) {
    boolean isLibrary = BuildArguments.isLibrary(given);
    try (Session session = Session.open(arguments, shell);
        ShakenAnswer answer = ShakenAnswer.of(session, isLibrary, EdgeChoice.RUNTIME)) {
      long outputStartNanos = System.nanoTime();
      Reports.diagnostics(session, arguments, shell);
      List<Integer> cycles = answer.largestFirst(CycleChoice.Members.ANY);
      if (drawing != null) {
        drawing.write(session, answer.shaken(), shell);
      } else if (arguments.json()) {
        ShakenJson.writeGraph(session, answer, cycles, shell.out());
      } else {
        new ShakenText(answer, session.text(), arguments.style(shell))
            .printCounts(cycles.size(), shell.out());
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return Reports.exitStatus(session);
    }
  }

  private static void draw(
      Session session,
      DrawingArguments drawing,
      BuildArguments arguments,
      Shell shell,
      String explanation) {
    long outputStartNanos = System.nanoTime();
    drawing.write(session, null, shell);
    Reports.timings(session, arguments, shell, outputStartNanos);
    shell.err().print(explanation);
    shell.err().flush();
  }

  private static void writeJson(
      Session session,
      ModuleChoice choice,
      BuildArguments arguments,
      ParseResult given,
      Shell shell,
      String explanation) {
    long outputStartNanos = System.nanoTime();
    boolean isLibrary = BuildArguments.isLibrary(given);
    ChunkArguments asked = ChunkArguments.usual(arguments);
    try (ExportsAnswer exports = arguments.exports() ? ExportsAnswer.of(session, isLibrary) : null;
        ChunksAnswer chunks =
            given.hasMatchedOption(CHUNKS)
                ? ChunksAnswer.of(session, null, asked.options(), asked.ids())
                : null) {
      GraphJson.write(session, choice, exports, chunks, shell.out());
    }
    Reports.timings(session, arguments, shell, outputStartNanos);
    shell.err().print(explanation);
    shell.err().flush();
  }

  /** Here all goes before the last line, which stays the answer in one sentence. */
  private static void printSummary(
      Session session,
      ModuleChoice choice,
      BuildArguments arguments,
      Shell shell,
      String explanation,
      long startNanos) {
    long outputStartNanos = System.nanoTime();
    Style style = arguments.style(shell);
    Summary summary = Summary.of(session, choice, style);
    Output out = shell.out();
    out.println(summary.text());
    if (arguments.timings()) {
      long outputNanos = System.nanoTime() - outputStartNanos;
      out.println(Timings.of(session, outputNanos, out.writtenBytes()));
    }
    if (!explanation.isEmpty()) {
      out.println(explanation);
    }
    out.println(summary.sentence(System.nanoTime() - startNanos));
  }
}
