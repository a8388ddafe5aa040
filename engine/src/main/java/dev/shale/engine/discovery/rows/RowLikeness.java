package dev.shale.engine.discovery.rows;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordExports;

/**
 * Whether a record makes the rows that its module has, but for where in the file things stand.
 * Editing the body of a function or a comment makes such a record. Belongs to one thread.
 */
public final class RowLikeness {
  private final Snapshot graph;
  private final InnerGraph inner;

  public RowLikeness(Snapshot graph) {
    this.graph = graph;
    inner = graph.inner();
  }

  /**
   * Whether the dependencies are alike.
   *
   * @param more the flags that the module gives to each of them
   * @param furtherCount how many follow those of the record, for the files that fit its patterns
   */
  public boolean hasDependencies(int module, ModuleRecord record, int more, int furtherCount) {
    int begin = graph.begin(module);
    int count = record.dependencyCount();
    boolean isAlike = graph.end(module) - begin == count + furtherCount;
    for (int row = 0; isAlike && row < count; row++) {
      isAlike = isDependency(begin + row, record, row, more);
    }
    return isAlike;
  }

  /** Whether a dependency is what a record says, with more flags. */
  public boolean isDependency(int dependency, ModuleRecord record, int row, int more) {
    return graph.dependencyFlags(dependency) == (record.flags(row) | more)
        && asksAlike(dependency, record, row)
        && hasDetail(dependency, record, row);
  }

  /** Whether a dependency asks for what a record's does, in the same way. */
  public boolean asksAlike(int dependency, ModuleRecord record, int row) {
    int passive = DependencyFlags.PASSIVE & ~DependencyFlags.FOR_TYPES;
    return graph.dependencyKind(dependency) == record.dependencyKind(row)
        && ((graph.dependencyFlags(dependency) ^ record.flags(row)) & passive) == 0
        && isName(
            graph.request(dependency), record, record.requestBegin(row), record.requestEnd(row));
  }

  private boolean hasDetail(int dependency, ModuleRecord record, int row) {
    boolean isNear = !isFar(record, row) && !isFar(dependency);
    int block = graph.block(dependency);
    boolean isSameBlock =
        block == Snapshot.NO_BLOCK
            || (graph.blockFlags(block) == record.blockFlags(row)
                && graph.prefetchOrder(block) == record.prefetchOrder(row)
                && graph.preloadOrder(block) == record.preloadOrder(row)
                && isName(
                    graph.chunkName(block),
                    record,
                    record.chunkNameBegin(row),
                    record.chunkNameEnd(row)));
    return isNear
        && isSameBlock
        && isName(
            graph.attributes(dependency),
            record,
            record.attributesBegin(row),
            record.attributesEnd(row));
  }

  /** Places that are far from the begin of a line or a file take rows of their own. */
  private static boolean isFar(ModuleRecord record, int row) {
    int length = record.end(row) - record.start(row);
    return GraphWriter.isFar(length, record.line(row), record.column(row));
  }

  private boolean isFar(int dependency) {
    int length = graph.spanEnd(dependency) - graph.spanStart(dependency);
    return GraphWriter.isFar(length, graph.line(dependency), graph.column(dependency));
  }

  /** Whether the inner graph is the same, but for where in the file parts stand. */
  public boolean hasInner(int module, ModuleRecord record, InnerRows rows) {
    int begin = inner.begin(module);
    boolean isSame = inner.end(module) - begin == rows.count();
    for (int row = 0; isSame && row < rows.count(); row++) {
      isSame =
          inner.flags(begin + row) == rows.flags(row)
              && inner.target(begin + row) == rows.target(row)
              && (!rows.isReference(row)
                  || isName(inner.detail(begin + row), record, rows.begin(row), rows.end(row)));
    }
    return isSame;
  }

  /**
   * Whether the exports are alike, of a module whose dependencies are.
   *
   * @param rows those of the record's inner graph
   */
  public boolean hasExports(int module, ModuleRecord record, InnerRows rows) {
    RecordExports exports = record.exports();
    int begin = graph.exportBegin(module);
    boolean isAlike = graph.exportEnd(module) - begin == exports.count();
    for (int row = 0; isAlike && row < exports.count(); row++) {
      isAlike =
          graph.exportFlags(begin + row) == exports.flags(row)
              && dependency(module, begin + row) == exports.dependency(row)
              && graph.exportPart(begin + row) == rows.place(exports.part(row))
              && isName(
                  graph.exportName(begin + row),
                  record,
                  exports.nameBegin(row),
                  exports.nameEnd(row))
              && hasPath(begin + row, record, row)
              && isName(
                  graph.constant(begin + row),
                  record,
                  exports.constantBegin(row),
                  exports.constantEnd(row));
    }
    return isAlike;
  }

  private boolean hasPath(int export, ModuleRecord record, int row) {
    RecordExports exports = record.exports();
    boolean isOwn = exports.dependency(row) == RecordExports.NO_DEPENDENCY;
    int begin = isOwn ? exports.localBegin(row) : exports.pathBegin(row);
    int end = isOwn ? exports.localEnd(row) : exports.pathEnd(row);
    return isName(graph.exportPath(export), record, begin, end);
  }

  private int dependency(int module, int export) {
    int dependency = graph.exportDependency(export);
    return dependency == Snapshot.NO_DEPENDENCY
        ? RecordExports.NO_DEPENDENCY
        : dependency - graph.begin(module);
  }

  /** An empty text is no name where names are optional, and a name of no bytes elsewhere. */
  private boolean isName(int name, ModuleRecord record, int begin, int end) {
    return name == Snapshot.NO_NAME
        ? begin == end
        : graph.nameEquals(name, record.text(), begin, end);
  }
}
