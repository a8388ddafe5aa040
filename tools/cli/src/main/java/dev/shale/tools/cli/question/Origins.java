package dev.shale.tools.cli.question;

import dev.shale.engine.graph.Snapshot;
import java.util.HashSet;
import java.util.Set;

/** Whose the modules of a program are: the project's own, or those of installed packages. */
public final class Origins {
  private final Set<String> packages = new HashSet<>();
  private int ownCount;
  private int installedCount;

  private Origins() {}

  /** Counts whose the modules of a program are. */
  public static Origins of(Snapshot graph) {
    Origins origins = new Origins();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (!graph.isForTypes(module)) {
        origins.add(graph, module);
      }
    }
    return origins;
  }

  private void add(Snapshot graph, int module) {
    if (graph.isInstalled(module)) {
      installedCount++;
      packages.add(ModuleChoice.packageDirectory(graph, module));
    } else if (ModuleChoice.isOwnFile(graph, module)) {
      ownCount++;
    }
  }

  /** Files of the project, those of the packages of its workspace included. */
  public int ownCount() {
    return ownCount;
  }

  /** Files of installed packages. */
  public int installedCount() {
    return installedCount;
  }

  /** Installed packages with a module; one that is there twice counts twice. */
  public int packageCount() {
    return packages.size();
  }
}
