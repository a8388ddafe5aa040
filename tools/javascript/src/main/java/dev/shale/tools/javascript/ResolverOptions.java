package dev.shale.tools.javascript;

import java.util.List;

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
 */
public record ResolverOptions(
    List<String> conditionNames,
    List<String> mainFields,
    List<String> aliasFields,
    List<String> extensions) {

  /** Keeps copies of the lists. */
  public ResolverOptions {
    conditionNames = List.copyOf(conditionNames);
    mainFields = List.copyOf(mainFields);
    aliasFields = List.copyOf(aliasFields);
    extensions = List.copyOf(extensions);
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
