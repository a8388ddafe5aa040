package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.tools.javascript.resolver.request.Aliases;
import dev.shale.tools.javascript.resolver.request.BoundedExpression;
import dev.shale.tools.javascript.resolver.request.ContextPattern;
import dev.shale.tools.javascript.resolver.request.Exceptions;
import dev.shale.tools.javascript.resolver.request.PathPatterns;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.request.Syntax;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that a pattern means. The part before the first star is a folder, which is found
 * as a request would be; links to other folders, {@code node_modules} and what begins with a dot
 * are left out below it. Thread-safe.
 */
final class Contexts {
  private static final int MOST_ALIASES = 4;

  /** A letter that is no star: what is behind a pattern's folder does not matter. */
  private static final String ANY = "x";

  private final Rules rules;
  private final FileTree tree;
  private final FileLocator files;
  private final FileLocator.Packages packages;

  Contexts(Rules rules, FileTree tree, FileLocator files, FileLocator.Packages packages) {
    this.rules = rules;
    this.tree = tree;
    this.files = files;
    this.packages = packages;
  }

  /**
   * Finds what fits.
   *
   * @param path of the file that asks
   * @param from its directory
   * @param config holds for it
   * @return none where the pattern is not followed
   */
  List<Resolved> find(
      String path,
      Directory from,
      TsConfig config,
      String text,
      List<String> exceptions,
      boolean isGlob,
      Syntax syntax) {
    ContextPattern pattern = ContextPattern.of(text, isGlob);
    Directory folder = pattern == null ? null : folder(from, config, pattern.folder(), 0);
    if (pattern == null || folder == null) {
      return List.of();
    }
    Exceptions without = new Exceptions(from.path(), exceptions);
    ContextWalk walk = new ContextWalk(pattern, rules.extensions(), without, path);
    try {
      if (!walk.into(folder, "", 0)) {
        return List.of();
      }
    } catch (BoundedExpression.Exceeded tooLong) {
      return List.of();
    }
    return walk.found((directory, name) -> file(directory, name, syntax));
  }

  private @Nullable Resolved file(Directory directory, String name, Syntax syntax) {
    Resolved answer = files.locate(directory, "./".concat(name), syntax, packages);
    return answer.status() == Status.FILE ? answer : null;
  }

  private @Nullable Directory folder(Directory from, TsConfig config, String folder, int depth) {
    Aliases.Fit alias = depth > MOST_ALIASES ? null : rules.aliases().fit(folder);
    if (alias != null) {
      for (String other : alias.requests()) {
        Directory found = folder(from, config, other, depth + 1);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (Requests.isRelative(folder)) {
      return walk(from, folder);
    }
    Directory mapped = mapped(config, folder);
    if (mapped != null) {
      return mapped;
    }
    if (folder.startsWith("/")) {
      return fromRoot(from, folder);
    }
    return folder.startsWith("#") ? null : ofPackage(from, folder);
  }

  private @Nullable Directory mapped(TsConfig config, String folder) {
    PathPatterns.Fit fit = config.paths().fit(folder.concat(ANY));
    if (fit != null) {
      for (String path : fit.paths()) {
        int slash = path.lastIndexOf('/');
        Directory found =
            path.endsWith(ANY) ? walk(tree.root(), path.substring(0, slash + 1)) : null;
        if (found != null) {
          return found;
        }
      }
    }
    return config.baseUrl().isEmpty()
        ? null
        : walk(tree.root(), config.baseUrl().concat("/").concat(folder));
  }

  /** Below what a server has as its root: a root of the options, or the package. */
  private @Nullable Directory fromRoot(Directory from, String folder) {
    for (String root : rules.lookup().roots()) {
      Directory found = walk(tree.directory(root), folder);
      if (found != null) {
        return found;
      }
    }
    Directory scope = from.packageDirectory();
    Directory own = scope == null ? null : walk(scope, folder);
    // Many a root of a path is the file system's, which is written down by tools.
    return own != null || scope == null || !folder.startsWith(scope.path().concat("/"))
        ? own
        : walk(tree.root(), folder);
  }

  private @Nullable Directory ofPackage(Directory from, String folder) {
    int nameEnd = Requests.packageNameEnd(folder);
    if (nameEnd == Requests.NONE || nameEnd == 0) {
      return null;
    }
    String name = folder.substring(0, nameEnd);
    String below = folder.substring(nameEnd);
    for (Directory level = from; level != null; level = level.parent()) {
      if (!level.isNodeModules()
          && level.child(Directory.NODE_MODULES) instanceof Directory modules
          && PackageLocator.entry(modules, name) instanceof Directory installed) {
        return walk(installed, below);
      }
    }
    String member = rules.lookup().members().directory(name);
    return member == null ? null : walk(tree.directory(member), below);
  }

  private static @Nullable Directory walk(Directory base, String folder) {
    return Walk.to(base, folder, folder.length()) instanceof Directory found ? found : null;
  }

  /** The names in a directory, in their order; null where they cannot be listed. */
  static String @Nullable [] names(Directory directory) {
    Set<String> names = directory.list();
    if (names == null) {
      return null;
    }
    String[] sorted = names.toArray(new String[0]);
    Arrays.sort(sorted);
    return sorted;
  }
}
