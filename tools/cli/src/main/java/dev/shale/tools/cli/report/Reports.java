package dev.shale.tools.cli.report;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Severity;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.Terminal;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.Totals;
import dev.shale.tools.cli.question.usage.ExportFaults;
import java.util.List;

/** What commands say on standard error about the graph they report on. */
public final class Reports {
  private Reports() {}

  /** Says what is wrong, before the output proper: its last line stays the last one. */
  public static void diagnostics(Session session, BuildArguments arguments, Shell shell) {
    List<Diagnostic> all = session.report().diagnostics();
    print(all, "shale graph --json", session, arguments, shell);
  }

  /** Says which names the project exports on that are not there. */
  public static void exportFaults(
      Session session, ExportsAnswer answer, BuildArguments arguments, Shell shell) {
    print(ExportFaults.of(session, answer), "shale exports --json", session, arguments, shell);
  }

  private static void print(
      List<Diagnostic> diagnostics,
      String listing,
      Session session,
      BuildArguments arguments,
      Shell shell) {
    Terminal terminal = shell.terminal();
    Style style = Style.of(arguments.color(), terminal.errIsTerminal(), terminal);
    String rest = arguments.json() ? "the JSON lists all" : "'" + listing + "' lists all";
    shell.err().print(DiagnosticLines.of(diagnostics, session.text(), style, rest));
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
