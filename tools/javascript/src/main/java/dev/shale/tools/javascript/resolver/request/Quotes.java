package dev.shale.tools.javascript.resolver.request;

import dev.shale.engine.language.Diagnostic;
import java.util.Locale;

/**
 * Texts of files in sentences for people. A request or a name in a package.json may be of any
 * length and have any character; here none is longer than a path, and each stays in its line.
 */
public final class Quotes {
  private static final int LONGEST = 1_000;
  private static final int BEGIN = 700;
  private static final int END = 200;

  private Quotes() {}

  /** A text in quotes. */
  public static String quoted(String text) {
    return "\"" + said(text) + "\"";
  }

  /** A text without its middle, if it is long, and with control characters as escapes. */
  public static String said(String text) {
    String said = text.length() <= LONGEST ? text : Diagnostic.cut(text, BEGIN, END, "...");
    for (int at = 0; at < said.length(); at++) {
      if (isUnseen(said.charAt(at))) {
        return escaped(said);
      }
    }
    return said;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isUnseen(c)) {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Control characters, line ends, and what turns the direction of a line. */
  private static boolean isUnseen(char c) {
    return Character.isISOControl(c)
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
