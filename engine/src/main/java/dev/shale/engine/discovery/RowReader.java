package dev.shale.engine.discovery;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordExports;

/**
 * Makes of the rows of a module the record that they were made of, as far as rows go. Belongs to
 * one thread.
 */
final class RowReader {
  private static final int FIRST_BYTES = 256;

  private final Snapshot graph;
  private byte[] text = new byte[FIRST_BYTES];

  RowReader(Snapshot graph) {
    this.graph = graph;
  }

  /** Whether a module asks for something by a pattern, of which a row does not say all. */
  static boolean hasPatterns(Snapshot graph, int module) {
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      if (!graph.dependencyKind(dependency).isResolved()) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many dependencies of a module stand in its file; behind them are those that patterns lead
   * to as well, each at the place of its pattern.
   */
  int ownCount(int module) {
    int begin = graph.begin(module);
    int count = graph.end(module) - begin;
    int own = count;
    while (own > 0 && pattern(module, own - 1) < own - 1) {
      own--;
    }
    return own;
  }

  /** The place of the first dependency that stands where one does, and asks the same. */
  int pattern(int module, int place) {
    int begin = graph.begin(module);
    if (graph.dependencyKind(begin + place).isResolved()) {
      return place;
    }
    int first = 0;
    while (graph.spanStart(begin + first) != graph.spanStart(begin + place)
        || graph.request(begin + first) != graph.request(begin + place)) {
      first++;
    }
    return first;
  }

  /** Reads what a module asks for. */
  void readRequests(int module, ModuleRecord record) {
    readRequests(module, graph.end(module) - graph.begin(module), record);
  }

  private void readRequests(int module, int count, ModuleRecord record) {
    record.kind(graph.kind(module));
    int begin = graph.begin(module);
    for (int row = 0; row < count; row++) {
      readRequest(begin + row, record);
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

  /** Reads all that the rows of a module say. */
  void read(int module, ModuleRecord record) {
    readRequests(module, ownCount(module), record);
    for (int export = graph.exportBegin(module); export < graph.exportEnd(module); export++) {
      readExport(module, export, record.exports());
    }
  }

  private void readExport(int module, int export, RecordExports exports) {
    int row = exports.add(graph.exportFlags(export), text, 0, copy(graph.exportName(export)), 0, 0);
    int dependency = graph.exportDependency(export);
    if (dependency != Snapshot.NO_DEPENDENCY) {
      int path = copy(graph.exportPath(export));
      exports.from(row, dependency - graph.begin(module), text, 0, path);
    }
    int constant = copy(graph.constant(export));
    if (constant > 0) {
      exports.constant(row, text, 0, constant);
    }
  }
}
