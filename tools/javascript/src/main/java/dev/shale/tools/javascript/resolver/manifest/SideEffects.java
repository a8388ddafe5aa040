package dev.shale.tools.javascript.resolver.manifest;

import dev.shale.tools.javascript.resolver.request.Glob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The {@code sideEffects} of a package.json: the files that may not be left out although nothing of
 * theirs is used. Immutable.
 *
 * <p>As in webpack, a pattern without a slash fits in every directory, and paths may begin with
 * {@code ./} or not.
 */
public final class SideEffects {
  /** Nothing is said, so every file may have some. */
  public static final SideEffects UNKNOWN = new SideEffects(List.of("**"));

  /** It is said that every file may have some. */
  public static final SideEffects ANY = new SideEffects(List.of("**"));

  public static final SideEffects NONE = new SideEffects(List.of());

  /**
   * As many globs as are tried for each file, those in braces counted one by one; of a package with
   * more, every file may have some.
   */
  public static final int MOST_GLOBS = 1_000;

  /** Names of files in any directory, and paths, without anything that a glob gives a meaning. */
  private final Set<String> names = new HashSet<>();

  private final Set<String> paths = new HashSet<>();
  private final List<Glob> globs = new ArrayList<>();

  public SideEffects(List<String> patterns) {
    int globCount = 0;
    for (String pattern : patterns) {
      String path = withoutDot(pattern);
      boolean isName = pattern.indexOf('/') < 0;
      if (isPlain(path)) {
        (isName ? names : paths).add(path);
      } else if (globCount <= MOST_GLOBS) {
        Glob glob = new Glob(isName ? "**/".concat(path) : path);
        globCount += glob.alternativeCount();
        globs.add(glob);
      }
    }
    if (globCount > MOST_GLOBS) {
      globs.clear();
      globs.add(new Glob("**"));
    }
  }

  private static boolean isPlain(String path) {
    for (int at = 0; at < path.length(); at++) {
      if ("*?[]{}\\".indexOf(path.charAt(at)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the package says that a file has none.
   *
   * @param path below the package.json
   */
  public boolean areAbsent(String path) {
    String file = withoutDot(path);
    if (paths.contains(file) || names.contains(file.substring(file.lastIndexOf('/') + 1))) {
      return false;
    }
    for (Glob glob : globs) {
      if (glob.matches(file)) {
        return false;
      }
    }
    return true;
  }

  private static String withoutDot(String path) {
    return path.startsWith("./") ? path.substring(2) : path;
  }
}
