package dev.shale.tools.javascript.resolver.manifest;

import dev.shale.tools.javascript.json.JsonText;
import dev.shale.tools.javascript.resolver.request.Prefixes;
import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.request.StarKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An {@code exports} or {@code imports} field as a table from subpaths to targets.
 *
 * <p>Node's algorithm (PACKAGE_IMPORTS_EXPORTS_RESOLVE): an exact key wins; among patterns ({@code
 * "./a/*.js"}) and the folders of old ({@code "./a/"}) the one with the longest part before the
 * star does, whether its target can be used or not.
 *
 * <p>Some packages list thousands of subpaths, of which a build asks for few. So the field is kept
 * as text: its keys are read when the first subpath is asked for, and a target when it is, once for
 * the same conditions. Its text was checked before. Thread-safe; two threads may read the same,
 * with the same result.
 */
public final class TargetMap {
  private final byte[] bytes;
  private final int begin;
  private final int end;
  private final boolean areImports;

  /** By conditions, then by key. */
  private final Map<Set<String>, Map<String, Choice>> choices = new ConcurrentHashMap<>();

  private volatile @Nullable Keys known;

  /**
   * @param bytes hold the field's value, valid JSON, in {@code [begin, end)}; kept
   * @param areImports whether the value is an object whose keys are no conditions
   */
  public TargetMap(byte[] bytes, int begin, int end, boolean areImports) {
    this.bytes = bytes;
    this.begin = begin;
    this.end = end;
    this.areImports = areImports;
  }

  /**
   * The keys of the field.
   *
   * @param targets offsets of the targets of all keys, in the order of the file
   * @param stars those keys that have one star
   * @param starKeys the same, to be searched
   * @param folders those that end in a slash
   * @param problem what is wrong with them, as a part of a sentence; otherwise empty
   */
  private record Keys(
      Map<String, Integer> targets,
      List<String> stars,
      StarKeys starKeys,
      Prefixes folders,
      String problem) {}

  /** The subpaths and patterns, in the order of the file; without the folders of old. */
  public List<String> keysInOrder() {
    List<String> keys = new ArrayList<>(keys().targets.keySet());
    keys.removeIf(key -> key.endsWith("/"));
    return keys;
  }

  /**
   * Looks a subpath up.
   *
   * @param subpath {@code "."}, {@code "./..."} for exports, {@code "#..."} for imports
   */
  public Match match(String subpath, Set<String> conditions) {
    Keys keys = keys();
    if (!keys.problem.isEmpty()) {
      return Match.failure(keys.problem);
    }
    if (isExact(subpath) && keys.targets.containsKey(subpath)) {
      return Match.of(choice(subpath, conditions), subpath, "");
    }
    String key = pattern(keys, subpath);
    if (subpath.endsWith("/") && (key == null || key.indexOf('*') >= 0)) {
      return Match.failure(Quotes.quoted(subpath) + " is a directory");
    }
    return key == null ? Match.NO_KEY : Match.of(choice(key, conditions), key, rest(key, subpath));
  }

  /** The pattern or folder that decides about a subpath; null for none. */
  private static @Nullable String pattern(Keys keys, String subpath) {
    int folder = keys.folders.longest(subpath);
    if (folder != Prefixes.NONE && keys.folders.length(folder) == subpath.length()) {
      folder = keys.folders.shorter(folder);
    }
    int folderLength = folder == Prefixes.NONE ? 0 : keys.folders.length(folder);
    int star = keys.starKeys.find(subpath, 1, StarKeys.Order.LONGEST);
    if (star != StarKeys.NONE && keys.stars.get(star).indexOf('*') + 1 >= folderLength) {
      return keys.stars.get(star);
    }
    return folder == Prefixes.NONE ? null : subpath.substring(0, folderLength);
  }

  /** What the star stands for, or the part behind a folder. */
  private static String rest(String key, String subpath) {
    int star = key.indexOf('*');
    return star < 0
        ? subpath.substring(key.length())
        : subpath.substring(star, subpath.length() - (key.length() - star - 1));
  }

  private Choice choice(String key, Set<String> conditions) {
    Map<String, Choice> chosen =
        choices.computeIfAbsent(conditions, _ -> new ConcurrentHashMap<>());
    Choice choice = chosen.get(key);
    if (choice == null) {
      int offset = keys().targets.getOrDefault(key, begin);
      choice = TargetReader.choose(JsonText.of(bytes, offset, end), conditions, areImports);
      chosen.put(key, choice);
    }
    return choice;
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
    return keys(Map.of(".", begin), problem);
  }

  private Keys readKeys() {
    Map<String, Integer> targets = new LinkedHashMap<>();
    int subpaths = 0;
    int conditions = 0;
    JsonText json = JsonText.of(bytes, begin, end);
    json.enter();
    while (json.hasNext('}')) {
      String key = json.name();
      json.peek();
      targets.put(key, json.position());
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
    return keys(targets, "");
  }

  private static Keys keys(Map<String, Integer> targets, String problem) {
    List<String> stars = new ArrayList<>();
    TreeSet<String> folders = new TreeSet<>();
    for (String key : targets.keySet()) {
      int star = key.indexOf('*');
      if (star >= 0 && star == key.lastIndexOf('*')) {
        stars.add(key);
      } else if (star < 0 && key.endsWith("/")) {
        folders.add(key);
      }
    }
    Prefixes sorted = new Prefixes(folders.toArray(new String[0]));
    return new Keys(targets, stars, new StarKeys(stars), sorted, problem);
  }

  private static boolean isExact(String key) {
    return !key.endsWith("/") && key.indexOf('*') < 0;
  }
}
