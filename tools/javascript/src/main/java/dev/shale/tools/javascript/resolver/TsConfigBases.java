package dev.shale.tools.javascript.resolver;

import dev.shale.tools.javascript.resolver.manifest.PackageJson;
import dev.shale.tools.javascript.resolver.manifest.TargetMap;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfigFile;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the files that a tsconfig.json extends, as the TypeScript compiler does. */
final class TsConfigBases {
  /** What the compiler takes to hold where an {@code exports} map leads to a tsconfig.json. */
  private static final Set<String> CONDITIONS = Set.of("require", "types", "node");

  private final FileTree tree;

  TsConfigBases(FileTree tree) {
    this.tree = tree;
  }

  /** The path of a file that is extended; null where there is none. */
  @Nullable String extended(TsConfigFile from, String value) {
    if (value.isEmpty()) {
      return null;
    }
    if (value.equals(".") || value.equals("..")) {
      return existing(Requests.absolute(from.directory(), value), "/".concat(TsConfigs.NAME));
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

  @Nullable String existing(String path, String suffix) {
    String file = path.concat(suffix);
    return look(file) instanceof Entry.RegularFile ? file : null;
  }

  boolean isAbsent(String path) {
    return look(path) == Entry.Absent.ABSENT;
  }

  private Entry look(String file) {
    int slash = file.lastIndexOf('/');
    return tree.directory(file.substring(0, slash)).look(file.substring(slash + 1));
  }

  /** What is wrong with a value that leads to no file, as the end of a sentence about it. */
  String failure(TsConfigFile from, String value) {
    if (value.startsWith("/") || Requests.isRelative(value)) {
      String path = Requests.absolute(from.directory(), value);
      String named = path.endsWith(".json") || look(path) instanceof Entry.Broken ? path : "";
      String file = named.isEmpty() ? path.concat(".json") : named;
      Entry entry = look(file);
      if (entry != Entry.Absent.ABSENT) {
        return ", but " + FileTree.whatElse(file, entry);
      }
    }
    return ", which does not exist";
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
    return fileOrDirectory(directory.path().concat(subpath));
  }

  private @Nullable String fileOrDirectory(String path) {
    String found = file(path);
    if (found != null) {
      return found;
    }
    String field = tree.directory(path).packageJson().tsconfig();
    if (!field.isEmpty()) {
      String named = Requests.absolute(path, field);
      found = file(named);
      found = found != null ? found : existing(named, "/".concat(TsConfigs.NAME));
    }
    return found != null ? found : existing(path, "/".concat(TsConfigs.NAME));
  }

  /** To the compiler even what ends in ".json" may lack another one. */
  private @Nullable String file(String path) {
    String found = existing(path, "");
    return found != null ? found : existing(path, ".json");
  }
}
