package dev.shale.tools.cli.checked;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.PathNames;
import java.nio.file.Path;

/**
 * What rules and baselines call modules: own files by their path from the directory of the
 * configuration; files of installed packages {@code node_modules/NAME/...}, wherever an installer
 * has put them; what is no file by its name.
 */
public final class ModuleNames {
  private static final String PACKAGES = "/node_modules/";

  private final Snapshot graph;
  private final PathNames names;

  ModuleNames(Snapshot graph, Path base) {
    this.graph = graph;
    names = new PathNames(graph, base);
  }

  public String of(int module) {
    if (!graph.isInstalled(module) || !graph.kind(module).isFile()) {
      return names.path(module);
    }
    String path = graph.name(graph.identifier(module));
    return path.substring(path.lastIndexOf(PACKAGES) + 1);
  }

  /** The name of a file that may be no module. */
  public String ofPath(String path) {
    return names.relative(path);
  }
}
