package dev.shale.tools.javascript.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An {@code exports} or {@code imports} field as a table from subpaths to targets.
 *
 * <p>Node's algorithm (PACKAGE_IMPORTS_EXPORTS_RESOLVE): an exact key wins; among patterns ({@code
 * "./a/*.js"}) and the directories of old ({@code "./a/"}) the one with the longest part before the
 * star does, whether its target can be used or not. Immutable.
 */
final class TargetMap {
  private final Map<String, Target> exact;
  private final List<String> exactKeys;
  private final String[] patterns;
  private final Target[] patternTargets;
  private final String problem;

  private TargetMap(List<String> keys, List<Target> targets, String problem) {
    this.problem = problem;
    exact = new HashMap<>();
    List<String> order = new ArrayList<>();
    List<String> patternKeys = new ArrayList<>();
    Map<String, Target> byPattern = new HashMap<>();
    for (int key = 0; key < keys.size(); key++) {
      String text = keys.get(key);
      boolean isPattern = isPattern(text);
      (isPattern ? byPattern : exact).put(text, targets.get(key));
      (isPattern ? patternKeys : order).add(text);
    }
    exactKeys = List.copyOf(order);
    // Most packages have none or one, and a first lambda costs a cold start milliseconds.
    if (patternKeys.size() > 1) {
      patternKeys.sort(TargetMap::compareSpecificity);
    }
    patterns = patternKeys.toArray(new String[0]);
    patternTargets = new Target[patterns.length];
    for (int pattern = 0; pattern < patterns.length; pattern++) {
      patternTargets[pattern] = byPattern.getOrDefault(patterns[pattern], Target.Nothing.NOTHING);
    }
  }

  /**
   * The table of an {@code exports} field; null for {@code null}, which is as if it were absent.
   */
  static @Nullable TargetMap exports(Target field) {
    if (field == Target.Nothing.NOTHING) {
      return null;
    }
    if (!(field instanceof Target.Conditions object) || object.names().isEmpty()) {
      return new TargetMap(List.of("."), List.of(field), "");
    }
    int subpaths = 0;
    for (String name : object.names()) {
      subpaths += name.startsWith(".") ? 1 : 0;
    }
    if (subpaths == 0) {
      return new TargetMap(List.of("."), List.of(field), "");
    }
    boolean mixed = subpaths < object.names().size();
    return new TargetMap(
        object.names(),
        object.targets(),
        mixed ? "some keys are subpaths, which begin with \".\", and others conditions" : "");
  }

  /** The table of an {@code imports} field; null for anything but an object. */
  static @Nullable TargetMap imports(Target field) {
    return field instanceof Target.Conditions object
        ? new TargetMap(object.names(), object.targets(), "")
        : null;
  }

  /** The keys that are no patterns, in the order of the file. */
  List<String> exactKeys() {
    return exactKeys;
  }

  /**
   * Looks a subpath up.
   *
   * @param subpath {@code "."}, {@code "./..."} for exports, {@code "#..."} for imports
   */
  Match match(String subpath, Set<String> conditions) {
    if (!problem.isEmpty()) {
      return Match.failure(problem);
    }
    if (!isPattern(subpath)) {
      Target target = exact.get(subpath);
      if (target != null) {
        return Match.of(target, subpath, "", conditions);
      }
    }
    if (subpath.endsWith("/")) {
      return Match.failure("\"" + subpath + "\" is a directory");
    }
    for (int pattern = 0; pattern < patterns.length; pattern++) {
      String rest = rest(patterns[pattern], subpath);
      if (rest != null) {
        return Match.of(patternTargets[pattern], patterns[pattern], rest, conditions);
      }
    }
    return Match.NO_KEY;
  }

  /** What the star stands for, or the part behind a directory; null where the key does not fit. */
  private static @Nullable String rest(String key, String subpath) {
    int star = key.indexOf('*');
    int prefix = star < 0 ? key.length() : star;
    if (subpath.length() <= prefix || !subpath.startsWith(key.substring(0, prefix))) {
      return null;
    }
    if (star < 0) {
      return subpath.substring(prefix);
    }
    int suffix = key.length() - star - 1;
    if (subpath.length() < key.length() || !subpath.endsWith(key.substring(star + 1))) {
      return null;
    }
    return subpath.substring(prefix, subpath.length() - suffix);
  }

  private static boolean isPattern(String key) {
    return key.endsWith("/") || key.indexOf('*') >= 0;
  }

  /** Node's PATTERN_KEY_COMPARE: the most specific key comes first. */
  private static int compareSpecificity(String one, String other) {
    int difference = baseLength(other) - baseLength(one);
    if (difference == 0) {
      difference = Boolean.compare(isDirectory(one), isDirectory(other));
    }
    return difference != 0 ? difference : other.length() - one.length();
  }

  private static boolean isDirectory(String key) {
    return key.indexOf('*') < 0;
  }

  private static int baseLength(String key) {
    int star = key.indexOf('*');
    return star < 0 ? key.length() : star + 1;
  }
}
