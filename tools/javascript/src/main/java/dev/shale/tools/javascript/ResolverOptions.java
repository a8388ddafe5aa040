package dev.shale.tools.javascript;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link JavaScriptResolver} chooses between files. Names are those of oxc-resolver and
 * enhanced-resolve.
 *
 * @param conditionNames hold in {@code exports} and {@code imports} maps, beside {@code import} or
 *     {@code require}
 * @param mainFields of package.json, the preferred one first
 * @param aliasFields of package.json that may hold a map of replacements, such as {@code browser}
 * @param extensions tried in this order where a request names none; inside of {@code node_modules}
 *     those of TypeScript come behind those of JavaScript
 * @param tsconfig the file that holds for everything outside of {@code node_modules}; null for the
 *     nearest {@code tsconfig.json} above each file
 * @param alias requests, such as {@code react} (with all below it) or {@code react$} (without), and
 *     what is asked for instead: the first that is found; none at all mean that nothing is loaded
 * @param fallback likewise, for requests that lead nowhere, or to what only Node has
 * @param extensionAlias extensions as written, and those tried instead, in order; an empty map
 *     stands for TypeScript's rule: as written, then {@code .ts} and {@code .tsx} for {@code .js}
 *     and so on
 * @param modules directories of packages: names that are looked for upwards, or absolute paths.
 *     {@code NODE_PATH} is not read: name its directories here
 */
public record ResolverOptions(
    List<String> conditionNames,
    List<String> mainFields,
    List<String> aliasFields,
    List<String> extensions,
    @Nullable Path tsconfig,
    Map<String, List<String>> alias,
    Map<String, List<String>> fallback,
    Map<String, List<String>> extensionAlias,
    List<String> modules) {

  /** Keeps copies. */
  public ResolverOptions {
    conditionNames = List.copyOf(conditionNames);
    mainFields = List.copyOf(mainFields);
    aliasFields = List.copyOf(aliasFields);
    extensions = List.copyOf(extensions);
    alias = copy(alias);
    fallback = copy(fallback);
    extensionAlias = copy(extensionAlias);
    modules = List.copyOf(modules);
  }

  /** A copy in the order of the map, which decides between names that fit. */
  private static Map<String, List<String>> copy(Map<String, List<String>> map) {
    if (map.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> copy = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> entry : map.entrySet()) {
      copy.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    return Collections.unmodifiableMap(copy);
  }

  /** Options with the nearest tsconfig.json, {@code node_modules} and no replacements. */
  public ResolverOptions(
      List<String> conditionNames,
      List<String> mainFields,
      List<String> aliasFields,
      List<String> extensions) {
    this(
        conditionNames,
        mainFields,
        aliasFields,
        extensions,
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of("node_modules"));
  }

  /** The same options with an explicit tsconfig.json. */
  public ResolverOptions withTsconfig(Path file) {
    return new ResolverOptions(
        conditionNames,
        mainFields,
        aliasFields,
        extensions,
        file,
        alias,
        fallback,
        extensionAlias,
        modules);
  }

  /** The same options with other replacements of requests. */
  public ResolverOptions withAlias(
      Map<String, List<String>> newAlias, Map<String, List<String>> newFallback) {
    return new ResolverOptions(
        conditionNames,
        mainFields,
        aliasFields,
        extensions,
        tsconfig,
        newAlias,
        newFallback,
        extensionAlias,
        modules);
  }

  /** The same options with other replacements of extensions. */
  public ResolverOptions withExtensionAlias(Map<String, List<String>> newAlias) {
    return new ResolverOptions(
        conditionNames,
        mainFields,
        aliasFields,
        extensions,
        tsconfig,
        alias,
        fallback,
        newAlias,
        modules);
  }

  /** The same options with other directories of packages. */
  public ResolverOptions withModules(List<String> directories) {
    return new ResolverOptions(
        conditionNames,
        mainFields,
        aliasFields,
        extensions,
        tsconfig,
        alias,
        fallback,
        extensionAlias,
        directories);
  }

  /** What bundlers for the browser do. */
  public static ResolverOptions browser(Mode mode) {
    return new ResolverOptions(
        List.of("browser", "module", mode.label(), "default"),
        List.of("browser", "module", "main"),
        List.of("browser"),
        List.of(".tsx", ".ts", ".jsx", ".js", ".css", ".json"));
  }
}
