package dev.shale.tools.javascript.resolver.request;

import java.util.List;

/**
 * The names of sources for the names of what they are compiled to.
 *
 * <p>TypeScript has {@code ./x.js} mean {@code x.ts}. A file with the written name comes first, and
 * it does not matter who asks: so does esbuild.
 */
public final class TypeScriptNames {
  private static final List<String> SCRIPTS = List.of(".ts", ".tsx");
  private static final List<String> MODULES = List.of(".mts");
  private static final List<String> COMMONJS = List.of(".cts");

  private TypeScriptNames() {}

  /** The extensions that may stand in for the one of this name. */
  public static List<String> extensions(String name) {
    if (name.endsWith(".js") || name.endsWith(".jsx")) {
      return SCRIPTS;
    }
    if (name.endsWith(".mjs")) {
      return MODULES;
    }
    return name.endsWith(".cjs") ? COMMONJS : List.of();
  }

  /** The name with another extension. */
  public static String replace(String name, String extension) {
    return name.substring(0, name.lastIndexOf('.')).concat(extension);
  }
}
