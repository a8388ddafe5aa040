package dev.shale.tools.javascript.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a {@link TargetMap} says about a subpath.
 *
 * @param hasKey whether a key fits at all
 * @param paths where it may be, in order of preference
 * @param problem what is wrong with the field, as a part of a sentence; otherwise empty
 */
record Match(boolean hasKey, List<String> paths, String problem) {
  static final Match NO_KEY = new Match(false, List.of(), "");

  static Match failure(String problem) {
    return new Match(true, List.of(), problem);
  }

  /**
   * The paths of a target.
   *
   * @param key the key that fits: exact, a pattern or a directory
   * @param rest what replaces the star, or comes behind the directory
   */
  static Match of(Target target, String key, String rest, Set<String> conditions) {
    if (target instanceof Target.Invalid invalid) {
      return failure("\"" + key + "\" leads to " + invalid.text() + ", which is no path");
    }
    List<String> paths = new ArrayList<>(1);
    target.collect(conditions, paths);
    boolean isStar = key.indexOf('*') >= 0;
    boolean isDirectory = !isStar && key.endsWith("/");
    for (int path = 0; path < paths.size(); path++) {
      String text = paths.get(path);
      if (isDirectory && !text.endsWith("/")) {
        return failure("the directory \"" + key + "\" leads to \"" + text + "\", without a slash");
      }
      if (isStar && text.endsWith("/")) {
        return failure("the files \"" + key + "\" lead to the directory \"" + text + "\"");
      }
      if (isStar) {
        paths.set(path, text.replace("*", rest));
      } else if (isDirectory) {
        paths.set(path, text.concat(rest));
      }
    }
    return new Match(true, paths, "");
  }
}
