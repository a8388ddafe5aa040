package dev.shale.tools.javascript.resolver;

import dev.shale.engine.build.SourceSettings;
import java.util.List;

/**
 * What a tsconfig.json says, with all that it extends. Immutable; paths are absolute.
 *
 * @param path of the file; empty for none
 * @param problem why it, or a file that it extends, cannot be used, with path, line and column;
 *     empty for a good one. What could be read holds all the same
 * @param baseUrl the directory that packages are looked for in before {@code node_modules}; empty
 *     for none
 * @param paths the replacements of requests
 * @param sources the files of the project
 * @param references the files of the projects it refers to, which it inherits from nobody
 * @param rootDirs directories that are as one to relative requests
 * @param moduleSuffixes tried between a file's name and its extension, in order; {@code ""} is the
 *     name itself. None means that alone
 * @param customConditions hold in {@code exports} and {@code imports} maps, beside the others
 * @param settings how to read TypeScript, for a package that is not one of ECMAScript modules
 */
record TsConfig(
    String path,
    String problem,
    String baseUrl,
    PathPatterns paths,
    SourceSet sources,
    List<String> references,
    List<String> rootDirs,
    List<String> moduleSuffixes,
    List<String> customConditions,
    SourceSettings settings) {

  /** There is no tsconfig.json. */
  static final TsConfig NONE = broken("", "");

  static TsConfig broken(String path, String problem) {
    List<String> none = List.of();
    return new TsConfig(
        path,
        problem,
        "",
        PathPatterns.NONE,
        SourceSet.NONE,
        none,
        none,
        none,
        none,
        SourceSettings.USUAL);
  }

  boolean isBroken() {
    return !problem.isEmpty();
  }

  /** Whether it says where requests lead. */
  boolean leads() {
    return !baseUrl.isEmpty() || !paths.isEmpty();
  }

  /** Whether another project may decide about some of the files below. */
  boolean isSolution() {
    return !references.isEmpty();
  }
}
