package dev.shale.tools.javascript.resolver;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks requests up in the {@code browser} maps of packages, as esbuild does: a key may be written
 * with or without {@code ./}, and fits without its extension, or as the index of a directory.
 */
final class BrowserMaps {
  private final Rules rules;

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
  @Nullable String ofFile(Directory scope, Directory directory, String name) {
    Map<String, String> map = scope.packageJson().browserMap();
    String path = directory.pathOf(name).substring(scope.path().length() + 1);
    String replacement = ofPath(map, path);
    return replacement != null ? replacement : ofPath(map, "./".concat(path));
  }

  /**
   * The replacement of a package. The key {@code "./name"} fits the package {@code name} too:
   * Browserify did so, and packages rely on it.
   */
  @Nullable String ofPackage(Directory scope, String request) {
    Map<String, String> map = scope.packageJson().browserMap();
    String replacement = ofPath(map, request);
    return replacement != null ? replacement : ofPath(map, "./".concat(request));
  }

  private @Nullable String ofPath(Map<String, String> map, String path) {
    String replacement = ofName(map, path);
    return replacement != null ? replacement : ofName(map, path.concat("/index"));
  }

  private @Nullable String ofName(Map<String, String> map, String path) {
    String replacement = map.get(path);
    if (replacement != null) {
      return replacement;
    }
    for (String extension : rules.extensions()) {
      replacement = map.get(path.concat(extension));
      if (replacement != null) {
        return replacement;
      }
    }
    return null;
  }
}
