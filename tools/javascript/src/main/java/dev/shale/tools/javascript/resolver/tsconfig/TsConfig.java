package dev.shale.tools.javascript.resolver.tsconfig;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Settings;
import dev.shale.tools.javascript.resolver.request.PathPatterns;
import dev.shale.tools.javascript.resolver.request.SourceSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tsconfig.json says, with all that it extends. Immutable; paths are absolute.
 *
 * @param path of the file; empty for none
 * @param problem why it, or a file that it extends, cannot be used; null when all can. What could
 *     be read holds all the same
 * @param warnings what is to be said about it and those that it extends, the problem included
 * @param baseUrl the directory that packages are looked for in before {@code node_modules}; empty
 *     for none
 * @param paths the replacements of requests
 * @param sources the files of the project
 * @param references the projects it refers to, which it inherits from nobody
 * @param rootDirs directories that are as one to relative requests
 * @param moduleSuffixes tried between a file's name and its extension, in order; {@code ""} is the
 *     name itself. None means that alone
 * @param customConditions hold in {@code exports} and {@code imports} maps, beside the others
 * @param rootDir the directory of the sources; empty where nobody says
 * @param outDir the directory that their output goes to, in the same folders; empty where nobody
 *     says
 * @param settings how to read TypeScript, for a package that is not one of ECMAScript modules
 */
public record TsConfig(
    String path,
    @Nullable Diagnostic problem,
    List<Diagnostic> warnings,
    String baseUrl,
    PathPatterns paths,
    SourceSet sources,
    List<Reference> references,
    List<String> rootDirs,
    List<String> moduleSuffixes,
    List<String> customConditions,
    String rootDir,
    String outDir,
    Settings settings) {

  /**
   * A project that is referred to.
   *
   * @param path of its file
   * @param place where it is written
   */
  public record Reference(String path, TsConfigFile.Place place) {}

  /** There is no tsconfig.json. */
  public static final TsConfig NONE = empty("", null);

  public static TsConfig broken(String path, Diagnostic problem) {
    return empty(path, problem);
  }

  private static TsConfig empty(String path, @Nullable Diagnostic problem) {
    List<String> none = List.of();
    return new TsConfig(
        path,
        problem,
        problem == null ? List.of() : List.of(problem),
        "",
        PathPatterns.NONE,
        SourceSet.NONE,
        List.of(),
        none,
        none,
        none,
        "",
        "",
        Settings.NONE);
  }

  /** This one with a warning about what stands in its way. */
  public TsConfig withWarning(Diagnostic warning) {
    List<Diagnostic> all = new ArrayList<>(warnings);
    all.add(warning);
    return new TsConfig(
        path,
        problem,
        List.copyOf(all),
        baseUrl,
        paths,
        sources,
        references,
        rootDirs,
        moduleSuffixes,
        customConditions,
        rootDir,
        outDir,
        settings);
  }

  /** Whether it says where requests lead. */
  public boolean leads() {
    return !baseUrl.isEmpty() || !paths.isEmpty();
  }

  /** Whether another project may decide about some of the files below. */
  public boolean isSolution() {
    return !references.isEmpty();
  }
}
