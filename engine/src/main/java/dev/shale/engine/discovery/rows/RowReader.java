package dev.shale.engine.discovery.rows;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.record.ModuleRecord;

/** Makes of the rows of a module what a record says of its requests. Belongs to one thread. */
public final class RowReader {
  private static final int FIRST_BYTES = 256;

  private final Snapshot graph;
  private byte[] text = new byte[FIRST_BYTES];

  public RowReader(Snapshot graph) {
    this.graph = graph;
  }

  /** Whether a module asks for something by a pattern, of which a row does not say all. */
  public static boolean hasPatterns(Snapshot graph, int module) {
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      if (!graph.dependencyKind(dependency).isResolved()) {
        return true;
      }
    }
    return false;
  }

  /** Reads what a module asks for. */
  public void readRequests(int module, ModuleRecord record) {
    record.kind(graph.kind(module));
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      readRequest(dependency, record);
    }
  }

  private void readRequest(int dependency, ModuleRecord record) {
    int flags = graph.dependencyFlags(dependency) & ~DependencyFlags.FOR_TYPES;
    int length = copy(graph.request(dependency));
    int row =
        record.addDependency(
            graph.dependencyKind(dependency),
            flags,
            text,
            0,
            length,
            graph.spanStart(dependency),
            graph.spanEnd(dependency));
    record.locate(row, graph.line(dependency), graph.column(dependency));
    int attributes = copy(graph.attributes(dependency));
    if (attributes > 0) {
      record.attributes(row, text, 0, attributes);
    }
    int block = graph.block(dependency);
    if (block != Snapshot.NO_BLOCK) {
      int name = copy(graph.chunkName(block));
      record.chunk(row, text, 0, name, graph.blockFlags(block));
      record.orders(row, graph.prefetchOrder(block), graph.preloadOrder(block));
    }
  }

  /** Copies a name into the text; returns how long it is. */
  private int copy(int name) {
    if (name == Snapshot.NO_NAME) {
      return 0;
    }
    int length = graph.nameBytes(name);
    if (length > text.length) {
      text = new byte[Math.max(length, text.length * 2)];
    }
    return graph.copyName(name, text, 0);
  }
}
