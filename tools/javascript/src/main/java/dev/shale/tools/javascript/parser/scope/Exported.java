package dev.shale.tools.javascript.parser.scope;

import dev.shale.tools.javascript.parser.rows.IntRows;

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

  private final IntRows rows = new IntRows(32);

  public void open() {
    rows.truncate(0);
  }

  public int count() {
    return rows.count();
  }

  public void truncate(int toCount) {
    rows.truncate(toCount);
  }

  /** Appends an export of a binding, or of an expression if that has no name. */
  public int add(int name, int local, int part, int start, int end) {
    int row = rows.add();
    rows.set(row, NAME, name);
    rows.set(row, LOCAL, local);
    rows.set(row, DEPENDENCY, NO_DEPENDENCY);
    rows.set(row, PATH, NO_NAME);
    rows.set(row, CONSTANT, Constants.UNKNOWN);
    rows.set(row, FLAGS, 0);
    rows.set(row, PART, part);
    rows.set(row, START, start);
    rows.set(row, END, end);
    return row;
  }

  /** Makes the export one of another module, under a path of one name or none. */
  public void from(int export, int dependency, int path) {
    rows.set(export, LOCAL, NO_NAME);
    rows.set(export, DEPENDENCY, dependency);
    rows.set(export, PATH, path);
  }

  /** Says which constant the export is, as {@link Constants} has it. */
  public void constant(int export, int value) {
    rows.set(export, CONSTANT, value);
  }

  public void addFlags(int export, int flags) {
    rows.setBits(export, FLAGS, flags);
  }

  public int name(int export) {
    return rows.get(export, NAME);
  }

  public int local(int export) {
    return rows.get(export, LOCAL);
  }

  public int dependency(int export) {
    return rows.get(export, DEPENDENCY);
  }

  public int path(int export) {
    return rows.get(export, PATH);
  }

  public int constant(int export) {
    return rows.get(export, CONSTANT);
  }

  public int flags(int export) {
    return rows.get(export, FLAGS);
  }

  public int part(int export) {
    return rows.get(export, PART);
  }

  public int start(int export) {
    return rows.get(export, START);
  }

  public int end(int export) {
    return rows.get(export, END);
  }
}
