package dev.shale.tools.javascript.parser.component;

/**
 * Where the scripts of a page are that are no modules. They have no imports but {@code import()},
 * so one without is not read: many have things in them that a server fills in. For one thread.
 */
final class ClassicScripts {
  private static final String IMPORT = "import";

  private final Ranges scripts = new Ranges();

  /** The first that does not end in front of the last offset that was asked for. */
  private int current;

  void open() {
    scripts.clear();
    current = 0;
  }

  void add(int begin, int end) {
    scripts.add(begin, end);
  }

  /** Whether an offset, not smaller than the last one, is in one of them. */
  boolean has(int offset) {
    while (current < scripts.count() && scripts.end(current) <= offset) {
      current++;
    }
    return current < scripts.count() && scripts.begin(current) <= offset;
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
