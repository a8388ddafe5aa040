package dev.shale.tools.cli.drawing;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Neighbours;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.tools.cli.question.ModuleSet;
import org.jspecify.annotations.Nullable;

/** Which requests lead from one module to another: those of a graph, or of what is left of it. */
final class Links {
  private final Snapshot graph;
  private final EdgeChoice choice;
  private final @Nullable ShakenGraph shaken;

  /** What is told of each. */
  interface Visitor {
    void visit(int target, int dependency);
  }

  Links(Snapshot graph, EdgeChoice choice, @Nullable ShakenGraph shaken) {
    this.graph = graph;
    this.choice = choice;
    this.shaken = shaken;
  }

  /** Whether there is a module. */
  boolean has(int module) {
    return shaken == null || (shaken.survives(module) && !graph.isForTypes(module));
  }

  /** Whether a dependency loads nothing. */
  boolean isPassive(int dependency) {
    return (graph.dependencyFlags(dependency) & DependencyFlags.PASSIVE) != 0;
  }

  /** Tells of the requests of a module that count and lead somewhere. */
  void forEach(int module, Visitor visitor) {
    if (shaken != null) {
      for (int edge = shaken.begin(module); edge < shaken.end(module); edge++) {
        visit(shaken.target(edge), shaken.dependency(edge), visitor);
      }
      return;
    }
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      visit(graph.target(dependency), dependency, visitor);
    }
  }

  private void visit(int target, int dependency, Visitor visitor) {
    boolean isCounted =
        target != Snapshot.NO_MODULE
            && choice.has(graph.dependencyKind(dependency), isPassive(dependency));
    if (isCounted) {
      visitor.visit(target, dependency);
    }
  }

  /**
   * The modules that are so near to some, and these.
   *
   * @param fitting modules past others than which nothing leads
   * @param isForward whether those that lead there are not asked for, but those behind them
   */
  boolean[] around(ModuleSet center, boolean[] fitting, boolean isForward, int distance) {
    return shaken == null
        ? aroundInGraph(center, fitting, isForward, distance)
        : aroundInShaken(center, fitting, isForward, distance);
  }

  private boolean[] aroundInGraph(
      ModuleSet center, boolean[] fitting, boolean isForward, int distance) {
    boolean[] leftOut = new boolean[fitting.length];
    for (int module = 0; module < leftOut.length; module++) {
      leftOut[module] = !fitting[module];
    }
    Neighbours neighbours = new Neighbours(graph, choice);
    neighbours.leaveOut(leftOut);
    for (int module : center.modules()) {
      neighbours.start(module);
    }
    if (isForward) {
      neighbours.forward(distance);
    } else {
      neighbours.backward(distance);
    }
    boolean[] found = new boolean[fitting.length];
    for (int index = 0; index < neighbours.count(); index++) {
      found[neighbours.module(index)] = true;
    }
    return found;
  }

  /** Step by step over all edges: what is drawn is small, or not near to anything. */
  private boolean[] aroundInShaken(
      ModuleSet center, boolean[] fitting, boolean isForward, int distance) {
    boolean[] found = new boolean[fitting.length];
    for (int module : center.modules()) {
      found[module] = has(module);
    }
    boolean isGrown = true;
    for (int step = 0;
        isGrown && (distance == Neighbours.ANY_DISTANCE || step < distance);
        step++) {
      boolean[] before = found.clone();
      isGrown = false;
      for (int module = 0; module < found.length; module++) {
        if (!isForward || before[module]) {
          isGrown |= step(module, before, found, fitting, isForward);
        }
      }
    }
    return found;
  }

  private boolean step(
      int module, boolean[] before, boolean[] found, boolean[] fitting, boolean isForward) {
    boolean[] isGrown = {false};
    forEach(
        module,
        (target, dependency) -> {
          int next = isForward ? target : module;
          if (before[isForward ? module : target] && fitting[next] && !found[next]) {
            found[next] = true;
            isGrown[0] = true;
          }
        });
    return isGrown[0];
  }
}
