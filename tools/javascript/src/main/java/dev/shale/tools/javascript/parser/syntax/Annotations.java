package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.parser.rows.IntRows;

/**
 * The types that the members of open classes are annotated with, as ranges of the file, until it is
 * known whether a decorator is told them. A stack: members of inner classes lie on top, and go
 * before the outer member ends.
 */
final class Annotations {
  /** A parameter's type. */
  static final int PARAMETER = 0;

  /** That of a parameter which takes all the rest. */
  static final int REST = 1;

  /** That of a parameter whose decorator says by another value what is meant. */
  static final int REPLACED = 2;

  /** What a method or a getter returns. */
  static final int RESULT = 3;

  static final int FIELD = 4;

  static final int LAST_TYPE = FIELD;

  /** No type: a decorator stands in front of a parameter. */
  static final int DECORATED = 5;

  /** No type: the signature has a body. */
  static final int BODY = 6;

  /** No type: a member begins, of which a range's ends say what it is. */
  static final int SIGNATURE = 7;

  private static final int KIND = 0;
  private static final int BEGIN = 1;
  private static final int END = 2;

  private final IntRows rows = new IntRows(32);

  void open() {
    rows.truncate(0);
  }

  int count() {
    return rows.count();
  }

  void truncate(int toCount) {
    rows.truncate(toCount);
  }

  void add(int kind, int begin, int end) {
    int row = rows.add();
    rows.set(row, KIND, kind);
    rows.set(row, BEGIN, begin);
    rows.set(row, END, end);
  }

  void change(int row, int begin, int end) {
    rows.set(row, BEGIN, begin);
    rows.set(row, END, end);
  }

  /** The first row of a kind from a row on; {@link #count} when there is none. */
  int first(int from, int kind) {
    int row = from;
    while (row < rows.count() && kind(row) != kind) {
      row++;
    }
    return row;
  }

  boolean has(int from, int kind) {
    return first(from, kind) < rows.count();
  }

  int kind(int row) {
    return rows.get(row, KIND);
  }

  int begin(int row) {
    return rows.get(row, BEGIN);
  }

  int end(int row) {
    return rows.get(row, END);
  }
}
