package dev.shale.tools.cli.report;

import dev.shale.engine.language.Diagnostic.Severity;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.Terminal;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.Totals;

/** What commands say on standard error about the graph they report on. */
public final class Reports {
  private Reports() {}

  /** Says what is wrong, before the output proper: its last line stays the last one. */
  public static void diagnostics(Session session, BuildArguments arguments, Shell shell) {
    Terminal terminal = shell.terminal();
    Style style = Style.of(arguments.color(), terminal.errIsTerminal(), terminal);
    String rest = arguments.json() ? "the JSON lists all" : "'shale graph --json' lists all";
    shell
        .err()
        .print(DiagnosticLines.of(session.report().diagnostics(), session.text(), style, rest));
    shell.err().flush();
  }

  /** Says that an answer about a graph with errors may not be the whole one. */
  public static void caution(Session session, Shell shell) {
    caution(session, "shale graph", shell);
  }

  /** The same, of a graph that another command line lists. */
  public static void caution(Session session, String listing, Shell shell) {
    int errorCount = errorCount(session);
    if (errorCount > 0) {
      shell
          .err()
          .println(
              "shale: the graph has "
                  + Numbers.counted(errorCount, "error")
                  + ", so something may be missing; '"
                  + listing
                  + "' lists them");
      shell.err().flush();
    }
  }

  /** Says how long the phases took, if that was asked for. */
  public static void timings(
      Session session, BuildArguments arguments, Shell shell, long outputStartNanos) {
    if (arguments.timings()) {
      shell.out().flush();
      long outputNanos = System.nanoTime() - outputStartNanos;
      shell.err().print(Timings.of(session, outputNanos, shell.out().writtenBytes()));
      shell.err().flush();
    }
  }

  /** The exit status of an answer that was found. */
  public static int exitStatus(Session session) {
    return errorCount(session) == 0 ? ExitStatus.OK : ExitStatus.FINDINGS;
  }

  private static int errorCount(Session session) {
    return Totals.count(session.report().diagnostics(), Severity.ERROR);
  }
}
