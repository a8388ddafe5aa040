package dev.shale.tools.cli.command;

import dev.shale.offheap.system.FileFailure;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.command.serve.ServedView;
import dev.shale.tools.cli.output.Browser;
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
import dev.shale.tools.cli.view.ViewServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale view}: the graph as a page for a browser. */
public final class ViewCommand implements Command {
  private static final String NAME = "shale view";
  private static final String OUT = "--out";
  private static final String OPEN = "--open";
  private static final String SERVE = "--serve";
  private static final String SINCE = "--since";
  private static final String USUAL_FILE = "shale-report.html";
  private static final String ANY_PORT = "0";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            NAME,
            "Shows the graph in a browser: writes one HTML file that needs no network.",
            ExitStatus.ERRORS,
            "shale view [OPTIONS] [ENTRY... | DIR]",
            "shale view                           writes shale-report.html",
            "shale view packages/app --open       and opens it in the browser",
            "shale view --since origin/main       marks what a branch changes and affects",
            "shale view --serve --open            follows edits, for this machine alone");
    spec.addOption(
        BuildArguments.value(OUT, "FILE", "Write the page there. Default: " + USUAL_FILE));
    spec.addOption(BuildArguments.flag("Open the page in the browser", OPEN));
    spec.addOption(
        OptionSpec.builder(SERVE)
            .type(String.class)
            .arity("0..1")
            .fallbackValue(ANY_PORT)
            .paramLabel("PORT")
            .description(
                "Serve the page to this machine at 127.0.0.1, and follow edits. Default: any port")
            .build());
    spec.addOption(
        BuildArguments.value(
            SINCE, "REV", "Mark what has changed since the merge base of REV and HEAD"));
    BuildArguments.declare(spec, 0);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    List<String> inputs = new ArrayList<>(given.matchedPositionalValue(0, List.<String>of()));
    String port = BuildArguments.text(given, SERVE, "");
    if (!port.isEmpty() && !isNumber(port)) {
      // What follows the option is an entry then.
      inputs.addFirst(port);
      port = ANY_PORT;
    }
    if (!port.isEmpty() && given.hasMatchedOption(OUT)) {
      throw new UsageException(NAME, SERVE + " writes no file: leave out " + OUT);
    }
    BuildArguments arguments = BuildArguments.of(given, inputs, shell.directory()).withExports();
    if (arguments.json()) {
      throw new UsageException(NAME, "it writes a page; 'shale graph --json' writes JSON");
    }
    String since = BuildArguments.text(given, SINCE, "");
    boolean isOpened = given.hasMatchedOption(OPEN);
    return port.isEmpty()
        ? write(BuildArguments.text(given, OUT, USUAL_FILE), arguments, since, isOpened, shell)
        : serve(port(port), arguments, since, isOpened, shell);
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(unit -> unit >= '0' && unit <= '9');
  }

  private static int port(String text) {
    int digits = String.valueOf(ViewServer.MAX_PORT).length();
    if (text.length() > digits || Integer.parseInt(text) > ViewServer.MAX_PORT) {
      throw BuildArguments.notOneOf(NAME, SERVE, "a port from 0 to " + ViewServer.MAX_PORT, text);
    }
    return Integer.parseInt(text);
  }

  private static int write(
      String name, BuildArguments arguments, String since, boolean isOpened, Shell shell) {
    Path file = shell.directory().resolve(name);
    ReplacedFile target = new ReplacedFile(file);
    if (!target.problem().isEmpty()) {
      throw new InputException(OUT + ": " + Visible.of(name) + ": " + target.problem());
    }
    try (Session session = Session.open(arguments, shell)) {
      Reports.diagnostics(session, arguments, shell);
      long startNanos = System.nanoTime();
      ViewReport report = ViewReport.of(session, arguments, since, shell);
      target.write(report::write);
      String modules = Numbers.counted(Totals.programCount(session.graph()), "module");
      String size = Sizes.of(Files.size(file));
      shell.out().println(Visible.of(name) + " shows " + modules + " in " + size);
      Reports.timings(session, arguments, shell, startNanos);
      if (isOpened) {
        open(file.toUri().toString(), shell);
      }
      session.awaitSaved(shell);
      return Reports.exitStatus(session);
    } catch (IOException failure) {
      throw new InputException(
          Visible.of(name) + " cannot be written: " + FileFailure.reason(failure));
    }
  }

  private static int serve(
      int port, BuildArguments arguments, String since, boolean isOpened, Shell shell) {
    try (ServedView view = ServedView.start(port, arguments, since, shell)) {
      shell.out().println("The graph is at " + view.address() + "  Press Ctrl+C to end.");
      shell.out().flush();
      if (isOpened) {
        open(view.address(), shell);
      }
      view.follow();
    } catch (IOException failure) {
      throw new InputException(
          SERVE + ": port " + port + " cannot be used: " + failure.getMessage());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return ExitStatus.OK;
  }

  private static void open(String address, Shell shell) {
    if (!Browser.open(address)) {
      shell.err().println("shale: no browser could be started; open " + address + " yourself");
      shell.err().flush();
    }
  }
}
