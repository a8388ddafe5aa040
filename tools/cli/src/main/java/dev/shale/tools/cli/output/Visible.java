package dev.shale.tools.cli.output;

import dev.shale.engine.language.Diagnostic;

/**
 * Text of others, such as file names and requests, as a person may see it. What a terminal would
 * obey or a reader be led astray by is written as an escape: control characters, ends of lines, and
 * the marks that turn the direction of writing round. A long text loses its middle.
 */
public final class Visible {
  private Visible() {}

  public static String of(String text) {
    String shown = Diagnostic.shortened(text);
    for (int index = 0; index < shown.length(); index++) {
      if (isHidden(shown.charAt(index))) {
        return escaped(shown);
      }
    }
    return shown;
  }

  private static boolean isHidden(char unit) {
    return Character.isISOControl(unit)
        || (unit >= '\u2028' && unit <= '\u202e')
        || (unit >= '\u2066' && unit <= '\u2069')
        || unit == '\u200e'
        || unit == '\u200f'
        || unit == '\u061c';
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (isHidden(unit)) {
        escape(unit, escaped);
      } else {
        escaped.append(unit);
      }
    }
    return escaped.toString();
  }

  private static void escape(char unit, StringBuilder escaped) {
    switch (unit) {
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      default -> {
        String digits = Integer.toHexString(unit);
        escaped.append("\\u").repeat('0', 4 - digits.length()).append(digits);
      }
    }
  }
}
