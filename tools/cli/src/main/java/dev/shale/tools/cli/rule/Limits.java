package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.checked.Edges;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.setting.Parameters;
import java.util.Arrays;
import java.util.BitSet;

/** How many modules a module imports or is imported by, and how deep it lies. */
final class Limits {
  private static final int NOBODY = -1;

  private Limits() {}

  static void fanIn(CheckRun run) {
    report(run, importers(run), "is imported by ", "module");
  }

  static void fanOut(CheckRun run) {
    report(run, imported(run), "imports ", "module");
  }

  static void depth(CheckRun run) {
    int[] depths = new int[run.graph().moduleCount()];
    BitSet from = run.from();
    for (int module = from.nextSetBit(0); module >= 0; module = from.nextSetBit(module + 1)) {
      depths[module] = run.graph().depth(module);
    }
    report(run, depths, "lies ", "import");
  }

  /** Edges of a module lie side by side, so a target is counted once by who asked for it last. */
  private static int[] importers(CheckRun run) {
    int[] counts = new int[run.graph().moduleCount()];
    int[] lastParents = new int[counts.length];
    Arrays.fill(lastParents, NOBODY);
    EdgeChoice choice = run.choice();
    Edges edges = run.edges();
    for (int edge = 0; edge < edges.count(); edge++) {
      int target = edges.target(edge);
      boolean isNew = lastParents[target] != edges.parent(edge) && target != edges.parent(edge);
      if (isNew && edges.isOf(choice, edge)) {
        lastParents[target] = edges.parent(edge);
        counts[target]++;
      }
    }
    return counts;
  }

  private static int[] imported(CheckRun run) {
    int[] counts = new int[run.graph().moduleCount()];
    int[] lastParents = new int[counts.length];
    Arrays.fill(lastParents, NOBODY);
    EdgeChoice choice = run.choice();
    Edges edges = run.edges();
    for (int edge = 0; edge < edges.count(); edge++) {
      int parent = edges.parent(edge);
      int target = edges.target(edge);
      if (lastParents[target] != parent && target != parent && edges.isOf(choice, edge)) {
        lastParents[target] = parent;
        counts[parent]++;
      }
    }
    return counts;
  }

  static void report(CheckRun run, int[] counts, String verb, String noun) {
    long most = run.count(Parameters.MAX);
    BitSet from = run.from();
    for (int module = from.nextSetBit(0); module >= 0; module = from.nextSetBit(module + 1)) {
      if (counts[module] > most) {
        String rest = noun.equals("import") ? " below the nearest entry" : "";
        run.addModule(
            module,
            "",
            verb
                + Numbers.counted(counts[module], noun)
                + rest
                + "; the limit is "
                + Numbers.grouped(most));
      }
    }
  }
}
