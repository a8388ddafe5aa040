package dev.shale.tools.javascript.resolver.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code paths} of a tsconfig.json: an exact key wins, then the pattern with the longest part
 * before its star; of two equal ones the first, as in the TypeScript compiler. Immutable.
 */
public final class PathPatterns {
  public static final PathPatterns NONE = new PathPatterns(List.of(), List.of());

  private final List<String> keys;
  private final List<List<String>> targets;
  private final Map<String, Integer> exact = new HashMap<>();
  private final StarKeys stars;

  /** Of each key with a star, its place among all. */
  private final List<Integer> starNumbers = new ArrayList<>();

  /**
   * @param keys with a star at most
   * @param targets of each key: absolute paths, with a star at most
   */
  public PathPatterns(List<String> keys, List<List<String>> targets) {
    this.keys = keys;
    this.targets = targets;
    List<String> withStar = new ArrayList<>();
    for (int key = 0; key < keys.size(); key++) {
      if (keys.get(key).indexOf('*') < 0) {
        exact.put(keys.get(key), key);
      } else {
        withStar.add(keys.get(key));
        starNumbers.add(key);
      }
    }
    stars = new StarKeys(withStar);
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /**
   * A key that fits.
   *
   * @param paths where it leads, the preferred one first
   */
  public record Fit(String key, List<String> paths) {
    /**
     * Whether the key was written for few requests, so that they are no packages: not for all, nor
     * for all of a scope.
     */
    public boolean isSpecific() {
      int slash = key.indexOf('/');
      boolean isScope = key.charAt(0) == '@' && slash > 1 && key.substring(slash).equals("/*");
      return !key.equals("*") && !isScope;
    }
  }

  /** The key that decides about a request; null where none fits. */
  public @Nullable Fit fit(String request) {
    Integer key = exact.get(request);
    if (key != null) {
      return new Fit(request, targets.get(key));
    }
    int star = stars.find(request, 0, StarKeys.Order.FIRST);
    return star == StarKeys.NONE ? null : fit(starNumbers.get(star), request);
  }

  private Fit fit(int key, String request) {
    String text = keys.get(key);
    int star = text.indexOf('*');
    String rest = request.substring(star, request.length() - (text.length() - star - 1));
    List<String> paths = new ArrayList<>(targets.get(key).size());
    for (String target : targets.get(key)) {
      int hole = target.indexOf('*');
      paths.add(hole < 0 ? target : target.substring(0, hole) + rest + target.substring(hole + 1));
    }
    return new Fit(text, paths);
  }
}
