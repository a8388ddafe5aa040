package dev.shale.tools.javascript.parser.component;

/** Where comments of a page end, as browsers see it. */
final class Comments {
  private static final String OPEN = "<!--";
  private static final String CLOSE = "-->";
  private static final String OTHER_CLOSE = "--!>";

  private Comments() {}

  /** Whether a comment begins here. */
  static boolean isOpen(byte[] bytes, int at, int end) {
    return Tag.startsWith(bytes, at, end, OPEN);
  }

  /** Behind a comment; the dashes that open an empty one may close it, too. */
  static int behind(byte[] bytes, int begin, int end) {
    for (int at = begin + 2; at < end; at++) {
      if (bytes[at] != '-') {
        continue;
      }
      if (Tag.startsWith(bytes, at, end, CLOSE)) {
        return at + CLOSE.length();
      }
      if (at >= begin + OPEN.length() && Tag.startsWith(bytes, at, end, OTHER_CLOSE)) {
        return at + OTHER_CLOSE.length();
      }
    }
    return end;
  }
}
