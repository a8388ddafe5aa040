package dev.shale.engine.discovery;

import dev.shale.engine.discovery.rows.InnerRows;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordExports;
import dev.shale.engine.record.RecordParts;

/** Writes the exports of a record, and its inner graph, into the graph. */
final class ExportWriter {
  private final GraphWriter graph;
  private final Snapshot written;
  private final InnerRows inner;

  /**
   * Writes to a graph.
   *
   * @param inner has the rows of the record that is written
   */
  ExportWriter(GraphWriter graph, InnerRows inner) {
    this.graph = graph;
    this.inner = inner;
    written = graph.working();
  }

  /** The inner graph is what it was, at other places of the file. */
  void relocateInner(int module) {
    InnerGraph known = written.inner();
    int begin = known.begin(module);
    for (int row = 0; row < inner.count(); row++) {
      if (!inner.isReference(row) && known.detail(begin + row) != inner.begin(row)) {
        graph.relocateInner(begin + row, inner.begin(row));
      }
    }
  }

  /** Replaces a module's inner graph. */
  void applyInner(int module, ModuleRecord record) {
    graph.beginInner(module, inner.count());
    byte[] text = record.text();
    for (int row = 0; row < inner.count(); row++) {
      int detail =
          inner.isReference(row) ? path(text, inner.begin(row), inner.end(row)) : inner.begin(row);
      graph.addInner(inner.flags(row), inner.target(row), detail);
    }
  }

  /**
   * Replaces a module's exports.
   *
   * @param firstDependency the first of its dependencies, which have the order of the record
   */
  void apply(int module, ModuleRecord record, int firstDependency) {
    RecordExports exports = record.exports();
    boolean hasSome = written.exportBegin(module) != written.exportEnd(module);
    if (exports.count() == 0 && !hasSome) {
      return;
    }
    graph.beginExports(module, exports.count());
    byte[] text = record.text();
    for (int row = 0; row < exports.count(); row++) {
      int name = name(text, exports.nameBegin(row), exports.nameEnd(row));
      int export = graph.addExport(name, exports.flags(row));
      if (exports.dependency(row) != RecordExports.NO_DEPENDENCY) {
        int path = path(text, exports.pathBegin(row), exports.pathEnd(row));
        graph.reExport(export, firstDependency + exports.dependency(row), path);
      } else if (exports.localBegin(row) != exports.localEnd(row)) {
        graph.exportLocal(export, name(text, exports.localBegin(row), exports.localEnd(row)));
      }
      if (exports.part(row) != RecordParts.NO_PART) {
        graph.exportPart(export, inner.place(exports.part(row)));
      }
      int constant = name(text, exports.constantBegin(row), exports.constantEnd(row));
      if (constant != Snapshot.NO_NAME) {
        graph.constant(export, constant);
      }
    }
  }

  private int path(byte[] text, int begin, int end) {
    return begin == end ? Snapshot.NO_NAME : graph.path(text, begin, end);
  }

  private int name(byte[] text, int begin, int end) {
    return begin == end ? Snapshot.NO_NAME : graph.name(text, begin, end);
  }
}
