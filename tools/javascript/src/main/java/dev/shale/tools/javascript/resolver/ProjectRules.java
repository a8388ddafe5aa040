package dev.shale.tools.javascript.resolver;

import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.language.Resolver;
import dev.shale.tools.javascript.resolver.manifest.PackageJson;
import dev.shale.tools.javascript.resolver.request.StyleLanguage;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the files of settings of a project say about where requests lead, those of installed
 * packages aside. They are read anew for each change, so this is for one.
 */
final class ProjectRules {
  private static final Resolver.Concern ALL = (from, request, kind) -> true;
  private static final boolean IS_LINUX = System.getProperty("os.name", "").equals("Linux");
  private static final String PACKAGE_JSON = "/package.json";

  /** As many names are looked at in directories that came. */
  private static final int MOST_NAMES = 1000;

  /** What no tsconfig.json is called, or extends. */
  private static final Set<String> PLAIN =
      Set.of(
          "ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs", "vue", "svelte", "astro", "css",
          "scss", "sass", "less", "styl", "html", "htm", "md", "mdx", "txt", "svg", "png", "jpg",
          "jpeg", "gif", "webp", "avif", "ico", "woff", "woff2", "graphql", "snap", "map");

  private final List<TsConfig> configs = new ArrayList<>();
  private final Map<String, List<String>> packages = new HashMap<>();
  private boolean leads;
  private boolean hasFarSources;

  private ProjectRules() {}

  /** Which requests some changes concern. */
  static Resolver.Concern concern(Rules rules, ChangedPaths changes) {
    // Elsewhere a file may have other names than its own, in capitals or with composed accents.
    boolean isUsual = IS_LINUX && rules.lookup().modules().equals(List.of(Directory.NODE_MODULES));
    if (!isUsual || !arePlain(changes)) {
      return ALL;
    }
    ProjectRules project = read(rules, changes.settings());
    return project == null ? ALL : new ConcernedRequests(rules, project, changes);
  }

  /** Whether all that changed are sources and the like, and no files of installed packages. */
  private static boolean arePlain(ChangedPaths changes) {
    for (String path : changes.paths()) {
      if (isInstalled(path)) {
        return false;
      }
      Path file = Path.of(path);
      boolean isDirectory = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
      boolean isNamedPlain = (changes.isFolder(path) && !path.endsWith(".json")) || isPlain(path);
      if (!isNamedPlain || (isDirectory && !hasPlainFiles(file))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInstalled(String path) {
    return path.concat("/").contains("/node_modules/");
  }

  private static boolean isPlain(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.charAt(0) != '.' && PLAIN.contains(name.substring(dot + 1));
  }

  private static boolean hasPlainFiles(Path directory) {
    try (Stream<Path> below = Files.walk(directory)) {
      int left = MOST_NAMES;
      for (Path path : (Iterable<Path>) below::iterator) {
        boolean isGood =
            Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                ? !isInstalled(path.toString()) && !path.toString().endsWith(".json")
                : isPlain(path.toString()) && !Files.isSymbolicLink(path);
        if (!isGood || --left < 0) {
          return false;
        }
      }
      return true;
    } catch (IOException | java.io.UncheckedIOException failure) {
      return false;
    }
  }

  /** Null where files of settings have more to say than can be followed. */
  private static @Nullable ProjectRules read(Rules rules, Set<String> settings) {
    FileTree tree = new FileTree(withAllFields(rules));
    ProjectRules project = new ProjectRules();
    for (String path : settings) {
      boolean isUsual =
          path.endsWith(PACKAGE_JSON)
              ? project.add(tree, path.substring(0, path.length() - PACKAGE_JSON.length()))
              : project.add(tree.tsConfigs().config(path), settings);
      if (!isUsual) {
        return null;
      }
    }
    return project;
  }

  private static Rules withAllFields(Rules rules) {
    Set<String> fields = new LinkedHashSet<>(rules.mainFields());
    fields.addAll(rules.forTypes().mainFields());
    for (StyleLanguage language : StyleLanguage.values()) {
      fields.addAll(rules.forStyles(language).mainFields());
    }
    return Rules.of(List.of(), List.copyOf(fields), rules.aliasFields(), rules.extensions(), null);
  }

  private boolean add(FileTree tree, String directory) {
    PackageJson packageJson = tree.directory(directory).packageJson();
    if (!packageJson.name().isEmpty()) {
      packages.computeIfAbsent(packageJson.name(), name -> new ArrayList<>()).add(directory);
    }
    return !ConcernedRequests.leadsOut(packageJson);
  }

  private boolean add(TsConfig config, Set<String> settings) {
    String directory = config.path().substring(0, Math.max(0, config.path().lastIndexOf('/')));
    leads |= config.leads();
    boolean isFar =
        !config.rootDir().isEmpty()
            && !(config.rootDir().concat("/").startsWith(directory.concat("/"))
                && settings.contains(directory.concat(PACKAGE_JSON)));
    hasFarSources |= isFar;
    if (config.leads() || !config.rootDirs().isEmpty()) {
      configs.add(config);
    }
    // What is extended may come.
    return config.problem() == null;
  }

  /** The projects that say where requests lead. */
  List<TsConfig> configs() {
    return configs;
  }

  /** The directories of the packages with a name. */
  List<String> packages(String name) {
    return packages.getOrDefault(name, List.of());
  }

  /** Whether some project leads requests that are not relative. */
  boolean leads() {
    return leads;
  }

  /** Whether sources of a package may lie outside of its directory. */
  boolean hasFarSources() {
    return hasFarSources;
  }
}
