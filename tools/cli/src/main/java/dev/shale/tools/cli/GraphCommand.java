package dev.shale.tools.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale graph}: what a project consists of. */
final class GraphCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale graph",
            "Shows the module graph of some entry files, or of the project in a directory.",
            "shale graph [OPTIONS] [ENTRY... | DIR]",
            "shale graph                          the project in the working directory",
            "shale graph packages/app --timings   a project, and where the time goes",
            "shale graph src/a.ts src/b.ts        two entries",
            "shale graph --json > graph.json      every module and dependency");
    BuildArguments.declare(spec, 0);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(given, given.matchedPositionalValue(0, List.<String>of()));
    long startNanos = System.nanoTime();
    try (Session session = Session.open(arguments, shell)) {
      Reports.diagnostics(session, arguments, shell);
      if (arguments.json()) {
        writeJson(session, arguments, shell);
      } else {
        printSummary(session, arguments, shell, startNanos);
      }
      session.awaitSaved(shell);
      return Reports.exitStatus(session);
    }
  }

  private static void writeJson(Session session, BuildArguments arguments, Shell shell) {
    long outputStartNanos = System.nanoTime();
    GraphJson.write(session, shell.out());
    Reports.timings(session, arguments, shell, outputStartNanos);
  }

  /** Here the timings go before the last line, which stays the answer in one sentence. */
  private static void printSummary(
      Session session, BuildArguments arguments, Shell shell, long startNanos) {
    long outputStartNanos = System.nanoTime();
    Style style = Style.of(arguments.color(), shell.terminal().outIsTerminal(), shell.terminal());
    Summary summary = Summary.of(session, style);
    Output out = shell.out();
    out.println(summary.text());
    if (arguments.timings()) {
      long outputNanos = System.nanoTime() - outputStartNanos;
      out.println(Timings.of(session, outputNanos, out.writtenBytes()));
    }
    out.println(summary.sentence(System.nanoTime() - startNanos));
  }
}
