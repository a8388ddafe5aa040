package dev.shale.tools.cli.question;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.engine.language.Diagnostic.Severity;
import java.util.List;

/**
 * What there is how often in a graph, counted in one walk over its rows. Modules that only types
 * lead to, and what they ask for, are no part of the program and are counted apart.
 */
public final class Totals {
  /** How many modules are of a kind, by code. */
  private final int[] modules = new int[Kinds.CODES];

  /** How many dependencies are of a kind, by code. */
  private final int[] dependencies = new int[Kinds.CODES];

  private int moduleCount;
  private final Few forTypes = new Few();
  private final Few externals = new Few();
  private final Few roots = new Few();
  private int dependencyCount;
  private int connectionCount;
  private int typeOnlyCount;
  private int openCount;
  private int firstOpen = Snapshot.NO_DEPENDENCY;
  private int greatestDepth;

  private final ModuleChoice choice;

  private Totals(ModuleChoice choice) {
    this.choice = choice;
  }

  /** Counts what is shown. */
  public static Totals of(Snapshot graph, ModuleChoice choice) {
    Totals totals = new Totals(choice);
    for (int module = 0; module < graph.moduleCount(); module++) {
      totals.countModule(graph, module);
      for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
        totals.countDependency(graph, dependency);
      }
    }
    return totals;
  }

  private void countModule(Snapshot graph, int module) {
    if (!choice.has(module)) {
      return;
    }
    if (graph.isForTypes(module)) {
      forTypes.add(module);
      return;
    }
    moduleCount++;
    modules[graph.kind(module).code()]++;
    if (graph.kind(module) == ModuleKind.EXTERNAL) {
      externals.add(module);
    }
    if (graph.isRoot(module)) {
      roots.add(module);
    }
    greatestDepth = Math.max(greatestDepth, graph.depth(module));
  }

  private void countDependency(Snapshot graph, int dependency) {
    boolean isForTypes = (graph.dependencyFlags(dependency) & DependencyFlags.FOR_TYPES) != 0;
    if (isForTypes || !choice.has(graph.parent(dependency))) {
      return;
    }
    dependencyCount++;
    DependencyKind kind = graph.dependencyKind(dependency);
    dependencies[kind.code()]++;
    typeOnlyCount += graph.isTypeOnly(dependency) ? 1 : 0;
    int target = graph.target(dependency);
    if (target == Snapshot.NO_MODULE && isPattern(graph, kind, dependency)) {
      openCount++;
      firstOpen = firstOpen == Snapshot.NO_DEPENDENCY ? dependency : firstOpen;
    }
    boolean isShown = target != Snapshot.NO_MODULE && choice.has(target);
    connectionCount += isShown && !graph.isForTypes(target) ? 1 : 0;
  }

  /** Whether a request means all that fits a pattern, and takes nothing away from another one. */
  public static boolean isPattern(Snapshot graph, DependencyKind kind, int dependency) {
    return !kind.isResolved() && kind.exception(graph.name(graph.request(dependency))).isEmpty();
  }

  /** Modules of the program. */
  public int moduleCount() {
    return moduleCount;
  }

  public int moduleCount(ModuleKind kind) {
    return modules[kind.code()];
  }

  /** Modules that only types lead to. */
  public Few forTypes() {
    return forTypes;
  }

  /** Modules of the program that are left to the platform. */
  public Few externals() {
    return externals;
  }

  /** Dependencies of the program's modules. */
  public int dependencyCount() {
    return dependencyCount;
  }

  public int dependencyCount(DependencyKind kind) {
    return dependencies[kind.code()];
  }

  /** Dependencies that lead to a module of the program. */
  public int connectionCount() {
    return connectionCount;
  }

  /** Dependencies that are erased before the program runs. */
  public int typeOnlyCount() {
    return typeOnlyCount;
  }

  /** Patterns that are not followed, or that no file fits. */
  public int openCount() {
    return openCount;
  }

  /** The first of them; {@link Snapshot#NO_DEPENDENCY} for none. */
  public int firstOpen() {
    return firstOpen;
  }

  public Few roots() {
    return roots;
  }

  public int greatestDepth() {
    return greatestDepth;
  }

  /** How many modules the program has, without those that only types lead to. */
  public static int programCount(Snapshot graph) {
    int count = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      count += graph.moduleExists(module) && !graph.isForTypes(module) ? 1 : 0;
    }
    return count;
  }

  /** How many diagnostics have a severity. */
  public static int count(List<Diagnostic> diagnostics, Severity severity) {
    int count = 0;
    for (Diagnostic diagnostic : diagnostics) {
      count += diagnostic.severity() == severity ? 1 : 0;
    }
    return count;
  }

  /** How many diagnostics are about a request that leads nowhere. */
  public static int unresolvedCount(List<Diagnostic> diagnostics) {
    int count = 0;
    for (Diagnostic diagnostic : diagnostics) {
      count += diagnostic.code().equals(Code.UNRESOLVED) ? 1 : 0;
    }
    return count;
  }
}
