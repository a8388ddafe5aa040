package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Settings;
import dev.shale.tools.javascript.resolver.request.PathPatterns;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.request.SourceSet;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfigFile;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfigLayer;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes what a tsconfig.json says with all that it extends into what holds. For one use. */
final class TsConfigMerger {
  private static final String STRICT_NULLS = "strictNullChecks";

  /** What no project means unless it says so. */
  private static final List<String> NOT_SOURCES =
      List.of("node_modules", "bower_components", "jspm_packages");

  private final String path;
  private final String configDirectory;
  private final TsConfigLayer layer;
  private final Map<String, String> settings;

  /**
   * @param path of the file that is in use
   */
  TsConfigMerger(String path, TsConfigLayer layer) {
    this.path = path;
    this.layer = layer;
    configDirectory = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    settings = new LinkedHashMap<>(layer.settings());
    settings.values().removeIf(String::isEmpty);
  }

  /**
   * The result.
   *
   * @param references of the file in use, which inherits none
   * @param problem why part of it is not known; null when all is
   * @param warnings what is of no use in it
   */
  TsConfig result(
      List<TsConfigFile.Place> references,
      @Nullable Diagnostic problem,
      List<Diagnostic> warnings) {
    List<TsConfig.Reference> projects = new ArrayList<>(references.size());
    for (TsConfigFile.Place reference : references) {
      String file = absolute(configDirectory, reference.value());
      String project = file.endsWith(".json") ? file : file.concat("/").concat(TsConfigs.NAME);
      projects.add(new TsConfig.Reference(project, reference));
    }
    boolean namesSources = layer.files() != null || layer.include() != null;
    List<String> exclude = layer.exclude() == null ? NOT_SOURCES : layer.exclude();
    return new TsConfig(
        path,
        problem,
        warnings,
        place(layer.baseUrl()),
        patterns(),
        new SourceSet(
            absolute(layer.files()),
            namesSources ? absolute(layer.include()) : List.of(configDirectory.concat("/**/*")),
            absolute(exclude)),
        List.copyOf(projects),
        absolute(layer.rootDirs()),
        orNone(layer.moduleSuffixes()),
        orNone(layer.customConditions()),
        place(layer.rootDir()),
        place(layer.outDir()),
        sourceSettings());
  }

  private static List<String> orNone(@Nullable List<String> strings) {
    return strings == null ? List.of() : strings;
  }

  private String place(@Nullable String path) {
    return path == null || path.isEmpty() ? "" : absolute(configDirectory, path);
  }

  private Settings sourceSettings() {
    if (settings.isEmpty()) {
      return Settings.NONE;
    }
    String unused = settings.getOrDefault("importsNotUsedAsValues", "remove");
    boolean isVerbatim = isTrue("verbatimModuleSyntax");
    boolean isStrict = isTrue(settings.containsKey(STRICT_NULLS) ? STRICT_NULLS : "strict");
    boolean isAutomatic = settings.getOrDefault("jsx", "").startsWith("react-jsx");
    int flags =
        flag(isVerbatim || isTrue("preserveValueImports"), SourceSettings.KEEPS_NAMES)
            | flag(isVerbatim || !"remove".equals(unused), SourceSettings.KEEPS_STATEMENTS)
            | flag(isAutomatic, SourceSettings.AUTOMATIC_JSX)
            | flag(isTrue("emitDecoratorMetadata"), SourceSettings.DECORATOR_METADATA)
            | flag(isStrict, SourceSettings.STRICT_NULLS);
    return SourceSettings.of(
        flags,
        settings.getOrDefault("jsxFactory", ""),
        settings.getOrDefault("jsxFragmentFactory", ""));
  }

  private static int flag(boolean isSet, int flag) {
    return isSet ? flag : 0;
  }

  private boolean isTrue(String name) {
    return "true".equals(settings.get(name));
  }

  private PathPatterns patterns() {
    Map<String, List<String>> paths = layer.paths();
    if (paths == null || paths.isEmpty()) {
      return PathPatterns.NONE;
    }
    // A baseUrl moves the paths of a file that was extended, too.
    String baseUrl = place(layer.baseUrl());
    String directory = baseUrl.isEmpty() ? layer.pathsDirectory() : baseUrl;
    List<List<String>> targets = new ArrayList<>(paths.size());
    for (List<String> written : paths.values()) {
      targets.add(absolute(directory, written));
    }
    return new PathPatterns(List.copyOf(paths.keySet()), List.copyOf(targets));
  }

  private List<String> absolute(@Nullable List<String> written) {
    return written == null ? List.of() : absolute(configDirectory, written);
  }

  private List<String> absolute(String directory, List<String> written) {
    List<String> absolute = new ArrayList<>(written.size());
    for (String path : written) {
      absolute.add(absolute(directory, path));
    }
    return List.copyOf(absolute);
  }

  private String absolute(String directory, String written) {
    return written.startsWith(TsConfigLayer.CONFIG_DIR)
        ? Requests.absolute(
            configDirectory, ".".concat(written.substring(TsConfigLayer.CONFIG_DIR.length())))
        : Requests.absolute(directory, written);
  }
}
