package dev.shale.tools.javascript.resolver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An {@code exports} or {@code imports} field as a table from subpaths to targets.
 *
 * <p>Node's algorithm (PACKAGE_IMPORTS_EXPORTS_RESOLVE): an exact key wins; among patterns ({@code
 * "./a/*.js"}) and the directories of old ({@code "./a/"}) the one with the longest part before the
 * star does, whether its target can be used or not.
 *
 * <p>Some packages list thousands of subpaths, of which a build asks for few. So the field is kept
 * as text: its keys are read when the first subpath is asked for, and a target whenever it is. Its
 * text was checked before. Thread-safe; two threads may read the keys, with the same result.
 */
final class TargetMap {
  private final byte[] bytes;
  private final int begin;
  private final int end;
  private final boolean areImports;
  private volatile @Nullable Keys known;

  /**
   * @param bytes hold the field's value, valid JSON, in {@code [begin, end)}; kept
   * @param areImports whether the value is an object whose keys are no conditions
   */
  TargetMap(byte[] bytes, int begin, int end, boolean areImports) {
    this.bytes = bytes;
    this.begin = begin;
    this.end = end;
    this.areImports = areImports;
  }

  /**
   * The keys of the field.
   *
   * @param targets offsets of the targets of all keys, in the order of the file
   * @param patterns those keys that are patterns, the most specific one first
   * @param problem what is wrong with them, as a part of a sentence; otherwise empty
   */
  private record Keys(Map<String, Integer> targets, List<String> patterns, String problem) {}

  /** The keys that are no patterns, in the order of the file. */
  List<String> exactKeys() {
    List<String> exact = new ArrayList<>();
    for (String key : keys().targets.keySet()) {
      if (!isPattern(key)) {
        exact.add(key);
      }
    }
    return exact;
  }

  /**
   * Looks a subpath up.
   *
   * @param subpath {@code "."}, {@code "./..."} for exports, {@code "#..."} for imports
   */
  Match match(String subpath, Set<String> conditions) {
    Keys keys = keys();
    if (!keys.problem.isEmpty()) {
      return Match.failure(keys.problem);
    }
    if (!isPattern(subpath)) {
      Integer offset = keys.targets.get(subpath);
      if (offset != null) {
        return Match.of(target(offset), subpath, "", conditions);
      }
    }
    if (subpath.endsWith("/")) {
      return Match.failure("\"" + subpath + "\" is a directory");
    }
    for (String pattern : keys.patterns) {
      String rest = rest(pattern, subpath);
      if (rest != null) {
        Target target = target(keys.targets.getOrDefault(pattern, begin));
        return Match.of(target, pattern, rest, conditions);
      }
    }
    return Match.NO_KEY;
  }

  private Target target(int offset) {
    return Target.read(new JsonText(bytes, offset, end));
  }

  private Keys keys() {
    Keys keys = known;
    if (keys == null) {
      keys = bytes[begin] == '{' ? readKeys() : whole("");
      known = keys;
    }
    return keys;
  }

  /** The table of a field that is the target of the package itself. */
  private Keys whole(String problem) {
    return new Keys(Map.of(".", begin), List.of(), problem);
  }

  private Keys readKeys() {
    Map<String, Integer> targets = new LinkedHashMap<>();
    List<String> patterns = new ArrayList<>();
    int subpaths = 0;
    int conditions = 0;
    JsonText json = new JsonText(bytes, begin, end);
    json.enter();
    while (json.hasNext('}')) {
      String key = json.name();
      json.peek();
      Integer former = targets.put(key, json.position());
      if (isPattern(key) && former == null) {
        patterns.add(key);
      }
      json.skip();
      if (key.startsWith(".")) {
        subpaths++;
      } else {
        conditions++;
      }
    }
    if (!areImports && subpaths == 0) {
      return whole("");
    }
    if (!areImports && conditions > 0) {
      return whole("some keys are subpaths, which begin with \".\", and others conditions");
    }
    // Most packages have none or one, and a first lambda costs a cold start milliseconds.
    if (patterns.size() > 1) {
      patterns.sort(TargetMap::compareSpecificity);
    }
    return new Keys(targets, patterns, "");
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
