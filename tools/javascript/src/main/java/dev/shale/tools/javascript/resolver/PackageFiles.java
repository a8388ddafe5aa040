package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.resolver.manifest.TargetMap;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.request.Syntax;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What paths in the files of a package mean, for those who look for entries: by the same rules by
 * which requests for the package are answered. For one thread.
 */
public final class PackageFiles {
  private final Rules rules;
  private final FileTree tree;
  private final FileLocator files;
  private final OutputSources sources;

  public PackageFiles(Rules rules) {
    this.rules = rules;
    tree = new FileTree(rules);
    files = new FileLocator(rules, tree);
    sources = new OutputSources(files);
  }

  /**
   * The file that a path means, as in a main field: extensions are added, and directories have an
   * index. Unresolved where there is none, with the end of a sentence.
   *
   * @param directory real
   */
  public Resolved find(Path directory, String path) {
    Resolved found =
        files.locate(
            of(directory),
            Requests.withoutEnd(path),
            Syntax.IMPORT,
            (from, request, syntax) -> FileLocator.unresolved(request));
    return found.status() == Resolved.Status.FILE
        ? found
        : FileLocator.unresolved(found.message().isEmpty() ? "no file " + path : found.message());
  }

  /** The source that an output is made of; null where there is none. */
  public @Nullable Resolved source(Path directory, String path) {
    return sources.find(of(directory), path);
  }

  /** Whether the tsconfig.json of a directory says that a path is an output of its sources. */
  public boolean isOutput(Path directory, String path) {
    return sources.isDeclared(of(directory), path);
  }

  /** The subpaths that a package exports, in the order of its package.json. */
  public List<String> exportKeys(Path directory) {
    TargetMap exports = of(directory).packageJson().exports();
    return exports == null ? List.of() : exports.keysInOrder();
  }

  /** What an exported subpath or pattern leads to, with its star; empty for nothing. */
  public String exportTarget(Path directory, String key) {
    TargetMap exports = of(directory).packageJson().exports();
    if (exports == null) {
      return "";
    }
    String imported = exports.match(key, rules.importConditions()).target();
    return imported.isEmpty() ? exports.match(key, rules.requireConditions()).target() : imported;
  }

  private Directory of(Path directory) {
    return tree.directory(directory.toString().replace('\\', '/'));
  }
}
