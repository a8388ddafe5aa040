package dev.shale.engine.record;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;

/**
 * The places of a record that refer to what a dependency brings, in source order: each occurrence
 * of an imported name with the members behind it, of {@code require("x").a} and the like.
 *
 * <p>The path says what is referred to there: export names, from the outside in, with {@link
 * #SEPARATOR} between them; {@code ns.a.b} has the path {@code a b}. An empty path means the module
 * as a whole.
 *
 * <p>Offsets are bytes of the file; ranges are half open. Not thread-safe.
 */
public final class RecordReferences {
  /** Between the names of a path. */
  public static final byte SEPARATOR = 0;

  /** What the path leads to is called or constructed. */
  public static final int CALLED = 1;

  /** In code that never runs; it keeps nothing in the program. */
  public static final int UNREACHABLE = 1 << 1;

  /**
   * The dependency is brought here and nothing of it is used: other references tell what is. It has
   * no path.
   */
  public static final int LOADED = 1 << 2;

  private static final int DEPENDENCY = 0;
  private static final int PART = 1;
  private static final int FLAGS = 2;
  private static final int PATH_BEGIN = 3;
  private static final int PATH_END = 4;
  private static final int START = 5;
  private static final int END = 6;
  private static final int COLUMNS = 7;

  private final RecordText text;
  private final RecordRows rows = new RecordRows(COLUMNS);

  public RecordReferences(RecordText text) {
    this.text = text;
  }

  public void clear() {
    rows.clear();
  }

  public void write(ByteWriter out) {
    rows.write(out);
  }

  public void read(ByteReader in, int dependencyCount, int partCount) {
    rows.read(in);
    rows.checkBelow(DEPENDENCY, 0, dependencyCount);
    rows.checkBelow(PART, RecordParts.NO_PART, partCount);
    text.checkRanges(rows, PATH_BEGIN, PATH_END);
  }

  /**
   * Appends a reference without a path.
   *
   * @param part the part that it stands in
   * @param flags bits: {@link #CALLED}, {@link #UNREACHABLE}, {@link #LOADED}
   * @param start offset of the first name in the file
   * @param end offset behind the last member
   */
  public int add(int dependency, int part, int flags, int start, int end) {
    int reference = rows.add();
    rows.set(reference, DEPENDENCY, dependency);
    rows.set(reference, PART, part);
    rows.set(reference, FLAGS, flags);
    rows.set(reference, PATH_BEGIN, text.length());
    rows.set(reference, PATH_END, text.length());
    rows.set(reference, START, start);
    rows.set(reference, END, end);
    return reference;
  }

  /** Says that a dependency is only brought where it is referred to without a path. */
  public void load(int dependency) {
    for (int reference = 0; reference < rows.count(); reference++) {
      boolean isWhole = rows.get(reference, PATH_BEGIN) == rows.get(reference, PATH_END);
      if (isWhole && rows.get(reference, DEPENDENCY) == dependency) {
        rows.set(reference, FLAGS, (rows.get(reference, FLAGS) & ~CALLED) | LOADED);
      }
    }
  }

  /** Appends a name to the path of the last reference. */
  public void extendPath(byte[] bytes, int begin, int end) {
    int reference = rows.count() - 1;
    if (rows.get(reference, PATH_BEGIN) != rows.get(reference, PATH_END)) {
      text.append(SEPARATORS, 0, 1);
    }
    text.append(bytes, begin, end);
    rows.set(reference, PATH_END, text.length());
  }

  private static final byte[] SEPARATORS = {SEPARATOR};

  public int count() {
    return rows.count();
  }

  public int dependency(int reference) {
    return rows.get(reference, DEPENDENCY);
  }

  public int part(int reference) {
    return rows.get(reference, PART);
  }

  /** Bits: {@link #CALLED}, {@link #UNREACHABLE}. */
  public int flags(int reference) {
    return rows.get(reference, FLAGS);
  }

  /** Where in {@link ModuleRecord#text()} the path begins. */
  public int pathBegin(int reference) {
    return rows.get(reference, PATH_BEGIN);
  }

  public int pathEnd(int reference) {
    return rows.get(reference, PATH_END);
  }

  public int start(int reference) {
    return rows.get(reference, START);
  }

  public int end(int reference) {
    return rows.get(reference, END);
  }
}
