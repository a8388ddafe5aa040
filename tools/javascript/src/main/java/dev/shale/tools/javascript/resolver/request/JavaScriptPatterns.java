package dev.shale.tools.javascript.resolver.request;

import java.util.regex.Pattern;

/** Regular expressions of JavaScript as those of Java, which differ in classes of characters. */
final class JavaScriptPatterns {
  private JavaScriptPatterns() {}

  /**
   * Reads a literal.
   *
   * @param literal with its slashes and flags
   * @throws java.util.regex.PatternSyntaxException when Java has no such expression
   */
  static Pattern compile(String literal) {
    int end = literal.lastIndexOf('/');
    String letters = literal.substring(end + 1);
    int flags = letters.indexOf('i') >= 0 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    flags |= letters.indexOf('s') >= 0 ? Pattern.DOTALL : 0;
    flags |= letters.indexOf('m') >= 0 ? Pattern.MULTILINE : 0;
    return Pattern.compile(translated(literal, end), flags);
  }

  private static String translated(String literal, int end) {
    StringBuilder text = new StringBuilder(end);
    boolean isInClass = false;
    for (int at = 1; at < end; at++) {
      char c = literal.charAt(at);
      if (c == '\\' && at + 1 < end) {
        at++;
        text.append(c).append(literal.charAt(at));
      } else if (isInClass) {
        isInClass = c != ']';
        // A class of Java has classes and intersections in it.
        text.append(c == '[' || c == '&' ? "\\" : "").append(c);
      } else if (c == '[') {
        at += open(literal, at, text);
        isInClass = !text.toString().endsWith("]");
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Appends what opens a class; returns how many characters of it follow the bracket. */
  private static int open(String literal, int at, StringBuilder text) {
    if (literal.startsWith("[^]", at)) {
      text.append("[\\s\\S]");
      return 2;
    }
    if (literal.startsWith("[]", at)) {
      text.append("[^\\s\\S]");
      return 1;
    }
    boolean isNegated = literal.startsWith("[^", at);
    text.append(isNegated ? "[^" : "[");
    return isNegated ? 1 : 0;
  }
}
