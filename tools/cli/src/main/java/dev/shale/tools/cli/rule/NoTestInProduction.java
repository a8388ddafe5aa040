package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.checked.Edges;
import dev.shale.tools.cli.setting.Parameters;
import java.util.BitSet;

/** Code that ships imports no file of tests. */
final class NoTestInProduction implements Check {
  @Override
  public void run(CheckRun run) {
    BitSet tests = run.modules(Parameters.TEST_FILES);
    tests.and(run.project().own());
    BitSet from = run.from();
    from.andNot(tests);
    EdgeChoice choice = run.choice();
    Edges edges = run.edges();
    for (int edge = 0; edge < edges.count(); edge++) {
      boolean isOut = tests.get(edges.target(edge)) && from.get(edges.parent(edge));
      if (isOut && edges.isOf(choice, edge)) {
        run.addDependency(
            edges.dependency(edge),
            "imports {}, a file of tests, and is none itself",
            run.project().path(edges.target(edge)));
      }
    }
  }
}
