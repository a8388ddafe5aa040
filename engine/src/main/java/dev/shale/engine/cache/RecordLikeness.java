package dev.shale.engine.cache;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordExports;
import java.util.Arrays;

/**
 * Whether two records of a file make the same rows, but for where in the file things stand. Editing
 * the body of a function or a comment makes such records.
 */
final class RecordLikeness {
  private final ModuleRecord one;
  private final ModuleRecord other;

  private RecordLikeness(ModuleRecord one, ModuleRecord other) {
    this.one = one;
    this.other = other;
  }

  static boolean isAlike(ModuleRecord one, ModuleRecord other) {
    return new RecordLikeness(one, other).isAlike();
  }

  private boolean isAlike() {
    boolean isAlike =
        one.kind() == other.kind()
            && !one.failed()
            && !other.failed()
            && one.parts().isPure() == other.parts().isPure()
            && one.dependencyCount() == other.dependencyCount()
            && one.exports().count() == other.exports().count();
    for (int row = 0; isAlike && row < one.dependencyCount(); row++) {
      isAlike = isSameDependency(row) && isSameDetail(row);
    }
    for (int row = 0; isAlike && row < one.exports().count(); row++) {
      isAlike = isSameExport(row);
    }
    return isAlike;
  }

  private boolean isSameDependency(int row) {
    return one.dependencyKind(row) == other.dependencyKind(row)
        && one.flags(row) == other.flags(row)
        && one.hasDetail(row) == other.hasDetail(row)
        && !isFar(one, row)
        && !isFar(other, row)
        && isSameText(
            one.requestBegin(row),
            one.requestEnd(row),
            other.requestBegin(row),
            other.requestEnd(row));
  }

  /** Places that are far from the begin of a line or a file take rows of their own. */
  private static boolean isFar(ModuleRecord record, int row) {
    int length = record.end(row) - record.start(row);
    return GraphWriter.isFar(length, record.line(row), record.column(row));
  }

  private boolean isSameDetail(int row) {
    return !one.hasDetail(row)
        || (one.blockFlags(row) == other.blockFlags(row)
            && isSameText(
                one.attributesBegin(row),
                one.attributesEnd(row),
                other.attributesBegin(row),
                other.attributesEnd(row))
            && isSameText(
                one.chunkNameBegin(row),
                one.chunkNameEnd(row),
                other.chunkNameBegin(row),
                other.chunkNameEnd(row)));
  }

  private boolean isSameExport(int row) {
    RecordExports mine = one.exports();
    RecordExports others = other.exports();
    return mine.flags(row) == others.flags(row)
        && mine.dependency(row) == others.dependency(row)
        && isSameText(
            mine.nameBegin(row), mine.nameEnd(row), others.nameBegin(row), others.nameEnd(row))
        && isSameText(
            mine.pathBegin(row), mine.pathEnd(row), others.pathBegin(row), others.pathEnd(row))
        && isSameText(
            mine.constantBegin(row),
            mine.constantEnd(row),
            others.constantBegin(row),
            others.constantEnd(row));
  }

  private boolean isSameText(int begin, int end, int otherBegin, int otherEnd) {
    return Arrays.equals(one.text(), begin, end, other.text(), otherBegin, otherEnd);
  }
}
