package dev.shale.engine.build;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ModuleKind;
import java.util.Arrays;

/**
 * The result of parsing one file: flat, free of addresses and of anything outside the file.
 *
 * <p>A parser fills it, the writer of the graph reads it, then it is cleared and used for the next
 * file, so that parsing allocates only while the buffers still grow. Offsets are bytes from the
 * start of the file; ranges are half open; lines and columns start at 1, columns count UTF-16 code
 * units. Not thread-safe.
 */
public final class ModuleRecord {
  private static final int KIND = 0;
  private static final int FLAGS = 1;
  private static final int REQUEST_BEGIN = 2;
  private static final int REQUEST_END = 3;
  private static final int START = 4;
  private static final int END = 5;
  private static final int LINE = 6;
  private static final int COLUMN = 7;
  private static final int DEPENDENCY_INTS = 8;

  private int[] dependencies = new int[16 * DEPENDENCY_INTS];
  private int dependencyCount;
  private final RecordText text = new RecordText();
  private final RecordExports exports = new RecordExports(text);
  private final RecordParts parts = new RecordParts(text);
  private final RecordReferences references = new RecordReferences(text);
  private ModuleKind kind = ModuleKind.COMMONJS;
  private String errorMessage = "";
  private int errorLine;
  private int errorColumn;

  /** An empty record. */
  public ModuleRecord() {}

  /** Forgets everything; buffers are kept. */
  public void clear() {
    dependencyCount = 0;
    text.clear();
    exports.clear();
    parts.clear();
    references.clear();
    kind = ModuleKind.COMMONJS;
    errorMessage = "";
    errorLine = 0;
    errorColumn = 0;
  }

  /**
   * Appends a dependency. Dependencies are added in source order.
   *
   * @param flags bits of {@link dev.shale.engine.graph.DependencyFlags}
   * @param bytes holds the request, decoded, as UTF-8 in {@code [requestBegin, requestEnd)}
   * @param start offset of the request's literal in the file, its quote included
   * @param end offset behind that literal
   * @return the dependency's row in this record
   */
  public int addDependency(
      DependencyKind dependencyKind,
      int flags,
      byte[] bytes,
      int requestBegin,
      int requestEnd,
      int start,
      int end) {
    int row = dependencyCount * DEPENDENCY_INTS;
    if (row == dependencies.length) {
      dependencies = Arrays.copyOf(dependencies, dependencies.length * 2);
    }
    dependencies[row + KIND] = dependencyKind.ordinal();
    dependencies[row + FLAGS] = flags;
    dependencies[row + REQUEST_BEGIN] = text.append(bytes, requestBegin, requestEnd);
    dependencies[row + REQUEST_END] = text.length();
    dependencies[row + START] = start;
    dependencies[row + END] = end;
    dependencies[row + LINE] = 0;
    dependencies[row + COLUMN] = 0;
    return dependencyCount++;
  }

  /** Replaces a dependency's flags. */
  public void flags(int dependency, int flags) {
    dependencies[dependency * DEPENDENCY_INTS + FLAGS] = flags;
  }

  /** Says where in the file a dependency's request stands. */
  public void locate(int dependency, int line, int column) {
    dependencies[dependency * DEPENDENCY_INTS + LINE] = line;
    dependencies[dependency * DEPENDENCY_INTS + COLUMN] = column;
  }

  /** Says what kind of module the file turned out to be. */
  public void kind(ModuleKind moduleKind) {
    kind = moduleKind;
  }

  /** Says that the file could not be read to its end; what was found before stays. */
  public void fail(String message, int line, int column) {
    errorMessage = message;
    errorLine = line;
    errorColumn = column;
  }

  public int dependencyCount() {
    return dependencyCount;
  }

  public DependencyKind dependencyKind(int dependency) {
    return DependencyKind.of(dependencies[dependency * DEPENDENCY_INTS + KIND]);
  }

  /** Bits of {@link dev.shale.engine.graph.DependencyFlags}. */
  public int flags(int dependency) {
    return dependencies[dependency * DEPENDENCY_INTS + FLAGS];
  }

  /** Where in {@link #text()} the request begins. */
  public int requestBegin(int dependency) {
    return dependencies[dependency * DEPENDENCY_INTS + REQUEST_BEGIN];
  }

  public int requestEnd(int dependency) {
    return dependencies[dependency * DEPENDENCY_INTS + REQUEST_END];
  }

  /** Offset of the request's literal in the file. */
  public int start(int dependency) {
    return dependencies[dependency * DEPENDENCY_INTS + START];
  }

  public int end(int dependency) {
    return dependencies[dependency * DEPENDENCY_INTS + END];
  }

  public int line(int dependency) {
    return dependencies[dependency * DEPENDENCY_INTS + LINE];
  }

  public int column(int dependency) {
    return dependencies[dependency * DEPENDENCY_INTS + COLUMN];
  }

  /** What the file offers. */
  public RecordExports exports() {
    return exports;
  }

  /** The statements of the file, and what they use of each other. */
  public RecordParts parts() {
    return parts;
  }

  /** What the file uses of its dependencies. */
  public RecordReferences references() {
    return references;
  }

  /** The buffer that holds all text, UTF-8. Valid until the record changes; not to be written. */
  public byte[] text() {
    return text.bytes();
  }

  public ModuleKind kind() {
    return kind;
  }

  public boolean failed() {
    return !errorMessage.isEmpty();
  }

  /** Why the file could not be read to its end; empty when it could. */
  public String errorMessage() {
    return errorMessage;
  }

  public int errorLine() {
    return errorLine;
  }

  public int errorColumn() {
    return errorColumn;
  }
}
