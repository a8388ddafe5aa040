package dev.shale.tools.cli.command;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.Help;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Asked;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.ModuleQuery;
import dev.shale.tools.cli.question.NearestModule;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.report.ExportsListJson;
import dev.shale.tools.cli.report.ExportsText;
import dev.shale.tools.cli.report.Reports;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code shale exports}: what modules export, where it comes from and who uses it. */
public final class ExportsCommand implements Command {
  private static final String OF = "--of";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale exports",
            "Lists what modules export, where each name comes from, and who uses it.",
            ExitStatus.ERRORS,
            "shale exports [OPTIONS] [ENTRY... | DIR]",
            "shale exports                        the project's own modules",
            "shale exports --of src/date.ts       one module, and all places that use it",
            "shale exports --of lodash-es         the first module of a package",
            "shale exports --library packages/ui  a package, whose exports others use",
            "shale exports --json                 for programs");
    spec.addOption(
        BuildArguments.value(OF, "MODULE", "A path, the end of a path, a package or a request"));
    spec.addOption(BuildArguments.libraryFlag());
    BuildArguments.declare(spec, 0);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    BuildArguments arguments =
        BuildArguments.of(
                given, given.matchedPositionalValue(0, List.<String>of()), shell.directory())
            .withExports();
    try (Session session = Session.open(arguments, shell);
        ExportsAnswer answer = ExportsAnswer.of(session, BuildArguments.isLibrary(given))) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      Reports.exportFaults(session, answer, arguments, shell);
      String one = BuildArguments.text(given, OF, "");
      List<Integer> modules = one.isEmpty() ? own(session) : find(session, one, shell);
      if (arguments.json()) {
        ExportsListJson.write(session, answer, modules, shell.out());
      } else {
        new ExportsText(session, answer, arguments.style(shell))
            .print(modules, !one.isEmpty(), shell.out());
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return Reports.exitStatus(session);
    }
  }

  private static List<Integer> own(Session session) {
    Snapshot graph = session.graph();
    List<Integer> own = new ArrayList<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      boolean isShown =
          graph.kind(module).isFile() && !graph.isInstalled(module) && !graph.isForTypes(module);
      if (isShown) {
        own.add(module);
      }
    }
    return own;
  }

  private static List<Integer> find(Session session, String text, Shell shell) {
    Asked asked = new Asked(session.graph(), text, null);
    int module = ModuleQuery.find(session, text, asked, shell.directory());
    if (module == Snapshot.NO_MODULE) {
      throw new InputException(
          OF
              + ": no module of the program is '"
              + Visible.of(text)
              + "'"
              + (text.indexOf('#') > 0
                  ? "; 'shale why " + Visible.of(text) + "' explains one export"
                  : NearestModule.clause(session, text, shell.directory())));
    }
    return List.of(module);
  }
}
