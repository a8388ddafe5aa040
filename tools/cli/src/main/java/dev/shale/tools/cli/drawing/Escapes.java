package dev.shale.tools.cli.drawing;

/** How control characters of names are written where a format has no way to write them. */
final class Escapes {
  private Escapes() {}

  /** Whether a character would end a line, or is allowed in no text. */
  static boolean isControl(char unit) {
    return Character.isISOControl(unit)
        || unit == '\u2028'
        || unit == '\u2029'
        || unit == '\ufffe'
        || unit == '\uffff';
  }

  /** The character as {@code u000a}, to be put behind a backslash. */
  static String of(char unit) {
    String digits = Integer.toHexString(unit);
    return "u" + "0".repeat(4 - digits.length()) + digits;
  }
}
