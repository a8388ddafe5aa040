package dev.shale.tools.javascript.resolver.tsconfig;

import dev.shale.engine.language.Diagnostic;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tsconfig.json as it is written, before what it extends is applied. Immutable; a field of a
 * wrong type is as if it were absent. Null is a field that is absent, and inherited; one that is
 * written as {@code null} is empty, and so is not inherited.
 *
 * @param path absolute
 * @param problem why it cannot be read; null for a file that can
 * @param warnings what is of no use in it
 * @param bases what it extends, the weakest first
 */
public record TsConfigFile(
    String path,
    @Nullable Diagnostic problem,
    List<Diagnostic> warnings,
    List<Place> bases,
    @Nullable String baseUrl,
    @Nullable Map<String, List<String>> paths,
    @Nullable List<String> files,
    @Nullable List<String> include,
    @Nullable List<String> exclude,
    @Nullable List<String> rootDirs,
    @Nullable List<String> moduleSuffixes,
    @Nullable List<String> customConditions,
    @Nullable String rootDir,
    @Nullable String outDir,
    List<Place> references,
    Map<String, String> settings) {

  /** A path that is written in the file, and where. */
  public record Place(String value, int line, int column) {}

  public static TsConfigFile broken(String path, Diagnostic problem) {
    return new TsConfigFile(
        path, problem, List.of(), List.of(), null, null, null, null, null, null, null, null, null,
        null, List.of(), Map.of());
  }

  public String directory() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
