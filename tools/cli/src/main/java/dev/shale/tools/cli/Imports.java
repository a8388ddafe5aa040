package dev.shale.tools.cli;

import dev.shale.engine.graph.Snapshot;

/** A dependency as a line that editors can open. */
final class Imports {
  private Imports() {}

  /** {@code src/index.tsx:3:20 import "./app"}. */
  static String line(Session session, int dependency) {
    Snapshot graph = session.graph();
    return session.names().path(graph.parent(dependency))
        + ":"
        + graph.line(dependency)
        + ":"
        + graph.column(dependency)
        + "  "
        + graph.dependencyKind(dependency).label()
        + " \""
        + graph.name(graph.request(dependency))
        + "\"";
  }
}
