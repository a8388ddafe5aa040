package dev.shale.tools.javascript.resolver;

import dev.shale.tools.javascript.resolver.manifest.PackageJson;
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
   * @param file its path as requested, perhaps without an extension; below the scope
   * @return null where there is none
   */
  @Nullable Replacement ofFile(Directory scope, String file) {
    Map<String, String> map = scope.packageJson().browserMap();
    String path = file.substring(scope.path().length() + 1);
    Replacement replacement = ofPath(map, path);
    return replacement != null ? replacement : ofPath(map, "./".concat(path));
  }

  /**
   * The replacement of a directory below the scope that is called one, so that no extension is
   * missing; null where there is none.
   */
  @Nullable Replacement ofDirectory(Directory scope, Directory directory) {
    Map<String, String> map = scope.packageJson().browserMap();
    String path = directory.path().substring(scope.path().length() + 1);
    Replacement replacement = exactly(map, path);
    return replacement != null ? replacement : exactly(map, "./".concat(path));
  }

  /**
   * The replacement of a package. The key {@code "./name"} fits the package {@code name} too, in
   * files of the directory that the key names, and as it is written: Browserify did so, and
   * packages rely on it.
   *
   * @param from where the request is made, in or below the scope
   */
  @Nullable Replacement ofPackage(Directory scope, Directory from, String request) {
    Map<String, String> map = scope.packageJson().browserMap();
    Replacement replacement = ofPath(map, request);
    if (replacement != null) {
      return replacement;
    }
    String path = ".".concat(from.pathOf(request).substring(scope.path().length()));
    replacement = exactly(map, path);
    return replacement != null ? replacement : exactly(map, path.concat("/index"));
  }

  private @Nullable Replacement ofPath(Map<String, String> map, String path) {
    Replacement replacement = ofName(map, path);
    return replacement != null ? replacement : ofName(map, path.concat("/index"));
  }

  private @Nullable Replacement ofName(Map<String, String> map, String path) {
    Replacement replacement = exactly(map, path);
    for (String extension : rules.extensions()) {
      if (replacement != null) {
        return replacement;
      }
      replacement = exactly(map, path.concat(extension));
    }
    return replacement;
  }

  private static @Nullable Replacement exactly(Map<String, String> map, String key) {
    String value = map.get(key);
    return value == null ? null : new Replacement(key, value);
  }
}
