package dev.shale.tools.cli.question;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Cycles;
import dev.shale.tools.javascript.JavaScriptResolver;

/**
 * Which modules of a graph are shown: all, or the project's own. Own are the files that belong to
 * no installed package, and what they ask for that is no file, such as {@code node:fs}.
 */
public final class ModuleChoice {
  private static final String PACKAGES = "/node_modules/";

  private final Snapshot graph;
  private final boolean isOwn;
  private final boolean[] shown;
  private final int[] numbers;

  private ModuleChoice(Snapshot graph, boolean isOwn, boolean[] shown) {
    this.graph = graph;
    this.isOwn = isOwn;
    this.shown = shown;
    numbers = new int[shown.length];
    int count = 0;
    for (int module = 0; module < shown.length; module++) {
      numbers[module] = count;
      count += shown[module] ? 1 : 0;
    }
  }

  public static ModuleChoice of(Snapshot graph, boolean isOwn) {
    boolean[] shown = new boolean[graph.moduleCount()];
    for (int module = 0; module < shown.length; module++) {
      shown[module] = !isOwn || isOwnFile(graph, module);
    }
    if (isOwn) {
      addAskedFor(graph, shown);
    }
    return new ModuleChoice(graph, isOwn, shown);
  }

  private static void addAskedFor(Snapshot graph, boolean[] shown) {
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < shown.length; module++) {
      if (isOwnFile(graph, module)) {
        for (cursor.of(module); cursor.next(); ) {
          int target = graph.target(cursor.dependency());
          if (target != Snapshot.NO_MODULE && !graph.kind(target).isFile()) {
            shown[target] = true;
          }
        }
      }
    }
  }

  /** Whether a module is a file of the project itself. */
  public static boolean isOwnFile(Snapshot graph, int module) {
    return graph.kind(module).isFile() && !graph.isInstalled(module);
  }

  /** Whether installed packages are left out. */
  public boolean isOwn() {
    return isOwn;
  }

  public boolean has(int module) {
    return shown[module];
  }

  /** The modules that are shown, by module; not to be written. */
  boolean[] shown() {
    return shown;
  }

  /** The cycles of what exists when the program runs, among the modules that are shown. */
  public Cycles cycles() {
    return isOwn ? Cycles.among(graph, EdgeChoice.RUNTIME, shown) : Cycles.of(graph);
  }

  /** The number of a module among those that are shown. */
  public int number(int module) {
    return numbers[module];
  }

  /** The name of the installed package that a module belongs to; empty for none. */
  public String packageName(int module) {
    return packageNameOf(graph, module);
  }

  /** The same, of any graph. */
  public static String packageNameOf(Snapshot graph, int module) {
    return packageNameOf(packageDirectory(graph, module));
  }

  /** The name of the package that an installer has put into a directory; empty for none. */
  public static String packageNameOf(String directory) {
    int begin = directory.lastIndexOf(PACKAGES);
    return begin < 0 ? "" : directory.substring(begin + PACKAGES.length());
  }

  static String packageDirectory(Snapshot graph, int module) {
    return graph.isInstalled(module)
        ? JavaScriptResolver.installedPackage(graph.name(graph.identifier(module)))
        : "";
  }
}
