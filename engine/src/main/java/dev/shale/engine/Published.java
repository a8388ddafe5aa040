package dev.shale.engine;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.language.Diagnostic;
import java.util.Comparator;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * One state of a project, for views of it. Nothing in it changes but whether it is the current one.
 */
final class Published {
  static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::path)
          .thenComparingInt(Diagnostic::line)
          .thenComparingInt(Diagnostic::column)
          .thenComparing(Diagnostic::message);

  private final ModuleGraph graph;
  private final long generation;
  private final Int2ObjectHashMap<List<Diagnostic>> diagnostics;
  private volatile boolean isCurrent = true;

  Published(ModuleGraph graph, long generation, Int2ObjectHashMap<List<Diagnostic>> diagnostics) {
    this.graph = graph;
    this.generation = generation;
    this.diagnostics = diagnostics;
  }

  ModuleGraph graph() {
    return graph;
  }

  long generation() {
    return generation;
  }

  /** By module, of those with which something is wrong; not to be changed. */
  Int2ObjectHashMap<List<Diagnostic>> diagnostics() {
    return diagnostics;
  }

  boolean isCurrent() {
    return isCurrent;
  }

  void supersede() {
    isCurrent = false;
  }
}
