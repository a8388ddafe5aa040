package dev.shale.tools.javascript.resolver;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code sideEffects} of a package.json: the files that may not be left out although nothing of
 * theirs is used. Immutable.
 *
 * <p>As in webpack, a pattern without a slash fits in every directory, and paths may begin with
 * {@code ./} or not.
 */
final class SideEffects {
  /** Nothing is said, so every file may have some. */
  static final SideEffects UNKNOWN = new SideEffects(List.of("**"));

  static final SideEffects NONE = new SideEffects(List.of());

  private final List<Glob> globs;

  SideEffects(List<String> patterns) {
    globs = new ArrayList<>(patterns.size());
    for (String pattern : patterns) {
      String path = withoutDot(pattern);
      globs.add(new Glob(pattern.indexOf('/') < 0 ? "**/".concat(path) : path));
    }
  }

  /**
   * Whether the package says that a file has none.
   *
   * @param path below the package.json
   */
  boolean areAbsent(String path) {
    String name = withoutDot(path);
    for (Glob glob : globs) {
      if (glob.matches(name)) {
        return false;
      }
    }
    return true;
  }

  private static String withoutDot(String path) {
    return path.startsWith("./") ? path.substring(2) : path;
  }
}
