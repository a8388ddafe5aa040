package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.ReplacedFile;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.Totals;
import dev.shale.tools.cli.report.Reports;
import dev.shale.tools.cli.view.ViewReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale view}: the graph as a page for a browser. */
public final class ViewCommand implements Command {
  private static final String OUT = "--out";
  private static final String USUAL_FILE = "shale-report.html";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale view",
            "Writes the graph as a page for a browser: one HTML file that needs no network.",
            ExitStatus.ERRORS,
            "shale view [OPTIONS] [ENTRY... | DIR]",
            "shale view                           writes shale-report.html",
            "shale view packages/app --open       and opens it in the browser");
    spec.addOption(
        BuildArguments.value(OUT, "FILE", "Write the page there. Default: " + USUAL_FILE));
    BuildArguments.declare(spec, 0);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(
                given, given.matchedPositionalValue(0, List.<String>of()), shell.directory())
            .withExports();
    String name = BuildArguments.text(given, OUT, USUAL_FILE);
    Path file = shell.directory().resolve(name);
    ReplacedFile target = new ReplacedFile(file);
    if (!target.problem().isEmpty()) {
      throw new InputException(OUT + ": " + Visible.of(name) + ": " + target.problem());
    }
    try (Session session = Session.open(arguments, shell)) {
      Reports.diagnostics(session, arguments, shell);
      long startNanos = System.nanoTime();
      ViewReport report = ViewReport.of(session, arguments, shell);
      target.write(report::write);
      shell
          .out()
          .println(
              Visible.of(name)
                  + " has "
                  + Numbers.counted(Totals.programCount(session.graph()), "module")
                  + " in "
                  + Sizes.of(Files.size(file)));
      Reports.timings(session, arguments, shell, startNanos);
      session.awaitSaved(shell);
      return Reports.exitStatus(session);
    } catch (IOException failure) {
      throw new InputException(Visible.of(name) + " cannot be written: " + failure.getMessage());
    }
  }
}
