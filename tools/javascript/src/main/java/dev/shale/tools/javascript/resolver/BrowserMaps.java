package dev.shale.tools.javascript.resolver;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks requests up in the {@code browser} maps of packages, as esbuild does: a key may be written
 * with or without {@code ./}, and fits without its extension, or as the index of a directory.
 */
final class BrowserMaps {
  private final Rules rules;

  /**
   * A line of a map.
   *
   * @param key as written
   * @param value a file, a package or {@link PackageJson#IGNORED}
   */
  record Replacement(String key, String value) {
    boolean isIgnored() {
      return value.equals(PackageJson.IGNORED);
    }
  }

  BrowserMaps(Rules rules) {
    this.rules = rules;
  }

  /**
   * The replacement of a file.
   *
   * @param scope the directory of the package.json with the map
   * @param directory the file's directory, in or below it
   * @param name the file's name as requested, perhaps without an extension
   * @return null where there is none
   */
  @Nullable Replacement ofFile(Directory scope, Directory directory, String name) {
    Map<String, String> map = scope.packageJson().browserMap();
    String path = directory.pathOf(name).substring(scope.path().length() + 1);
    Replacement replacement = ofPath(map, path);
    return replacement != null ? replacement : ofPath(map, "./".concat(path));
  }

  /**
   * The replacement of a package. The key {@code "./name"} fits the package {@code name} too:
   * Browserify did so, and packages rely on it.
   */
  @Nullable Replacement ofPackage(Directory scope, String request) {
    Map<String, String> map = scope.packageJson().browserMap();
    Replacement replacement = ofPath(map, request);
    return replacement != null ? replacement : ofPath(map, "./".concat(request));
  }

  private @Nullable Replacement ofPath(Map<String, String> map, String path) {
    Replacement replacement = ofName(map, path);
    return replacement != null ? replacement : ofName(map, path.concat("/index"));
  }

  private @Nullable Replacement ofName(Map<String, String> map, String path) {
    String value = map.get(path);
    if (value != null) {
      return new Replacement(path, value);
    }
    for (String extension : rules.extensions()) {
      String key = path.concat(extension);
      value = map.get(key);
      if (value != null) {
        return new Replacement(key, value);
      }
    }
    return null;
  }
}
