package dev.shale.tools.javascript.resolver.request;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Paths that came, went or became something else, compared with paths that are asked for. A change
 * concerns a path if it is that path or one of a directory above, or if it begins as the path does:
 * all that is added to a name is added behind it, in the place of its last extension, or below it.
 * Before it there may be the underscore of Sass.
 */
public final class PathChanges {
  private final Set<String> paths;
  private final TreeSet<String> sorted;
  private final int shortest;

  /**
   * @param changed absolute
   */
  public PathChanges(Collection<String> changed) {
    paths = new HashSet<>(changed);
    sorted = new TreeSet<>(changed);
    int least = Integer.MAX_VALUE;
    for (String path : changed) {
      least = Math.min(least, path.length());
    }
    shortest = least;
  }

  /**
   * Whether a file may be another one, or have come or gone, that is meant by a path.
   *
   * @param path absolute, without names of dots
   */
  public boolean concern(String path) {
    if (isAbove(path)) {
      return true;
    }
    int slash = path.lastIndexOf('/');
    int dot = path.lastIndexOf('.');
    String begin = dot > slash ? path.substring(0, dot) : path;
    return isBegun(begin)
        || isBegun(path.substring(0, slash + 1) + "_" + begin.substring(slash + 1));
  }

  /** Whether something in a directory changed, or above it. */
  public boolean concernDirectory(String directory) {
    return isAbove(directory) || isBegun(directory.concat("/"));
  }

  private boolean isAbove(String path) {
    for (int end = path.length(); end >= shortest; end = path.lastIndexOf('/', end - 1)) {
      if (paths.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private boolean isBegun(String begin) {
    @Nullable String first = sorted.ceiling(begin);
    return first != null && first.startsWith(begin);
  }
}
