package dev.shale.tools.javascript.resolver.request;

import java.util.ArrayDeque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of JavaScript as those of Java, which differ in classes of characters. */
final class JavaScriptPatterns {
  private static final int DEEPEST_REPETITION = 2;

  private JavaScriptPatterns() {}

  /**
   * Reads a literal.
   *
   * @param literal with its slashes and flags
   * @throws PatternSyntaxException when Java has no such expression, or it repeats what repeats
   *     what repeats something: that may take for ever without a look at a text
   */
  static Pattern compile(String literal) {
    int end = literal.lastIndexOf('/');
    if (repetition(literal, end) > DEEPEST_REPETITION) {
      throw new PatternSyntaxException("too many repetitions in each other", literal, -1);
    }
    String letters = literal.substring(end + 1);
    int flags = letters.indexOf('i') >= 0 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    flags |= letters.indexOf('s') >= 0 ? Pattern.DOTALL : 0;
    flags |= letters.indexOf('m') >= 0 ? Pattern.MULTILINE : 0;
    return Pattern.compile(translated(literal, end), flags);
  }

  /** How often something is repeated by repetitions around each other. */
  private static int repetition(String literal, int end) {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    int deepest = 0;
    int depth = 0;
    boolean isInClass = false;
    for (int at = 1; at < end; at++) {
      char c = literal.charAt(at);
      isInClass = isInClass ? c != ']' : c == '[';
      if (c == '\\') {
        at++;
      } else if (c == '(' && !isInClass) {
        open.push(depth);
        depth = 0;
      } else if (c == ')' && !isInClass && !open.isEmpty()) {
        int inside = depth + (at + 1 < end && isRepetition(literal.charAt(at + 1)) ? 1 : 0);
        depth = Math.max(open.pop(), inside);
      } else if (isRepetition(c) && !isInClass && literal.charAt(at - 1) != ')') {
        depth = Math.max(depth, 1);
      }
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private static boolean isRepetition(char c) {
    return c == '*' || c == '+' || c == '{';
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
