package dev.shale.tools.javascript.parser.scope;

import java.util.Arrays;

/**
 * The exports written in a file, before it is known which of the names are imported, which are
 * types, and which are not there at all.
 */
public final class Exported {
  /** Stands for no name: an expression, a star, a module as a whole. */
  public static final int NO_NAME = -1;

  public static final int NO_DEPENDENCY = -1;

  private static final int NAME = 0;
  private static final int LOCAL = 1;
  private static final int DEPENDENCY = 2;
  private static final int PATH = 3;
  private static final int CONSTANT = 4;
  private static final int FLAGS = 5;
  private static final int PART = 6;
  private static final int START = 7;
  private static final int END = 8;
  private static final int ROW_INTS = 9;

  private int[] rows = new int[32 * ROW_INTS];
  private int count;

  public void open() {
    count = 0;
  }

  public int count() {
    return count;
  }

  public void truncate(int toCount) {
    count = toCount;
  }

  /** Appends an export of a binding, or of an expression if that has no name. */
  public int add(int name, int local, int part, int start, int end) {
    int row = count * ROW_INTS;
    if (row == rows.length) {
      rows = Arrays.copyOf(rows, row * 2);
    }
    rows[row + NAME] = name;
    rows[row + LOCAL] = local;
    rows[row + DEPENDENCY] = NO_DEPENDENCY;
    rows[row + PATH] = NO_NAME;
    rows[row + CONSTANT] = Constants.UNKNOWN;
    rows[row + FLAGS] = 0;
    rows[row + PART] = part;
    rows[row + START] = start;
    rows[row + END] = end;
    return count++;
  }

  /** Makes the export one of another module, under a path of one name or none. */
  public void from(int export, int dependency, int path) {
    int row = export * ROW_INTS;
    rows[row + LOCAL] = NO_NAME;
    rows[row + DEPENDENCY] = dependency;
    rows[row + PATH] = path;
  }

  /** Says which constant the export is, as {@link Constants} has it. */
  public void constant(int export, int value) {
    rows[export * ROW_INTS + CONSTANT] = value;
  }

  public void addFlags(int export, int flags) {
    rows[export * ROW_INTS + FLAGS] |= flags;
  }

  public int name(int export) {
    return rows[export * ROW_INTS + NAME];
  }

  public int local(int export) {
    return rows[export * ROW_INTS + LOCAL];
  }

  public int dependency(int export) {
    return rows[export * ROW_INTS + DEPENDENCY];
  }

  public int path(int export) {
    return rows[export * ROW_INTS + PATH];
  }

  public int constant(int export) {
    return rows[export * ROW_INTS + CONSTANT];
  }

  public int flags(int export) {
    return rows[export * ROW_INTS + FLAGS];
  }

  public int part(int export) {
    return rows[export * ROW_INTS + PART];
  }

  public int start(int export) {
    return rows[export * ROW_INTS + START];
  }

  public int end(int export) {
    return rows[export * ROW_INTS + END];
  }
}
