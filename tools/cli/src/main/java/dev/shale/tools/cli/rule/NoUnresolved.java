package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.finding.Sentence;
import dev.shale.tools.cli.output.Sentences;
import java.util.BitSet;
import java.util.List;

/** Every request leads to a module. The build has looked for all of them already. */
final class NoUnresolved implements Check {
  @Override
  public void run(CheckRun run) {
    Snapshot graph = run.graph();
    BitSet from = run.from();
    boolean hasPackages = run.flag("packages");
    for (Diagnostic diagnostic : run.project().session().report().diagnostics()) {
      boolean isIt =
          diagnostic.code().equals(Code.UNRESOLVED)
              && diagnostic.severity() == Diagnostic.Severity.ERROR;
      int module = isIt ? graph.findModule(graph.findName(diagnostic.path())) : Snapshot.NO_MODULE;
      if (module == Snapshot.NO_MODULE) {
        continue;
      }
      if (from.get(module) || (hasPackages && graph.isInstalled(module))) {
        add(run, module, diagnostic);
      }
    }
  }

  private static void add(CheckRun run, int module, Diagnostic diagnostic) {
    String request = request(run, module, diagnostic);
    run.add(
        new Place(diagnostic.path(), diagnostic.line(), diagnostic.column()),
        Sentence.of("{}", Sentences.continued(diagnostic.message())),
        List.of(),
        List.of(run.key(run.name(module), "", request)));
  }

  /** The request is what stays the same where lines and sentences change. */
  private static String request(CheckRun run, int module, Diagnostic diagnostic) {
    Snapshot graph = run.graph();
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      if (graph.line(dependency) == diagnostic.line()
          && graph.column(dependency) == diagnostic.column()) {
        return run.requestText(dependency);
      }
    }
    return diagnostic.message();
  }
}
