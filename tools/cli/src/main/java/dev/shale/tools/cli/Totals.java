package dev.shale.tools.cli;

import dev.shale.engine.build.Diagnostic;
import dev.shale.engine.build.Diagnostic.Severity;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import java.util.List;

/** What there is how often in a graph, counted in one walk over its rows. */
final class Totals {
  /** How many modules are of a kind, by ordinal. */
  private final int[] modules = new int[ModuleKind.values().length];

  /** How many dependencies are of a kind, by ordinal. */
  private final int[] dependencies = new int[DependencyKind.values().length];

  private int connectionCount;
  private int typeOnlyCount;
  private int unresolvedCount;
  private int rootCount;
  private int greatestDepth;

  private Totals() {}

  static Totals of(Snapshot graph) {
    Totals totals = new Totals();
    for (int module = 0; module < graph.moduleCount(); module++) {
      totals.countModule(graph, module);
    }
    for (int dependency = 0; dependency < graph.dependencyCount(); dependency++) {
      totals.countDependency(graph, dependency);
    }
    return totals;
  }

  private void countModule(Snapshot graph, int module) {
    modules[graph.kind(module).ordinal()]++;
    rootCount += graph.root(module) ? 1 : 0;
    greatestDepth = Math.max(greatestDepth, graph.depth(module));
  }

  private void countDependency(Snapshot graph, int dependency) {
    dependencies[graph.dependencyKind(dependency).ordinal()]++;
    boolean isTypeOnly = graph.typeOnly(dependency);
    typeOnlyCount += isTypeOnly ? 1 : 0;
    if (graph.target(dependency) != Snapshot.NO_MODULE) {
      connectionCount++;
    } else if (!isTypeOnly) {
      unresolvedCount++;
    }
  }

  int moduleCount(ModuleKind kind) {
    return modules[kind.ordinal()];
  }

  int dependencyCount(DependencyKind kind) {
    return dependencies[kind.ordinal()];
  }

  /** Dependencies that lead to a module. */
  int connectionCount() {
    return connectionCount;
  }

  /** Dependencies that are erased before the program runs. */
  int typeOnlyCount() {
    return typeOnlyCount;
  }

  /** Dependencies that should lead to a module and do not. */
  int unresolvedCount() {
    return unresolvedCount;
  }

  int rootCount() {
    return rootCount;
  }

  int greatestDepth() {
    return greatestDepth;
  }

  /** How many diagnostics have a severity. */
  static int count(List<Diagnostic> diagnostics, Severity severity) {
    int count = 0;
    for (Diagnostic diagnostic : diagnostics) {
      count += diagnostic.severity() == severity ? 1 : 0;
    }
    return count;
  }
}
