package dev.shale.tools.javascript.resolver;

import dev.shale.engine.build.SourceSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies a chain of tsconfig.json files, the weakest first. For one use.
 *
 * <p>A relative path means a place beside the file that it is written in; {@code ${configDir}}
 * means the directory of the file that is in use, whoever writes it.
 */
final class TsConfigMerger {
  private static final String CONFIG_DIR = "${configDir}";

  private static final String STRICT_NULLS = "strictNullChecks";

  /** What no project means unless it says so. */
  private static final List<String> NOT_SOURCES =
      List.of("node_modules", "bower_components", "jspm_packages");

  private final String path;
  private final String configDirectory;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private String baseUrl = "";
  private Map<String, List<String>> paths = Map.of();
  private String pathsDirectory = "";
  private List<String> files = List.of();
  private List<String> include = List.of();
  private List<String> exclude;
  private List<String> rootDirs = List.of();
  private List<String> moduleSuffixes = List.of();
  private List<String> customConditions = List.of();
  private boolean namesSources;

  /**
   * @param path of the file that is in use
   */
  TsConfigMerger(String path, String configDirectory) {
    this.path = path;
    this.configDirectory = configDirectory;
    exclude = absolute(configDirectory, NOT_SOURCES);
  }

  /** Applies a file on top of what was applied before. */
  void apply(TsConfigFile file) {
    String directory = file.directory();
    if (file.baseUrl() != null) {
      baseUrl = file.baseUrl().isEmpty() ? "" : absolute(directory, file.baseUrl());
    }
    if (file.paths() != null) {
      paths = file.paths();
      pathsDirectory = directory;
    }
    if (file.files() != null) {
      files = absolute(directory, file.files());
    }
    if (file.include() != null) {
      include = absolute(directory, file.include());
    }
    if (file.exclude() != null) {
      exclude = absolute(directory, file.exclude());
    }
    if (file.rootDirs() != null) {
      rootDirs = absolute(directory, file.rootDirs());
    }
    if (file.moduleSuffixes() != null) {
      moduleSuffixes = file.moduleSuffixes();
    }
    if (file.customConditions() != null) {
      customConditions = file.customConditions();
    }
    namesSources |= file.files() != null || file.include() != null;
    settings.putAll(file.settings());
    settings.values().removeIf(String::isEmpty);
  }

  /**
   * The result.
   *
   * @param last the file in use: only its own references count
   */
  TsConfig result(TsConfigFile last, String problem) {
    List<String> references = new ArrayList<>(last.references().size());
    for (String reference : last.references()) {
      String file = absolute(last.directory(), reference);
      references.add(file.endsWith(".json") ? file : file.concat("/tsconfig.json"));
    }
    List<String> sources = namesSources ? include : List.of(configDirectory.concat("/**/*"));
    return new TsConfig(
        path,
        problem,
        baseUrl,
        patterns(),
        new SourceSet(files, sources, exclude),
        List.copyOf(references),
        rootDirs,
        moduleSuffixes,
        customConditions,
        sourceSettings());
  }

  private SourceSettings sourceSettings() {
    if (settings.isEmpty()) {
      return SourceSettings.USUAL;
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
    return new SourceSettings(
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
    if (paths.isEmpty()) {
      return PathPatterns.NONE;
    }
    // A baseUrl moves the paths of a file that was extended, too.
    String directory = baseUrl.isEmpty() ? pathsDirectory : baseUrl;
    List<List<String>> targets = new ArrayList<>(paths.size());
    for (List<String> written : paths.values()) {
      targets.add(absolute(directory, written));
    }
    return new PathPatterns(List.copyOf(paths.keySet()), List.copyOf(targets));
  }

  private List<String> absolute(String directory, List<String> written) {
    List<String> absolute = new ArrayList<>(written.size());
    for (String path : written) {
      absolute.add(absolute(directory, path));
    }
    return List.copyOf(absolute);
  }

  private String absolute(String directory, String written) {
    return written.startsWith(CONFIG_DIR)
        ? Requests.absolute(configDirectory, ".".concat(written.substring(CONFIG_DIR.length())))
        : Requests.absolute(directory, written);
  }
}
