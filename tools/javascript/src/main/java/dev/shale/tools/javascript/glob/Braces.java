package dev.shale.tools.javascript.glob;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts patterns whose first folder is in braces, {@code {,src/}app/*}, so that each part begins
 * with a folder that need not be looked for.
 */
final class Braces {
  private Braces() {}

  static List<String> beginnings(String pattern) {
    int close = pattern.startsWith("{") ? pattern.indexOf('}') : -1;
    if (close < 0 || pattern.substring(0, close).indexOf('*') >= 0) {
      return List.of(pattern);
    }
    List<String> parts = new ArrayList<>();
    for (String choice : pattern.substring(1, close).split(",", -1)) {
      parts.add(choice + pattern.substring(close + 1));
    }
    return parts;
  }
}
