package dev.shale.tools.javascript.style;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import org.jspecify.annotations.Nullable;

/** Writes what is found into the record, decoded and with its place. */
final class StyleFindings {
  /** In place of a row: the request asks for no file, or is not known. */
  static final int NONE = -1;

  private final StyleText text;
  private final StyleLines lines = new StyleLines();
  private final StyleEscapes escapes = new StyleEscapes();
  private @Nullable ModuleRecord record;

  /** Where the inside of the request is that was read last, and its literal. */
  int begin;

  int end;
  int literalBegin;
  int literalEnd;

  StyleFindings(StyleText text) {
    this.text = text;
  }

  void open(byte[] bytes, int fileBegin) {
    lines.open(bytes, fileBegin);
  }

  void record(ModuleRecord newRecord) {
    record = newRecord;
  }

  void close() {
    record = null;
  }

  private ModuleRecord record() {
    if (record == null) {
      throw new IllegalStateException("no file is open");
    }
    return record;
  }

  int count() {
    return record().dependencyCount();
  }

  /**
   * Reads the string at which the text is.
   *
   * @return whether it is a whole one
   */
  boolean readString() {
    literalBegin = text.position;
    boolean isWhole = text.skipString();
    literalEnd = text.position;
    begin = literalBegin + 1;
    end = text.stringEnd;
    trim();
    return isWhole;
  }

  /** Takes a range for a request without quotes. */
  void readPlain(int from, int until) {
    literalBegin = from;
    literalEnd = until;
    begin = from;
    end = until;
  }

  private void trim() {
    end = text.trimmedEnd(begin, end);
    while (begin < end && StyleText.isSpace(text.bytes[begin])) {
      begin++;
    }
  }

  /** Whether the request that was read last is one of plain CSS in the languages above it. */
  boolean isPlainCss() {
    return has(begin, "http:")
        || has(begin, "https:")
        || has(begin, "//")
        || has(end - ".css".length(), ".css");
  }

  private boolean has(int at, String word) {
    int until = at + word.length();
    return at >= begin && until <= end && text.isWord(at, until, word);
  }

  /** Whether the request that was read last has a character. */
  boolean contains(char character) {
    for (int at = begin; at < end; at++) {
      if (text.bytes[at] == character) {
        return true;
      }
    }
    return false;
  }

  /** Adds the request that was read last, unless it leads to no file; the row, or {@link #NONE}. */
  int add(DependencyKind kind, int flags) {
    if (text.syntax.isComputed(text.bytes, begin, end)) {
      return NONE;
    }
    byte[] bytes = text.bytes;
    int from = begin;
    int until = end;
    if (contains('\\')) {
      escapes.decode(bytes, begin, end);
      bytes = escapes.text();
      from = 0;
      until = escapes.length();
    }
    boolean isFragment = from < until && bytes[from] == '#' && kind == JavaScriptKinds.CSS_URL;
    if (from == until || isFragment || has(begin, "data:")) {
      return NONE;
    }
    int row = record().addDependency(kind, flags, bytes, from, until, literalBegin, literalEnd);
    lines.moveTo(literalBegin);
    record().locate(row, lines.line(), lines.column());
    return row;
  }

  /** Says where the statement or function of a row stands. */
  void surround(int row, int outerBegin, int outerEnd) {
    if (row != NONE) {
      record().surround(row, outerBegin, outerEnd);
    }
  }

  /** Says the same of all rows from one on. */
  void surroundFrom(int first, int outerBegin, int until) {
    int outerEnd = text.trimmedEnd(outerBegin, until);
    for (int row = first; row < count(); row++) {
      // What is open at the end of the file may have white space at its own end.
      surround(row, outerBegin, Math.max(outerEnd, record().end(row)));
    }
  }
}
