package dev.shale.tools.javascript.resolver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code paths} of a tsconfig.json: an exact key wins, then the pattern with the longest part
 * before its star; of two equal ones the first, as in the TypeScript compiler. Immutable.
 */
final class PathPatterns {
  static final PathPatterns NONE = new PathPatterns(List.of(), List.of());

  private final String[] keys;
  private final List<List<String>> targets;

  /**
   * @param keys with a star at most
   * @param targets of each key: absolute paths, with a star at most
   */
  PathPatterns(List<String> keys, List<List<String>> targets) {
    this.keys = keys.toArray(new String[0]);
    this.targets = targets;
  }

  boolean isEmpty() {
    return keys.length == 0;
  }

  /**
   * A key that fits.
   *
   * @param paths where it leads, the preferred one first
   */
  record Fit(String key, List<String> paths) {
    /** Whether the key was written for few requests, so that they are no packages. */
    boolean isSpecific() {
      return !key.equals("*");
    }
  }

  /** The key that decides about a request; null where none fits. */
  @Nullable Fit fit(String request) {
    int best = -1;
    int bestPrefix = -1;
    for (int key = 0; key < keys.length; key++) {
      String text = keys[key];
      int star = text.indexOf('*');
      if (star < 0) {
        if (text.equals(request)) {
          return new Fit(text, targets.get(key));
        }
      } else if (star > bestPrefix && fits(text, star, request)) {
        best = key;
        bestPrefix = star;
      }
    }
    return best < 0 ? null : fit(best, bestPrefix, request);
  }

  private static boolean fits(String key, int star, String request) {
    return request.length() >= key.length() - 1
        && request.startsWith(key.substring(0, star))
        && request.endsWith(key.substring(star + 1));
  }

  private Fit fit(int key, int star, String request) {
    String text = keys[key];
    String rest = request.substring(star, request.length() - (text.length() - star - 1));
    List<String> paths = new ArrayList<>(targets.get(key).size());
    for (String target : targets.get(key)) {
      int hole = target.indexOf('*');
      paths.add(hole < 0 ? target : target.substring(0, hole) + rest + target.substring(hole + 1));
    }
    return new Fit(text, paths);
  }
}
