package dev.shale.tools.javascript.resolver;

import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.tools.javascript.resolver.manifest.PackageJson;
import dev.shale.tools.javascript.resolver.request.Aliases;
import dev.shale.tools.javascript.resolver.request.ChangedNames;
import dev.shale.tools.javascript.resolver.request.Declarations;
import dev.shale.tools.javascript.resolver.request.ImportMap;
import dev.shale.tools.javascript.resolver.request.PathChanges;
import dev.shale.tools.javascript.resolver.request.PathPatterns;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.request.StyleLanguage;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which requests changes of plain files concern, by what a request may ask for: the file beside the
 * one that asks, what aliases and tsconfig.json make of it, and the package of its name. Whatever
 * else there is makes {@link ProjectRules} say that all are concerned. Asks no file system.
 *
 * <p>A rule of {@link RequestResolver} that leads somewhere else needs its counterpart here.
 */
final class ConcernedRequests implements Resolver.Concern {
  private static final int MOST_ALIASES = 16;
  private static final String PACKAGES = "/node_modules/";

  private final Rules rules;
  private final ProjectRules project;
  private final PathChanges changes;

  /** What of the paths, by the links of installed packages, stands behind their folder. */
  private final List<String> linked = new ArrayList<>();

  private final boolean haveTypes;
  private final ChangedNames names;

  /** Whether what a request means depends on its text and the directory of the file alone. */
  private final boolean isByName;

  ConcernedRequests(Rules rules, ProjectRules project, ChangedPaths changed) {
    this.rules = rules;
    this.project = project;
    List<String> paths = new ArrayList<>(changed.paths());
    paths.addAll(changed.linkedPaths());
    changes = new PathChanges(paths);
    boolean areTypes = project.leads() || !rules.aliases().isEmpty();
    for (String path : paths) {
      areTypes |= path.contains("/@types");
      for (int at = path.indexOf(PACKAGES); at >= 0; at = path.indexOf(PACKAGES, at + 1)) {
        linked.add(path.substring(at + PACKAGES.length()));
      }
    }
    haveTypes = areTypes;
    names = new ChangedNames(paths);
    isByName =
        changed.linkedPaths().isEmpty() && rules.lookup().importMap().isEmpty() && !hasRootDirs();
  }

