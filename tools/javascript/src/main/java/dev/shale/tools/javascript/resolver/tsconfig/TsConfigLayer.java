package dev.shale.tools.javascript.resolver.tsconfig;

import dev.shale.tools.javascript.resolver.request.Requests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tsconfig.json says on top of all that it extends. Immutable; null is what nobody says.
 *
 * <p>A relative path means a place beside the file that it is written in, so paths are absolute
 * here; but for those that begin with {@code ${configDir}}, which means the directory of the file
 * that is in use, whoever writes it, and for the targets of {@code paths}, which a {@code baseUrl}
 * moves.
 *
 * @param pathsDirectory of the file that says {@code paths}
 * @param settings empty is what is taken back
 */
public record TsConfigLayer(
    @Nullable String baseUrl,
    @Nullable Map<String, List<String>> paths,
    String pathsDirectory,
    @Nullable List<String> files,
    @Nullable List<String> include,
    @Nullable List<String> exclude,
    @Nullable List<String> rootDirs,
    @Nullable List<String> moduleSuffixes,
    @Nullable List<String> customConditions,
    @Nullable String rootDir,
    @Nullable String outDir,
    Map<String, String> settings) {
  public static final String CONFIG_DIR = "${configDir}";

  public static final TsConfigLayer EMPTY =
      new TsConfigLayer(null, null, "", null, null, null, null, null, null, null, null, Map.of());

  /** What a file says by itself. */
  public static TsConfigLayer of(TsConfigFile file) {
    String directory = file.directory();
    return new TsConfigLayer(
        place(directory, file.baseUrl()),
        file.paths(),
        directory,
        absolute(directory, file.files()),
        absolute(directory, file.include()),
        absolute(directory, file.exclude()),
        absolute(directory, file.rootDirs()),
        file.moduleSuffixes(),
        file.customConditions(),
        place(directory, file.rootDir()),
        place(directory, file.outDir()),
        file.settings());
  }

  /** This layer on top of another one. */
  public TsConfigLayer over(TsConfigLayer below) {
    Map<String, String> all = new LinkedHashMap<>(below.settings);
    all.putAll(settings);
    return new TsConfigLayer(
        first(baseUrl, below.baseUrl),
        first(paths, below.paths),
        paths == null ? below.pathsDirectory : pathsDirectory,
        first(files, below.files),
        first(include, below.include),
        first(exclude, below.exclude),
        first(rootDirs, below.rootDirs),
        first(moduleSuffixes, below.moduleSuffixes),
        first(customConditions, below.customConditions),
        first(rootDir, below.rootDir),
        first(outDir, below.outDir),
        all);
  }

  private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
    return one == null ? other : one;
  }

  private static @Nullable String place(String directory, @Nullable String written) {
    return written == null || written.isEmpty() ? written : absolute(directory, written);
  }

  private static @Nullable List<String> absolute(String directory, @Nullable List<String> written) {
    if (written == null) {
      return null;
    }
    List<String> absolute = new ArrayList<>(written.size());
    for (String path : written) {
      absolute.add(absolute(directory, path));
    }
    return absolute;
  }

  private static String absolute(String directory, String written) {
    return written.startsWith(CONFIG_DIR) ? written : Requests.absolute(directory, written);
  }
}
