package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Edges;
import dev.shale.tools.cli.question.Wildcards;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * No module is imported for its effects alone. An import whose names the module uses is none. Of
 * the others the graph does not say which bind names, so the text in front of the request is looked
 * at: {@code import} and nothing else.
 */
final class NoSideEffectImports implements Check {
  private static final byte[] NOT_READ = {};
  private static final String IMPORT = "import";

  @Override
  public void run(CheckRun run) {
    BitSet from = run.from();
    Wildcards allowed = run.wildcards("allow");
    Edges edges = run.edges();
    BitSet used = new BitSet();
    for (int module = from.nextSetBit(0); module >= 0; module = from.nextSetBit(module + 1)) {
      byte[] text = NOT_READ;
      findUsed(run.graph(), module, used);
      for (int edge = edges.begin(module); edge < edges.end(module); edge++) {
        int dependency = edges.dependency(edge);
        boolean mayBe =
            !used.get(dependency - run.graph().begin(module))
                && edges.isOf(EdgeChoice.RUNTIME, edge)
                && run.graph().dependencyKind(dependency) == JavaScriptKinds.IMPORT
                && !allowed.fit(run.requestText(dependency));
        if (mayBe) {
          text = text.length == 0 ? read(run.project().path(module)) : text;
          check(run, text, dependency);
        }
      }
    }
  }

  /** The places of the dependencies of which a module uses names. */
  private static void findUsed(Snapshot graph, int module, BitSet used) {
    used.clear();
    InnerGraph inner = graph.inner();
    for (int row = inner.begin(module); row < inner.end(module); row++) {
      if ((inner.flags(row) & (InnerFlags.PART | InnerFlags.OF_PART)) == 0) {
        used.set(inner.target(row));
      }
    }
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
