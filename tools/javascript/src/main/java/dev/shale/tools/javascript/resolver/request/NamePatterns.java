package dev.shale.tools.javascript.resolver.request;

import java.util.List;

/**
 * Patterns of requests, as they are written: {@code react} stands for itself and all below it,
 * {@code virtual:*} for whatever begins so. A star stands for any text, slashes too. Immutable.
 */
public final class NamePatterns {
  public static final NamePatterns NONE = new NamePatterns(List.of());

  private final String[] patterns;

  public NamePatterns(List<String> patterns) {
    this.patterns = patterns.toArray(new String[0]);
  }

  /** One pattern. */
  public static NamePatterns of(String pattern) {
    return new NamePatterns(List.of(pattern));
  }

  /** Whether one of them fits a request. */
  public boolean fit(String request) {
    for (String pattern : patterns) {
      if (pattern.indexOf('*') < 0 ? isBelow(request, pattern) : matches(pattern, request)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBelow(String request, String name) {
    return request.startsWith(name)
        && (request.length() == name.length() || request.charAt(name.length()) == '/');
  }

  /** Takes for each star the first place where the text behind it fits, but for the last one. */
  private static boolean matches(String pattern, String request) {
    int star = pattern.indexOf('*');
    if (!request.startsWith(pattern.substring(0, star))) {
      return false;
    }
    int at = star;
    int next = pattern.indexOf('*', star + 1);
    while (next >= 0) {
      String part = pattern.substring(star + 1, next);
      int found = request.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
      star = next;
      next = pattern.indexOf('*', star + 1);
    }
    String end = pattern.substring(star + 1);
    return request.length() - at >= end.length() && request.endsWith(end);
  }
}
