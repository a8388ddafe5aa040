package dev.shale.engine.discovery;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordExports;

/** Writes the exports of a record into the graph. */
final class ExportWriter {
  private final GraphWriter graph;

  ExportWriter(GraphWriter graph) {
    this.graph = graph;
  }

  /**
   * Replaces a module's exports.
   *
   * @param firstDependency the first of its dependencies, which have the order of the record
   */
  void apply(int module, ModuleRecord record, int firstDependency) {
    RecordExports exports = record.exports();
    boolean hasSome = graph.working().exportBegin(module) != graph.working().exportEnd(module);
    if (exports.count() == 0 && !hasSome) {
      return;
    }
    graph.beginExports(module, exports.count());
    byte[] text = record.text();
    for (int row = 0; row < exports.count(); row++) {
      int name = name(text, exports.nameBegin(row), exports.nameEnd(row));
      int export = graph.addExport(name, exports.flags(row));
      if (exports.dependency(row) != RecordExports.NO_DEPENDENCY) {
        int path = name(text, exports.pathBegin(row), exports.pathEnd(row));
        graph.reExport(export, firstDependency + exports.dependency(row), path);
      }
      int constant = name(text, exports.constantBegin(row), exports.constantEnd(row));
      if (constant != Snapshot.NO_NAME) {
        graph.constant(export, constant);
      }
    }
  }

  private int name(byte[] text, int begin, int end) {
    return begin == end ? Snapshot.NO_NAME : graph.name(text, begin, end);
  }
}
