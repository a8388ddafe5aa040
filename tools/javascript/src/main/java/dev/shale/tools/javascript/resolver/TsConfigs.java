package dev.shale.tools.javascript.resolver;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tsconfig.json files of a build, each read once. Thread-safe; two threads may read the same
 * file, with the same result.
 */
final class TsConfigs {
  private static final String NAME = "tsconfig.json";
  private static final String JAVASCRIPT_NAME = "jsconfig.json";

  /** What the compiler takes to hold where an {@code exports} map leads to a tsconfig.json. */
  private static final Set<String> CONDITIONS = Set.of("require", "types", "node");

  private final FileTree tree;
  private final String explicit;
  private final ConcurrentHashMap<String, TsConfig> configs = new ConcurrentHashMap<>();

  /**
   * @param explicit the absolute path of the file that holds everywhere; empty for the nearest ones
   */
  TsConfigs(FileTree tree, String explicit) {
    this.tree = tree;
    this.explicit = explicit;
  }

  /** What holds for the files of a directory, which remembers it. Packages have none. */
  TsConfig nearest(Directory directory) {
    if (directory.inNodeModules()) {
      return TsConfig.NONE;
    }
    if (!explicit.isEmpty()) {
      return config(explicit);
    }
    if (directory.guess(NAME) instanceof Entry.RegularFile) {
      return config(directory.pathOf(NAME));
    }
    if (directory.guess(JAVASCRIPT_NAME) instanceof Entry.RegularFile) {
      return config(directory.pathOf(JAVASCRIPT_NAME));
    }
    Directory parent = directory.parent();
    return parent == null ? TsConfig.NONE : parent.tsConfig();
  }

  /**
   * The project of a file, where it is not its directory's: the file is in none of the sources of
   * that one, and in those of a project that it refers to. Null for the directory's.
   */
  @Nullable TsConfig exception(Directory directory, String path) {
    TsConfig nearest = directory.tsConfig();
    if (!nearest.isSolution() || nearest.sources().contains(path)) {
      return null;
    }
    TsConfig referenced = referenced(nearest, path, new HashSet<>());
    return referenced != null || nearest.leads() ? referenced : broken(nearest.references());
  }

  /** A project that cannot be read might have the file. */
  private @Nullable TsConfig broken(List<String> references) {
    for (String reference : references) {
      TsConfig project = config(reference);
      if (project.isBroken()) {
        return project;
      }
    }
    return null;
  }

  private @Nullable TsConfig referenced(TsConfig solution, String path, Set<String> seen) {
    for (String reference : solution.references()) {
      if (!seen.add(reference)) {
        continue;
      }
      TsConfig project = config(reference);
      TsConfig found = project.sources().contains(path) ? project : referenced(project, path, seen);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private TsConfig config(String path) {
    TsConfig known = configs.get(path);
    if (known == null) {
      known = new Chain(path).read();
      configs.put(path, known);
    }
    return known;
  }

  /** A file and all that it extends. */
  private final class Chain {
    private final TsConfigMerger merger;
    private final String path;

    /** The files from the one in use to the one that is being read. */
    private final List<String> open = new ArrayList<>();

    private String problem = "";

    Chain(String path) {
      this.path = path;
      merger = new TsConfigMerger(path, path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    TsConfig read() {
      TsConfigFile file = file(path);
      if (!file.problem().isEmpty()) {
        return TsConfig.broken(path, file.problem());
      }
      apply(file);
      return merger.result(file, problem);
    }

    private void apply(TsConfigFile file) {
      report(file.problem());
      open.add(file.path());
      for (TsConfigFile.Base base : file.bases()) {
        String extended = extended(file, base.value());
        if (extended == null) {
          report(base.place() + ": it extends \"" + base.value() + "\", which does not exist");
        } else if (open.contains(extended)) {
          report(base.place() + ": it extends itself: " + circle(extended));
        } else {
          apply(file(extended));
        }
      }
      open.removeLast();
      merger.apply(file);
    }

    private String circle(String extended) {
      List<String> files = new ArrayList<>(open.subList(open.indexOf(extended), open.size()));
      files.add(extended);
      return String.join(" -> ", files);
    }

    /** The first problem counts: others are often its consequence. */
    private void report(String found) {
      problem = problem.isEmpty() ? found : problem;
    }
  }

  private TsConfigFile file(String path) {
    try {
      return TsConfigReader.read(path, tree.read(path));
    } catch (NoSuchFileException e) {
      existing(path, ""); // For those who want to know when it appears.
      return TsConfigFile.broken(path, "there is no file " + path);
    } catch (IOException e) {
      return TsConfigFile.broken(path, FileTree.reason(path, e));
    }
  }

  /** The path of a file that is extended; null where there is none. */
  private @Nullable String extended(TsConfigFile from, String value) {
    if (value.isEmpty()) {
      return null;
    }
    if (value.equals(".") || value.equals("..")) {
      return existing(Requests.absolute(from.directory(), value), "/".concat(NAME));
    }
    if (value.startsWith("/") || Requests.isRelative(value)) {
      String path = Requests.absolute(from.directory(), value);
      String exact = existing(path, "");
      return exact != null || path.endsWith(".json") ? exact : existing(path, ".json");
    }
    Directory directory = tree.directory(from.directory());
    return value.charAt(0) == '#' ? internal(directory, value) : installed(directory, value);
  }

  /** The {@code imports} of the package.json above lead to a file or to a package. */
  private @Nullable String internal(Directory from, String request) {
    Directory scope = from.packageDirectory();
    TargetMap imports = scope == null ? null : scope.packageJson().imports();
    if (scope == null || imports == null) {
      return null;
    }
    String target = imports.match(request, CONDITIONS).target();
    return target.startsWith("./")
        ? existing(Requests.absolute(scope.path(), target), "")
        : installed(scope, target);
  }

  private @Nullable String existing(String path, String suffix) {
    String file = path.concat(suffix);
    int slash = file.lastIndexOf('/');
    Directory directory = tree.directory(file.substring(0, slash));
    return directory.look(file.substring(slash + 1)) instanceof Entry.RegularFile ? file : null;
  }

  private @Nullable String installed(Directory from, String request) {
    int nameEnd = request.isEmpty() ? Requests.NONE : Requests.packageNameEnd(request);
    if (nameEnd == Requests.NONE) {
      return null;
    }
    String name = request.substring(0, nameEnd);
    String subpath = request.substring(nameEnd);
    for (Directory level = from; level != null; level = level.parent()) {
      if (!level.isNodeModules()
          && level.child(Directory.NODE_MODULES) instanceof Directory modules
          && PackageLocator.entry(modules, name) instanceof Directory directory) {
        String found = inPackage(directory, subpath);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable String inPackage(Directory directory, String subpath) {
    PackageJson packageJson = directory.packageJson();
    TargetMap exports = packageJson.exports();
    if (exports != null) {
      String target = exports.match(".".concat(subpath), CONDITIONS).target();
      String found =
          target.isEmpty() ? null : existing(Requests.absolute(directory.path(), target), "");
      if (found != null) {
        return found;
      }
    }
    if (subpath.isEmpty() && !packageJson.tsconfig().isEmpty()) {
      String path = Requests.absolute(directory.path(), packageJson.tsconfig());
      String found = fileOrDirectory(path);
      if (found != null) {
        return found;
      }
    }
    return fileOrDirectory(directory.path().concat(subpath));
  }

  private @Nullable String fileOrDirectory(String path) {
    String found = existing(path, "");
    found = found != null || path.endsWith(".json") ? found : existing(path, ".json");
    return found != null ? found : existing(path, "/".concat(NAME));
  }
}