  private boolean hasRootDirs() {
    for (TsConfig config : project.configs()) {
      if (!config.rootDirs().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean mayConcern(byte[] request, int length) {
    if (!isByName || length == 0 || names.mayConcern(request, length)) {
      return true;
    }
    boolean isRelative = isRelative(request, length);
    boolean isPlain = isRelative && rules.aliases().isEmpty() && rules.fallbacks().isEmpty();
    return !isPlain && mayLead(new String(request, 0, length, StandardCharsets.UTF_8), isRelative);
  }

  private static boolean isRelative(byte[] request, int length) {
    int slash = length > 1 && request[1] == '.' ? 2 : 1;
    return request[0] == '.' && length > slash && request[slash] == '/';
  }

  /** Whether an alias, a tsconfig.json or a package may lead a request to what changed. */
  private boolean mayLead(String request, boolean isRelative) {
    if (rules.aliases().fit(request) != null || rules.fallbacks().fit(request) != null) {
      return true;
    }
    String other = haveTypes ? Declarations.request(request) : "";
    return !isRelative
        && ("#/~".indexOf(request.charAt(0)) >= 0
            || request.startsWith("pkg:")
            || isLed(request)
            || isPackage(request)
            || (!other.isEmpty() && mayConcern(other)));
  }

  private boolean mayConcern(String request) {
    byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
    return mayConcern(bytes, bytes.length);
  }

  @Override
  public boolean isConcerned(Resolved from, String request, DependencyKind kind) {
    if (request.isEmpty()) {
      return false; // It is refused whatever there is.
    }
    if (!linked.isEmpty() && isInstalled(from.path())) {
      return true;
    }
    int suffix = Requests.suffixBegin(request);
    String file = suffix == Requests.NONE ? request : request.substring(0, suffix);
    if (request.indexOf('!') >= 0 || request.indexOf('\\') >= 0) {
      return true;
    }
    return isConcerned(from, request, kind, 0)
        || (suffix != Requests.NONE && isConcerned(from, file, kind, 0))
        || (haveTypes && isDeclarationConcerned(from, request, kind));
  }

  private boolean isDeclarationConcerned(Resolved from, String request, DependencyKind kind) {
    String other = Declarations.request(request);
    return !other.isEmpty() && isConcerned(from, other, kind, 0);
  }

  private boolean isConcerned(Resolved from, String request, DependencyKind kind, int depth) {
    String path = from.path();
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    boolean isRelative = Requests.isRelative(request);
    return isFile(request.charAt(0) == '/' ? request : Requests.absolute(folder, request))
        || isReplaced(rules.aliases(), from, request, kind, depth)
        || isReplaced(rules.fallbacks(), from, request, kind, depth)
        || isMapped(path, request)
        || (!isRelative && isElsewhere(path, request, kind));
  }

  /** What an alias makes of a request. */
  private boolean isReplaced(
      Aliases aliases, Resolved from, String request, DependencyKind kind, int depth) {
    Aliases.Fit fit = aliases.isEmpty() ? null : aliases.fit(request);
    if (fit == null) {
      return false;
    }
    for (String other : fit.requests()) {
      if (depth == MOST_ALIASES || other.isEmpty() || isConcerned(from, other, kind, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean isMapped(String path, String request) {
    ImportMap map = rules.lookup().importMap();
    return !map.isEmpty() && map.find(path, request) != null;
  }

  private boolean isElsewhere(String path, String request, DependencyKind kind) {
    boolean isPage = path.endsWith(".html") || path.endsWith(".htm");
    boolean isStyle =
        StyleLanguage.asks(kind) && (request.charAt(0) == '~' || request.startsWith("pkg:"));
    return switch (request.charAt(0)) {
      case '#' -> !isInstalled(path);
      case '/' -> isPage || isBelowRoot(request) || isLed(request);
      default -> isStyle || isLed(request) || isPackage(request);
    };
  }

  private boolean isBelowRoot(String request) {
    for (String root : rules.lookup().roots()) {
      if (isFile(Requests.absolute(root, request.substring(1)))) {
        return true;
      }
    }
    return false;
  }

  /** Where a tsconfig.json leads, be it one that holds for other files. */
  private boolean isLed(String request) {
    for (TsConfig config : project.configs()) {
      PathPatterns.Fit fit = config.paths().fit(request);
      if (fit != null) {
        for (String path : fit.paths()) {
          if (isFile(Requests.absolute("", path))) {
            return true;
          }
        }
      }
      if (!config.baseUrl().isEmpty() && isFile(Requests.absolute(config.baseUrl(), request))) {
        return true;
      }
    }
    return false;
  }

  private boolean isPackage(String request) {
    int nameEnd = Requests.packageNameEnd(request);
    if (nameEnd <= 0) {
      return false;
    }
    String name = request.substring(0, nameEnd);
    for (String path : linked) {
      if (isBegun(path, name) || isBegun(name, path) || path.startsWith("@types/")) {
        return true;
      }
    }
    String member = rules.lookup().members().directory(name);
    if (member != null && (project.hasFarSources() || changes.concernDirectory(member))) {
      return true;
    }
    for (String own : project.packages(name)) {
      if (project.hasFarSources() || changes.concernDirectory(own)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a path is that of a package, of one of its files, or {@code name.js}. */
  private static boolean isBegun(String path, String name) {
    boolean isLonger = path.length() > name.length();
    return path.startsWith(name)
        && (!isLonger || path.charAt(name.length()) == '/' || path.charAt(name.length()) == '.');
  }

  private boolean isFile(String path) {
    if (!linked.isEmpty() && isInstalled(path)) {
      return true;
    }
    if (changes.concern(path)) {
      return true;
    }
    for (TsConfig config : project.configs()) {
      for (String root : config.rootDirs()) {
        if (path.startsWith(root.concat("/")) && isBelowOther(config, path, root.length())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isBelowOther(TsConfig config, String path, int rootLength) {
    for (String other : config.rootDirs()) {
      if (changes.concern(other.concat(path.substring(rootLength)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInstalled(String path) {
    return path.contains(PACKAGES);
  }

  /** Whether a package.json names files that do not lie in its directory. */
  static boolean leadsOut(PackageJson packageJson) {
    for (PackageJson.MainField field : packageJson.mainFields()) {
      if (field.value().contains("..")) {
        return true;
      }
    }
    return !packageJson.browserMap().isEmpty();
  }
}
