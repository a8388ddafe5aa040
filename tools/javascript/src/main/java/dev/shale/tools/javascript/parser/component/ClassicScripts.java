package dev.shale.tools.javascript.parser.component;

import java.util.Arrays;

/**
 * Where the scripts of a page are that are no modules. They have no imports but {@code import()},
 * so one without is not read: many have things in them that a server fills in. For one thread.
 */
final class ClassicScripts {
  private static final String IMPORT = "import";

  private int[] begins = new int[8];
  private int[] ends = new int[8];
  private int count;

  /** The first that does not end in front of the last offset that was asked for. */
  private int current;

  void open() {
    count = 0;
    current = 0;
  }

  void add(int begin, int end) {
    if (count == begins.length) {
      begins = Arrays.copyOf(begins, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    begins[count] = begin;
    ends[count] = end;
    count++;
  }

  /** Whether an offset, not smaller than the last one, is in one of them. */
  boolean has(int offset) {
    while (current < count && ends[current] <= offset) {
      current++;
    }
    return current < count && begins[current] <= offset;
  }

  /** Whether a script may import something: the word and a parenthesis are in it. */
  static boolean mayImport(byte[] bytes, int begin, int end) {
    for (int at = begin; at + IMPORT.length() < end; at++) {
      if (bytes[at] == 'i' && isCall(bytes, at, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCall(byte[] bytes, int begin, int end) {
    if (!Tag.startsWith(bytes, begin, end, IMPORT)) {
      return false;
    }
    int at = begin + IMPORT.length();
    while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    return at < end && bytes[at] == '(';
  }
}
