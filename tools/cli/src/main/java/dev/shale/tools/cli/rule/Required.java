package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.checked.Edges;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.finding.Sentence;
import dev.shale.tools.cli.output.Visible;
import java.util.BitSet;
import java.util.List;

/** Each of some modules imports one of others. */
final class Required implements Check {
  private static final String TO = "to";

  @Override
  public void run(CheckRun run) {
    BitSet to = run.modules(TO);
    BitSet from = run.from();
    from.andNot(to);
    EdgeChoice choice = run.choice();
    Edges edges = run.edges();
    for (int module = from.nextSetBit(0); module >= 0; module = from.nextSetBit(module + 1)) {
      boolean isThere = false;
      for (int edge = edges.begin(module); edge < edges.end(module) && !isThere; edge++) {
        isThere = to.get(edges.target(edge)) && edges.isOf(choice, edge);
      }
      if (!isThere) {
        add(run, module);
      }
    }
  }

  private static void add(CheckRun run, int module) {
    String wanted = String.join(", ", run.texts(TO));
    run.add(
        Place.ofFile(run.project().path(module)),
        Sentence.of("imports nothing of {}", Visible.of(wanted)),
        List.of(),
        List.of(run.key(run.name(module), "", wanted)));
  }
}
