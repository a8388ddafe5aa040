package dev.shale.tools.cli.output;

/** Where lines of a text end, as ECMAScript has it. */
public final class LineEnds {
  /** There is no further line. */
  public static final int NONE = -1;

  private LineEnds() {}

  /** Where the line begins that is next from a place on, or {@link #NONE}. */
  public static int next(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
        return at + 2;
      }
      if (isLineEnd(c)) {
        return at + 1;
      }
    }
    return NONE;
  }

  /** Whether a line ends with a character. */
  public static boolean isLineEnd(int character) {
    return character == '\n' || character == '\r' || character == 0x2028 || character == 0x2029;
  }
}
