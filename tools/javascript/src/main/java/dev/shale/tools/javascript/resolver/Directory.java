package dev.shale.tools.javascript.resolver;

import dev.shale.engine.facts.AskedNames;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Settings;
import dev.shale.tools.javascript.resolver.manifest.PackageJson;
import dev.shale.tools.javascript.resolver.manifest.SideEffects;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.request.Syntax;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A real directory and what is known about it.
 *
 * <p>Answers are kept per directory: those about its own files under their name, those about
 * packages under the whole request. Either may depend on the syntax of the request, because a
 * {@code browser} map can lead from a file to a package. Thread-safe; lazy fields may be computed
 * twice, with the same result.
 */
final class Directory implements Entry {
  /** As many misses cost what the list of a small directory does. */
  private static final int MISSES_BEFORE_LIST = 4;

  static final String NODE_MODULES = Requests.NODE_MODULES;

  private final FileTree tree;
  private final @Nullable Directory parent;
  private final String path;
  private final String name;
  private final boolean inNodeModules;
  private final AskedNames asked;
  private final ConcurrentHashMap<String, Entry> children = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Resolved> importedFiles = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Resolved> requiredFiles = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Resolved> importedPackages = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Resolved> requiredPackages = new ConcurrentHashMap<>();
  private volatile @Nullable PackageJson packageJson;
  private volatile @Nullable TsConfig tsConfig;
  private volatile @Nullable Set<String> names;

  /** Counts for speed alone: threads may lose some of each other's. */
  private int misses;

  /** A bit for each name that was asked for in vain; several names share one. */
  private long missed;

  /**
   * @param path real, without a slash at the end: empty for the root
   */
  Directory(FileTree tree, @Nullable Directory parent, String path, String name) {
    this.tree = tree;
    this.parent = parent;
    this.path = path;
    this.name = name;
    asked = tree.asked(path);
    inNodeModules = isNodeModules() || (parent != null && parent.inNodeModules);
  }

  /** The directory above; null for the root. */
  @Nullable Directory parent() {
    return parent;
  }

  /** The real path, without a slash at the end: empty for the root. */
  String path() {
    return path;
  }

  /** The path for people. */
  String label() {
    return path.isEmpty() ? "/" : path;
  }

  String pathOf(String file) {
    // No "+": its bootstrap costs a cold start milliseconds.
    return path.concat("/").concat(file);
  }

  boolean isNodeModules() {
    return isNamed(NODE_MODULES);
  }

  boolean isNamed(String other) {
    return name.equals(other);
  }

  /** Whether files here belong to an installed package. */
  boolean inNodeModules() {
    return inNodeModules;
  }

  /** What a name is; remembered, for names that are likely to be asked for again. */
  Entry child(String child) {
    Entry known = children.get(child);
    if (known == null) {
      known = child.equals(NODE_MODULES) ? guess(child) : tree.look(this, child);
      children.put(child, known);
    }
    return known;
  }

  /** What a name is; not remembered, for files whose answer is. */
  Entry look(String child) {
    Entry entry = tree.look(this, child);
    if (entry == Entry.Absent.ABSENT) {
      miss(child);
    }
    return entry;
  }

  /**
   * What a name is that probably does not exist; what is broken is absent. After a few misses the
   * directory is listed, so that the next ones cost no call to the system: with or without the list
   * the answer is the same.
   */
  Entry guess(String child) {
    Set<String> list = names;
    if (list == null && misses >= MISSES_BEFORE_LIST) {
      list = listed();
    }
    if (list != null) {
      if (!list.contains(child)) {
        return missed(child);
      }
    } else if (!tree.exists(this, child)) {
      misses++;
      miss(child);
      return Entry.Absent.ABSENT;
    }
    Entry entry = tree.look(this, child);
    return entry instanceof Entry.Broken ? Entry.Absent.ABSENT : entry;
  }

  private @Nullable Set<String> listed() {
    Set<String> list = tree.list(this);
    names = list;
    misses = list == null ? Integer.MIN_VALUE : 0;
    return list;
  }

  /**
   * What the name of a settings file is, which may be a link to nothing: outside of packages that
   * is something to be said. Only a list tells it from nothing at no cost.
   */
  Entry settings(String child) {
    return inNodeModules ? guess(child) : told(child);
  }

  /** What a name is that probably does not exist, by the list; what is broken is told. */
  Entry told(String child) {
    Set<String> list = names;
    if (list == null && misses >= 0) {
      list = listed();
    }
    if (list == null) {
      return look(child);
    }
    return list.contains(child) ? tree.look(this, child) : missed(child);
  }

  private Entry missed(String child) {
    misses++;
    miss(child);
    asked.add(child, AskedNames.Answer.NOTHING);
    return Entry.Absent.ABSENT;
  }

  /**
   * Whether a name may have been asked for in vain, so that answers may change when something gets
   * it. Never false for one that was; true for one in 64 or more of the others, because noting the
   * names themselves would slow every miss down. To be asked when the build is done.
   */
  boolean isMissed(String child) {
    return (missed & bit(child)) != 0 || children.get(child) == Entry.Absent.ABSENT;
  }

