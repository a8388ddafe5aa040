package dev.shale.tools.javascript.resolver;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tsconfig.json as it is written, before what it extends is applied. Immutable; a field of a
 * wrong type is as if it were absent. Null is a field that is absent, and inherited; one that is
 * written as {@code null} is empty, and so is not inherited.
 *
 * @param path absolute
 * @param problem why it cannot be read, with path, line and column; otherwise empty
 * @param bases what it extends, the weakest first
 */
record TsConfigFile(
    String path,
    String problem,
    List<Base> bases,
    @Nullable String baseUrl,
    @Nullable Map<String, List<String>> paths,
    @Nullable List<String> files,
    @Nullable List<String> include,
    @Nullable List<String> exclude,
    @Nullable List<String> rootDirs,
    @Nullable List<String> moduleSuffixes,
    @Nullable List<String> customConditions,
    List<String> references,
    Map<String, String> settings) {

  /**
   * A file that is extended.
   *
   * @param place path, line and column of the value
   */
  record Base(String value, String place) {}

  static TsConfigFile broken(String path, String problem) {
    return new TsConfigFile(
        path, problem, List.of(), null, null, null, null, null, null, null, null, List.of(),
        Map.of());
  }

  String directory() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
