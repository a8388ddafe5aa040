package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Edges;
import dev.shale.tools.cli.question.Wildcards;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * No module is imported for its effects alone. The graph says which modules may have such an
 * import; of which it is, the text in front of the request tells: {@code import} and nothing else.
 */
final class NoSideEffectImports implements Check {
  private static final byte[] NOT_READ = {};
  private static final String IMPORT = "import";

  @Override
  public void run(CheckRun run) {
    BitSet from = run.from();
    Wildcards allowed = run.wildcards("allow");
    Edges edges = run.edges();
    for (int module = from.nextSetBit(0); module >= 0; module = from.nextSetBit(module + 1)) {
      if (!mayHave(run.graph(), module)) {
        continue;
      }
      byte[] text = NOT_READ;
      for (int edge = edges.begin(module); edge < edges.end(module); edge++) {
        int dependency = edges.dependency(edge);
        boolean mayBe =
            edges.isOf(EdgeChoice.RUNTIME, edge)
                && run.graph().dependencyKind(dependency) == JavaScriptKinds.IMPORT
                && !allowed.fit(run.requestText(dependency));
        if (mayBe) {
          text = text.length == 0 ? read(run.project().path(module)) : text;
          check(run, text, dependency);
        }
      }
    }
  }

  /** Whether a module may have such an import; of what is no program nobody knows. */
  private static boolean mayHave(Snapshot graph, int module) {
    return (graph.moduleFlags(module) & ModuleFlags.BARE_IMPORTS) != 0
        || (graph.kind(module) != JavaScriptKinds.ESM
            && graph.kind(module) != JavaScriptKinds.COMMONJS);
  }

  private static byte[] read(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException gone) {
      return NOT_READ;
    }
  }

  private static void check(CheckRun run, byte[] text, int dependency) {
    Snapshot graph = run.graph();
    if (bindsNothing(text, graph.spanStart(dependency))) {
      run.addDependency(
          dependency,
          "imports {} for its effects alone",
          run.project().path(graph.target(dependency)));
    }
  }

  private static boolean bindsNothing(byte[] text, int literal) {
    int end = Math.min(literal, text.length);
    while (end > 0 && text[end - 1] <= ' ' && text[end - 1] >= 0) {
      end--;
    }
    int begin = end - IMPORT.length();
    for (int index = 0; index < IMPORT.length(); index++) {
      if (begin < 0 || text[begin + index] != IMPORT.charAt(index)) {
        return false;
      }
    }
    return true;
  }
}
