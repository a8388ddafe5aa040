package dev.shale.tools.javascript.glob;

import dev.shale.tools.javascript.resolver.request.Glob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Patterns of paths that people write into settings. Immutable. A path has {@code /} between its
 * segments and is relative to where the patterns are written.
 *
 * <p>{@code *} and {@code ?} stay within a segment, {@code **}{@code /} stands for any number of
 * folders, none included, {@code [a-z]} is a character, {@code {a,b}} is either.
 */
public final class Globs {
  private static final String SPECIAL = "*?[{";

  private final List<Glob> globs = new ArrayList<>();

  /** All of some patterns. */
  public Globs(List<String> patterns) {
    for (String pattern : patterns) {
      globs.add(new Glob(plain(pattern)));
    }
  }

  /** Whether a text means something else than the path that it looks like. */
  public static boolean isPattern(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (SPECIAL.indexOf(text.charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The files below a root that fit a pattern, in the order of names. Installed packages and hidden
   * folders are left out, unless the pattern begins with them; folders behind links are, too.
   */
  public static List<Path> files(Path root, String pattern) {
    return files(root, pattern, path -> false);
  }

  /**
   * The same without some.
   *
   * @param isKnown of a path that fits whether it is left out, without a look at the file
   */
  public static List<Path> files(Path root, String pattern, Predicate<Path> isKnown) {
    List<Path> files = new ArrayList<>();
    for (String begin : Braces.beginnings(plain(pattern))) {
      for (Path file : Folders.files(root, begin, isKnown)) {
        files.add(file.normalize());
      }
    }
    return files;
  }

  /** Whether a pattern fits a path or a folder that it is in. */
  public boolean contain(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (fit(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a pattern fits a path itself. */
  public boolean fit(String path) {
    for (Glob glob : globs) {
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }

  private static String plain(String pattern) {
    int begin = pattern.startsWith("./") ? 2 : 0;
    boolean isFolder = pattern.length() > begin + 1 && pattern.endsWith("/");
    return pattern.substring(begin, pattern.length() - (isFolder ? 1 : 0));
  }
}