  private void miss(String child) {
    long bit = bit(child);
    if ((missed & bit) == 0) {
      synchronized (this) {
        missed |= bit;
      }
    }
  }

  private static long bit(String name) {
    int hash = name.hashCode();
    return 1L << (hash ^ hash >>> 6 ^ hash >>> 12);
  }

  /** What is told each name that this is asked for. */
  AskedNames asked() {
    return asked;
  }

  /** The names here; null where they cannot be listed. Not remembered. */
  @Nullable Set<String> list() {
    missed = -1;
    Set<String> list = tree.list(this);
    asked.addAll(list);
    return list;
  }

  /** Answers about files here, by name; the answer for the directory itself is under "". */
  ConcurrentHashMap<String, Resolved> files(Syntax syntax) {
    return syntax == Syntax.IMPORT ? importedFiles : requiredFiles;
  }

  /** Answers to requests for packages from files here. */
  ConcurrentHashMap<String, Resolved> packages(Syntax syntax) {
    return syntax == Syntax.IMPORT ? importedPackages : requiredPackages;
  }

  /** The package.json in this very directory, or {@link PackageJson#NONE}. */
  PackageJson packageJson() {
    PackageJson known = packageJson;
    if (known == null) {
      known = tree.readPackageJson(this);
      packageJson = known;
    }
    return known;
  }

  /** The tsconfig.json that holds here: the nearest one upwards, or {@link TsConfig#NONE}. */
  TsConfig tsConfig() {
    TsConfig known = tsConfig;
    if (known == null) {
      known = tree.tsConfigs().nearest(this);
      tsConfig = known;
    }
    return known;
  }

  /** The nearest directory with a package.json, upwards; null where there is none. */
  @Nullable Directory packageDirectory() {
    Directory directory = this;
    while (directory != null && !directory.isNodeModules()) {
      if (directory.packageJson().exists()) {
        return directory;
      }
      directory = directory.parent;
    }
    return null;
  }

  /**
   * The directory whose package.json says which files have effects: the nearest one; in installed
   * packages, one without a name that says nothing of them is passed over, such as {@code {"type":
   * "module"}} in an {@code esm} directory.
   */
  @Nullable Directory effectsDirectory() {
    Directory directory = this;
    while (directory != null && !directory.isNodeModules()) {
      PackageJson found = directory.packageJson();
      boolean says =
          !inNodeModules() || !found.name().isEmpty() || found.sideEffects() != SideEffects.UNKNOWN;
      if (found.exists() && says) {
        return directory;
      }
      directory = directory.parent;
    }
    return null;
  }

  /**
   * The nearest directory whose package.json has a {@code browser} map, up to the border of the
   * package. A package.json without one in between, such as {@code {"type": "module"}} in an {@code
   * esm} directory, does not hide it.
   */
  @Nullable Directory browserDirectory() {
    Directory directory = this;
    while (directory != null && !directory.isNodeModules()) {
      if (!directory.packageJson().browserMap().isEmpty()) {
        return directory;
      }
      directory = directory.parent;
    }
    return null;
  }

  /** The answer for a file in this directory. */
  Resolved resolved(String file) {
    Directory scope = packageDirectory();
    if (scope != null && scope.packageJson().isBroken()) {
      String problem = scope.packageJson().problem();
      return Resolved.doubtful(pathOf(file), "The package.json above it is broken: " + problem);
    }
    String path = pathOf(file);
    boolean isEsmPackage = scope != null && scope.packageJson().isModule();
    if (inNodeModules()) {
      return Resolved.file(path, SourceSettings.ofPackage(isEsmPackage));
    }
    TsConfig exception = tree.tsConfigs().exception(this, path);
    TsConfig config = exception == null ? tsConfig() : exception;
    Settings settings = isTypeScript(path) ? config.settings() : Settings.NONE;
    Resolved answer = Resolved.file(path, SourceSettings.withEsmPackage(settings, isEsmPackage));
    List<Diagnostic> warnings = packageWarnings(scope);
    return warnings.isEmpty() && config.warnings().isEmpty()
        ? answer
        : answer.withWarnings(joined(warnings, config.warnings()));
  }

  /** Of what is passed over on the way to the package.json that holds, and of that one. */
  private List<Diagnostic> packageWarnings(@Nullable Directory scope) {
    List<Diagnostic> all = List.of();
    for (Directory level = this; level != null; level = level == scope ? null : level.parent) {
      List<Diagnostic> warnings = level.packageJson().warnings();
      if (!warnings.isEmpty()) {
        all = all.isEmpty() ? warnings : joined(warnings, all);
      }
    }
    return all;
  }

  private static List<Diagnostic> joined(List<Diagnostic> one, List<Diagnostic> other) {
    List<Diagnostic> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static boolean isTypeScript(String path) {
    return path.endsWith("ts") || path.endsWith("tsx");
  }

  @Override
  public String toString() {
    return label();
  }
}
