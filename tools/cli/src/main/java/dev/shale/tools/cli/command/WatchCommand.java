package dev.shale.tools.cli.command;

import dev.shale.engine.Change;
import dev.shale.engine.OrderedGraph;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.WatchedProject;
import dev.shale.tools.cli.report.GraphJson;
import dev.shale.tools.cli.report.WatchJson;
import dev.shale.tools.cli.report.WatchLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale watch}: what becomes of a project while its files change. */
public final class WatchCommand implements Command {
  private static final String GRAPH = "--graph";
  private static final String EXEC = "--exec";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale watch",
            "Says what changes in a project, what that affects, and what breaks or is mended.",
            ExitStatus.ERRORS,
            "shale watch [OPTIONS] [ENTRY... | DIR]",
            "shale watch                          the project in the working directory",
            "shale watch --json                   a line of JSON for each change",
            "shale watch --graph graph.json       keeps the document of 'shale graph --json'",
            "shale watch --exec 'xargs -r vitest related --run'",
            "                                     tests what a change affects: CMD reads the paths",
            "                                     of the affected modules, a line each");
    BuildArguments.declare(spec, 0);
    spec.addOption(
        BuildArguments.value(GRAPH, "FILE", "Write the graph as JSON there after each change"));
    spec.addOption(
        BuildArguments.value(
            EXEC, "CMD", "Run a shell command after each change; see the example"));
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(
            given, given.matchedPositionalValue(0, List.<String>of()), shell.directory());
    try (WatchedProject project = WatchedProject.open(arguments, shell)) {
      new Run(
              project,
              arguments,
              shell,
              BuildArguments.text(given, GRAPH, ""),
              BuildArguments.text(given, EXEC, ""))
          .run();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return ExitStatus.OK;
  }

  /** One run of the command. */
  private static final class Run {
    private final WatchedProject project;
    private final BuildArguments arguments;
    private final Shell shell;
    private final String graphFile;
    private final String command;
    private final WatchJson json;
    private final WatchLines lines;

    Run(
        WatchedProject project,
        BuildArguments arguments,
        Shell shell,
        String graphFile,
        String command) {
      this.project = project;
      this.arguments = arguments;
      this.shell = shell;
      this.graphFile = graphFile;
      this.command = command;
      json = new WatchJson(project.root(), shell.out());
      Style style = Style.of(arguments.color(), shell.terminal().outIsTerminal(), shell.terminal());
      lines = new WatchLines(shell.directory(), style);
    }

    void run() throws InterruptedException {
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
        if (arguments.json()) {
          json.ready(view);
          return;
        }
        int errorCount = view.diagnostics().size();
        shell
            .out()
            .println(
                "Watching "
                    + Numbers.counted(view.moduleCount(), "module")
                    + (errorCount == 0
                        ? ""
                        : ", in which " + Numbers.counted(errorCount, "problem") + " were found")
                    + ". Press Ctrl+C to end.");
        shell.out().flush();
      }
    }

    private void tell(Update update, View view) throws InterruptedException {
      writeGraph();
      int[] affected = view.affectedBy(touched(update), Change.ANY);
      if (arguments.json()) {
        json.update(update, view, affected);
      } else {
        shell.out().println(lines.line(update, view, affected.length));
        shell.out().flush();
      }
      if (!command.isEmpty()) {
        execute(affected, view);
      }
    }

    private static int[] touched(Update update) {
      int[] touched =
          Arrays.copyOf(update.changed(), update.changed().length + update.added().length);
      System.arraycopy(update.added(), 0, touched, update.changed().length, update.added().length);
      return touched;
    }

    /** Whoever reads the file sees the former graph or this one, and no part of either. */
    private void writeGraph() {
      if (graphFile.isEmpty()) {
        return;
      }
      Path file = shell.directory().resolve(graphFile);
      Path part = file.resolveSibling(file.getFileName() + ".part");
      try (OrderedGraph graph = project.ordered()) {
        try (Output out = new Output(Files.newOutputStream(part))) {
          GraphJson.write(
              graph.snapshot(),
              graph.diagnostics(),
              project.root(),
              ModuleChoice.of(graph.snapshot(), false),
              out);
          out.flush();
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException failure) {
        throw new InputException(
            GRAPH + ": " + graphFile + " cannot be written: " + failure.getMessage());
      }
    }

    private void execute(int[] affected, View view) throws InterruptedException {
      StringBuilder input = new StringBuilder();
      PathNames names = new PathNames(view.snapshot(), project.root());
      for (int module : affected) {
        if (view.isFile(module)) {
          input.append(names.path(module)).append('\n');
        }
      }
      ShellCommand.run(command, project.root(), input.toString());
    }
  }
}
