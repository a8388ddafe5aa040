package dev.shale.engine.record;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;

/**
 * The exports of a record, in source order. What an export leads to is one of these:
 *
 * <ul>
 *   <li>a binding of the module, which has a {@linkplain #localBegin local name};
 *   <li>an expression: the default export, or an assignment to {@code exports};
 *   <li>an export of another module: it has a {@linkplain #dependency dependency} and the
 *       {@linkplain #pathBegin path} of what it takes from there. An empty path takes the module
 *       itself;
 *   <li>all exports of another module, with {@link ExportFlags#STAR} and without a name; with a
 *       path, all members of what that leads to, as in {@code module.exports = require("a").b}.
 * </ul>
 *
 * <p>Ranges of text are half open and point into {@link ModuleRecord#text()}; offsets are bytes of
 * the file. Not thread-safe.
 */
public final class RecordExports {
  /** For {@link #dependency}: the export does not lead to another module. */
  public static final int NO_DEPENDENCY = -1;

  private static final int FLAGS = 0;
  private static final int NAME_BEGIN = 1;
  private static final int NAME_END = 2;
  private static final int LOCAL_BEGIN = 3;
  private static final int LOCAL_END = 4;
  private static final int DEPENDENCY = 5;
  private static final int PATH_BEGIN = 6;
  private static final int PATH_END = 7;
  private static final int CONSTANT_BEGIN = 8;
  private static final int CONSTANT_END = 9;
  private static final int PART = 10;
  private static final int START = 11;
  private static final int END = 12;
  private static final int COLUMNS = 13;

  private final RecordText text;
  private final RecordRows rows = new RecordRows(COLUMNS);

  public RecordExports(RecordText text) {
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
    rows.checkBelow(DEPENDENCY, NO_DEPENDENCY, dependencyCount);
    rows.checkBelow(PART, RecordParts.NO_PART, partCount);
    text.checkRanges(rows, NAME_BEGIN, NAME_END);
    text.checkRanges(rows, LOCAL_BEGIN, LOCAL_END);
    text.checkRanges(rows, PATH_BEGIN, PATH_END);
    text.checkRanges(rows, CONSTANT_BEGIN, CONSTANT_END);
  }

  /**
   * Appends an export of an expression; the methods below make something else of it.
   *
   * @param flags bits of {@link ExportFlags}
   * @param bytes holds the name in {@code [nameBegin, nameEnd)}, decoded; empty for a star
   * @param start where the name stands in the file
   * @param end offset behind it
   * @return the export's row
   */
  public int add(int flags, byte[] bytes, int nameBegin, int nameEnd, int start, int end) {
    int export = rows.add();
    rows.set(export, FLAGS, flags);
    rows.set(export, NAME_BEGIN, text.append(bytes, nameBegin, nameEnd));
    rows.set(export, NAME_END, text.length());
    rows.set(export, DEPENDENCY, NO_DEPENDENCY);
    rows.set(export, PART, RecordParts.NO_PART);
    rows.set(export, START, start);
    rows.set(export, END, end);
    return export;
  }

  /** Says which binding of the module is exported. */
  public void local(int export, byte[] bytes, int begin, int end) {
    rows.set(export, LOCAL_BEGIN, text.append(bytes, begin, end));
    rows.set(export, LOCAL_END, text.length());
  }

  /**
   * Says that the export is one of another module.
   *
   * @param bytes holds the path in {@code [begin, end)}; empty for the module itself
   */
  public void from(int export, int dependency, byte[] bytes, int begin, int end) {
    rows.set(export, DEPENDENCY, dependency);
    rows.set(export, PATH_BEGIN, text.append(bytes, begin, end));
    rows.set(export, PATH_END, text.length());
  }

  /** Says that importers may be given a value instead, and its source text. */
  public void constant(int export, byte[] bytes, int begin, int end) {
    rows.set(export, CONSTANT_BEGIN, text.append(bytes, begin, end));
    rows.set(export, CONSTANT_END, text.length());
    rows.set(export, FLAGS, flags(export) | ExportFlags.CONSTANT);
  }

  /** Says which part of the module makes the export. */
  public void part(int export, int part) {
    rows.set(export, PART, part);
  }

  public int count() {
    return rows.count();
  }

  /** Bits of {@link ExportFlags}. */
  public int flags(int export) {
    return rows.get(export, FLAGS);
  }

  public int nameBegin(int export) {
    return rows.get(export, NAME_BEGIN);
  }

  public int nameEnd(int export) {
    return rows.get(export, NAME_END);
  }

  /** The range of the local name; empty when the export is no binding of the module. */
  public int localBegin(int export) {
    return rows.get(export, LOCAL_BEGIN);
  }

  public int localEnd(int export) {
    return rows.get(export, LOCAL_END);
  }

  /** The dependency that the export leads through, or {@link #NO_DEPENDENCY}. */
  public int dependency(int export) {
    return rows.get(export, DEPENDENCY);
  }

  public int pathBegin(int export) {
    return rows.get(export, PATH_BEGIN);
  }

  public int pathEnd(int export) {
    return rows.get(export, PATH_END);
  }

  /** The range of the constant's source text; empty when it is none. */
  public int constantBegin(int export) {
    return rows.get(export, CONSTANT_BEGIN);
  }

  public int constantEnd(int export) {
    return rows.get(export, CONSTANT_END);
  }

  /** The part that makes the export, or {@link RecordParts#NO_PART}. */
  public int part(int export) {
    return rows.get(export, PART);
  }

  /** Where the exported name stands in the file; the statement's word where it has none. */
  public int start(int export) {
    return rows.get(export, START);
  }

  public int end(int export) {
    return rows.get(export, END);
  }
}
