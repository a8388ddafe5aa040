package dev.shale.tools.javascript;

import java.nio.file.Path;
import java.util.List;
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
 */
public record ResolverOptions(
    List<String> conditionNames,
    List<String> mainFields,
    List<String> aliasFields,
    List<String> extensions,
    @Nullable Path tsconfig) {

  /** Keeps copies of the lists. */
  public ResolverOptions {
    conditionNames = List.copyOf(conditionNames);
    mainFields = List.copyOf(mainFields);
    aliasFields = List.copyOf(aliasFields);
    extensions = List.copyOf(extensions);
  }

  /** Options with the nearest tsconfig.json. */
  public ResolverOptions(
      List<String> conditionNames,
      List<String> mainFields,
      List<String> aliasFields,
      List<String> extensions) {
    this(conditionNames, mainFields, aliasFields, extensions, null);
  }

  /** The same options with an explicit tsconfig.json. */
  public ResolverOptions withTsconfig(Path file) {
    return new ResolverOptions(conditionNames, mainFields, aliasFields, extensions, file);
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
