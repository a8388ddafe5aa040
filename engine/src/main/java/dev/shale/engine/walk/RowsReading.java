package dev.shale.engine.walk;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.Snapshot;
import java.lang.foreign.MemorySegment;

/** Fills {@link Rows} from the pages of a graph. */
final class RowsReading {
  /** Modules that a worker takes at once: those of a few pages. */
  private static final int CHUNK = 1 << 12;

  private RowsReading() {}

  public static void once(Snapshot graph, EdgeChoice choice, Rows rows) {
    int moduleCount = graph.moduleCount();
    rows.allocateModules(moduleCount, 0);
    rows.allocateEdges(graph.dependencyCount(), 0);
    EdgeReader reader = graph.edges(choice);
    int edge = 0;
    for (int module = 0; module < moduleCount; module++) {
      int count = reader.read(module);
      edge = rows.append(module, reader.targets(), count, edge);
    }
    rows.filled(edge);
  }

  public static void twice(Snapshot graph, EdgeChoice choice, Rows rows, Workers workers) {
    int moduleCount = graph.moduleCount();
    EdgeReader[] readers = new EdgeReader[workers.count()];
    for (int worker = 0; worker < readers.length; worker++) {
      readers[worker] = graph.edges(choice);
    }
    rows.allocateModules(moduleCount, Rows.spare(moduleCount));
    workers.run(
        (worker, begin, end) -> count(readers[worker], rows.bounds(), begin, end),
        moduleCount,
        CHUNK);
    long edgeCount = begin(rows.bounds(), moduleCount);
    rows.allocateEdges(edgeCount, Rows.spare(edgeCount));
    workers.run(
        (worker, begin, end) -> fill(readers[worker], rows, begin, end), moduleCount, CHUNK);
    rows.filled(Math.toIntExact(edgeCount));
  }

  private static void count(EdgeReader reader, MemorySegment bounds, int begin, int end) {
    for (int module = begin; module < end; module++) {
      Rows.end(bounds, module, reader.read(module));
    }
  }

  /** From lengths, where the ends go later, to begins. */
  public static long begin(MemorySegment bounds, int moduleCount) {
    long edge = 0;
    for (int module = 0; module < moduleCount; module++) {
      Rows.begin(bounds, module, (int) edge);
      edge += Rows.end(bounds, module);
    }
    return edge;
  }

  private static void fill(EdgeReader reader, Rows rows, int begin, int end) {
    for (int module = begin; module < end; module++) {
      int count = reader.read(module);
      rows.append(module, reader.targets(), count, rows.begin(module));
    }
  }
}
