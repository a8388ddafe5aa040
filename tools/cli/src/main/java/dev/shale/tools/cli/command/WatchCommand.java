package dev.shale.tools.cli.command;

import dev.shale.engine.Change;
import dev.shale.engine.OrderedGraph;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.chunk.WatchedChunks;
import dev.shale.tools.cli.chunk.WatchedChunks.Changes;
import dev.shale.tools.cli.command.input.ChunkArguments;
import dev.shale.tools.cli.command.serve.MetricsServer;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.OutputException;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.output.ReplacedFile;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.Terminal;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Totals;
import dev.shale.tools.cli.question.WatchedProject;
import dev.shale.tools.cli.report.DiagnosticLines;
import dev.shale.tools.cli.report.GraphJson;
import dev.shale.tools.cli.report.WatchJson;
import dev.shale.tools.cli.report.WatchLines;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale watch}: what becomes of a project while its files change. */
public final class WatchCommand implements Command {
  private static final String GRAPH = "--graph";
  private static final String EXEC = "--exec";
  private static final String METRICS = "--metrics";
  private static final String CHUNKS = "--chunks";
  private static final int NO_PORT = -1;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale watch",
            "Says what changes in a project, what that affects, and what breaks or is mended.",
            "is not used",
            "shale watch [OPTIONS] [ENTRY... | DIR]",
            "shale watch                          the project in the working directory",
            "shale watch --json                   a line of JSON for each change",
            "shale watch --graph graph.json       keeps the document of 'shale graph --json'",
            "shale watch --chunks                 says which chunks change, as 'shale chunks' makes them",
            "shale watch --exec 'xargs -r vitest related --run'",
            "                                     tests what a change affects: CMD reads the paths",
            "                                     of the affected modules, a line each",
            "shale watch --metrics 9464           has Prometheus read what the command did from",
            "                                     http://127.0.0.1:9464/metrics");
    BuildArguments.declare(spec, 0);
    spec.addOption(
        BuildArguments.value(GRAPH, "FILE", "Write the graph as JSON there after each change"));
    spec.addOption(BuildArguments.flag("Say which chunks change, come and go", CHUNKS));
    spec.addOption(
        BuildArguments.value(EXEC, "CMD", "Run a shell command in the project after each change"));
    spec.addOption(
        BuildArguments.value(
            METRICS, "PORT", "Serve metrics for Prometheus on this machine alone; 0 for any port"));
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(
            given, given.matchedPositionalValue(0, List.<String>of()), shell.directory());
    int port = port(arguments.command(), BuildArguments.text(given, METRICS, ""));
    try (WatchedProject project = WatchedProject.open(arguments, shell);
        WatchedChunks chunks = chunks(given, arguments, project)) {
      Run run =
          new Run(
              project,
              chunks,
              arguments,
              shell,
              BuildArguments.text(given, GRAPH, ""),
              BuildArguments.text(given, EXEC, ""));
      if (port == NO_PORT) {
        run.run();
      } else {
        run.serve(port);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return ExitStatus.OK;
  }

  private static @Nullable WatchedChunks chunks(
      ParseResult given, BuildArguments arguments, WatchedProject project) {
    return given.hasMatchedOption(CHUNKS)
        ? new WatchedChunks(ChunkArguments.usual(arguments).options(), project.root())
        : null;
  }

  /** The port that was named, or {@link #NO_PORT}. */
  private static int port(String command, String text) {
    if (text.isEmpty()) {
      return NO_PORT;
    }
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= MetricsServer.MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // The sentence below is about this too.
    }
    String expected = "a port from 0 to " + MetricsServer.MAX_PORT;
    throw BuildArguments.notOneOf(command, METRICS, expected, text);
  }

  /** One run of the command. */
  private static final class Run {
    private final WatchedProject project;
    private final @Nullable WatchedChunks chunks;
    private final BuildArguments arguments;
    private final Shell shell;
    private final String graphFile;
    private final String command;
    private final @Nullable ReplacedFile graph;

    /** The modules that the next command is told of. */
    private final Set<String> waiting = new LinkedHashSet<>();

    private boolean isConfigurationSaid;
    private final WatchJson json;
    private final WatchLines lines;

    Run(
        WatchedProject project,
        @Nullable WatchedChunks chunks,
        BuildArguments arguments,
        Shell shell,
        String graphFile,
        String command) {
      this.project = project;
      this.chunks = chunks;
      this.arguments = arguments;
      this.shell = shell;
      this.graphFile = graphFile;
      this.command = command;
      graph = graphFile.isEmpty() ? null : new ReplacedFile(shell.directory().resolve(graphFile));
      json = new WatchJson(project.root(), shell.out());
      Style style = arguments.style(shell);
      lines = new WatchLines(shell.directory(), style);
    }

    /** The same, while a port serves metrics. */
    void serve(int port) throws InterruptedException {
      try (MetricsServer server = MetricsServer.start(port, project.metrics())) {
        shell.err().println("shale: the metrics are at " + server.address());
        shell.err().flush();
        run();
      } catch (IOException failure) {
        throw new InputException(
            METRICS + ": port " + port + " cannot be used: " + failure.getMessage());
      }
    }

    void run() throws InterruptedException {
      if (graph != null && !graph.problem().isEmpty()) {
        throw new InputException(
            GRAPH + ": " + graphFile + " cannot be written: " + graph.problem());
      }
      writeGraph();
      ready();
      while (true) {
        WatchedProject.Event event = project.next();
        try (View view = event.view()) {
          tell(event.update(), view);
        }
      }
    }

    private void ready() {
      try (View view = project.view()) {
        Changes all = chunks == null ? null : chunks.begin(view, project.named());
        if (arguments.json()) {
          json.ready(view, all);
          return;
        }
        Terminal terminal = shell.terminal();
        Style style = Style.of(arguments.color(), terminal.errIsTerminal(), terminal);
        TextNames names = new TextNames(view.snapshot(), shell.directory());
        String rest = "'shale graph --json' lists all";
        shell.err().print(DiagnosticLines.of(view.diagnostics(), names, style, rest));
        shell.err().flush();
        String count = Numbers.counted(Totals.programCount(view.snapshot()), "module");
        shell.out().println("Watching " + count + ". Press Ctrl+C to end.");
        shell.out().flush();
      }
    }

    private void tell(Update update, View view) throws InterruptedException {
      writeGraph();
      int[] affected = view.affectedBy(touched(update, view), Change.ANY);
      Changes changes = chunks == null ? null : chunks.update(update, view, project.named());
      if (arguments.json()) {
        json.update(update, view, affected, changes);
      } else {
        shell.out().println(lines.line(update, view, affected.length, changes));
        shell.out().flush();
      }
      sayOfConfiguration();
      if (!command.isEmpty()) {
        note(affected, view);
        // What waits already is done together.
        if (!project.hasNext()) {
          execute();
        }
      }
    }

    private void sayOfConfiguration() {
      if (!isConfigurationSaid && project.isConfiguredOtherwise()) {
        isConfigurationSaid = true;
        shell.err().println("shale: shale.json changed; it is read when 'shale watch' begins.");
        shell.err().flush();
      }
    }

    /** What an update touched; of a graph that was built anew, everything. */
    private static int[] touched(Update update, View view) {
      IntArrayList touched = new IntArrayList();
      if (update.isRebuilt()) {
        for (int module = 0; module < view.moduleCount(); module++) {
          if (view.exists(module)) {
            touched.addInt(module);
          }
        }
      }
      for (int module : update.changed()) {
        touched.addInt(module);
      }
      for (int module : update.added()) {
        touched.addInt(module);
      }
      return touched.toIntArray();
    }

    /** One that cannot be written now is tried again with the next change. */
    private void writeGraph() {
      if (graph == null) {
        return;
      }
      try (OrderedGraph ordered = project.ordered()) {
        graph.write(out ->
            GraphJson.write(
                ordered.snapshot(),
                ordered.diagnostics(),
                project.root(),
                ModuleChoice.of(ordered.snapshot(), false),
                out));
      } catch (IOException | OutputException failure) {
        shell
            .err()
            .println("shale: " + GRAPH + ": " + graphFile + " cannot be written: " + failure);
        shell.err().flush();
      }
    }

    private void note(int[] affected, View view) {
      PathNames names = new PathNames(view.snapshot(), project.root());
      for (int module : affected) {
        if (view.isFile(module)) {
          waiting.add(names.path(module));
        }
      }
    }

    private void execute() throws InterruptedException {
      String input = waiting.isEmpty() ? "" : String.join("\n", waiting) + "\n";
      waiting.clear();
      int status = ShellCommand.run(command, project.root(), input);
      if (status != 0) {
        shell.err().println("shale: the command of " + EXEC + " ended with status " + status);
        shell.err().flush();
      }
    }
  }
}
