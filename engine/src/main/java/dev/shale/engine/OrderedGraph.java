package dev.shale.engine;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import java.util.List;

/** A graph whose ids are in the order of discovery; see {@link Project#ordered}. */
public final class OrderedGraph implements AutoCloseable {
  private final ModuleGraph graph;
  private final Snapshot snapshot;
  private final List<Diagnostic> diagnostics;

  OrderedGraph(ModuleGraph graph, List<Diagnostic> diagnostics) {
    this.graph = graph;
    this.diagnostics = diagnostics;
    snapshot = graph.snapshot();
  }

  /** The graph, until this is closed. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** What is wrong with files and requests, each thing once, in the order of the modules. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Gives the memory back. Closing twice does nothing. */
  @Override
  public void close() {
    snapshot.close();
    graph.close();
  }
}
