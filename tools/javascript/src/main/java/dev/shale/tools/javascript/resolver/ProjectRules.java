package dev.shale.tools.javascript.resolver;

import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.language.Resolver;
import dev.shale.tools.javascript.resolver.manifest.PackageJson;
import dev.shale.tools.javascript.resolver.request.StyleLanguage;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  private final FileTree tree;
  private int namesLeft = MOST_NAMES;

  private ProjectRules(Rules rules) {
    tree = new FileTree(withAllFields(rules));
  }

  /** Which requests some changes concern. */
  static Resolver.Concern concern(Rules rules, ChangedPaths changes) {
    // Elsewhere a file may have other names than its own, in capitals or with composed accents.
    boolean isUsual = IS_LINUX && rules.lookup().modules().equals(List.of(Directory.NODE_MODULES));
    ProjectRules project = new ProjectRules(rules);
    return isUsual && project.arePlain(changes) && project.read(changes.settings())
        ? new ConcernedRequests(rules, project, changes)
        : ALL;
  }

  /** Whether all that changed are sources and the like, and no files of installed packages. */
  private boolean arePlain(ChangedPaths changes) {
    for (String path : changes.paths()) {
      boolean isNamedPlain = (changes.isFolder(path) && !path.endsWith(".json")) || isPlain(path);
      if (!isNamedPlain || isInstalled(path)) {
        return false;
      }
      int slash = path.lastIndexOf('/');
      Directory parent = tree.directory(path.substring(0, slash));
      Entry now = changes.isFolder(path) ? parent.look(path.substring(slash + 1)) : parent;
      if (now != parent && !isPlain(now, parent, path.substring(slash + 1))) {
        return false;
      }
    }
    return true;
  }

  private boolean isPlain(Entry entry, Directory parent, String name) {
    return switch (entry) {
      case Directory directory ->
          directory.path().equals(parent.pathOf(name)) && hasPlainFiles(directory);
      case Entry.RegularFile file -> file.directory() == parent && isPlain(name);
      case Entry.Absent absent -> true;
      default -> false;
    };
  }

  private boolean hasPlainFiles(Directory directory) {
    Set<String> names = directory.list();
    namesLeft -= names == null ? MOST_NAMES : names.size();
    if (directory.isNodeModules() || directory.path().endsWith(".json") || namesLeft < 0) {
      return false;
    }
    for (String name : names == null ? Set.<String>of() : names) {
      if (!isPlain(directory.look(name), directory, name)) {
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

  /** False where files of settings have more to say than can be followed. */
  private boolean read(Set<String> settings) {
    for (String path : settings) {
      boolean isUsual =
          path.endsWith(PACKAGE_JSON)
              ? add(path.substring(0, path.length() - PACKAGE_JSON.length()))
              : add(tree.tsConfigs().config(path), settings);
      if (!isUsual) {
        return false;
      }
    }
    return true;
  }

  private static Rules withAllFields(Rules rules) {
    Set<String> fields = new LinkedHashSet<>(rules.mainFields());
    fields.addAll(rules.forTypes().mainFields());
    for (StyleLanguage language : StyleLanguage.values()) {
      fields.addAll(rules.forStyles(language).mainFields());
    }
    return Rules.of(List.of(), List.copyOf(fields), rules.aliasFields(), rules.extensions(), null);
  }

  private boolean add(String directory) {
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
