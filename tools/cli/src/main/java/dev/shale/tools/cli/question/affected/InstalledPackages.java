package dev.shale.tools.cli.question.affected;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.change.JsonFile;
import dev.shale.tools.javascript.JavaScriptResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.IntArrayList;

/** The installed packages that have modules, by name and folder. */
final class InstalledPackages {
  private static final String MODULES = "/node_modules/";

  private final Map<String, List<Installed>> byName = new TreeMap<>();
  private final Map<String, Installed> byFolder = new TreeMap<>();

  /** A package in a place. */
  record Installed(String folder, IntArrayList modules) {
    /** As its package.json says; empty where it says nothing. */
    String version() {
      Map<String, Object> fields =
          JsonFile.read(JsonFile.bytes(Path.of(folder, PackageFolders.MANIFEST)));
      return fields != null && fields.get("version") instanceof String version ? version : "";
    }
  }

  InstalledPackages(Snapshot graph) {
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module) && graph.isInstalled(module)) {
        add(JavaScriptResolver.installedPackage(graph.name(graph.identifier(module))), module);
      }
    }
  }

  private void add(String folder, int module) {
    if (folder.isEmpty()) {
      return;
    }
    Installed installed = byFolder.get(folder);
    if (installed == null) {
      installed = new Installed(folder, new IntArrayList());
      byFolder.put(folder, installed);
      String name = folder.substring(folder.lastIndexOf(MODULES) + MODULES.length());
      byName.computeIfAbsent(name, missing -> new ArrayList<>()).add(installed);
    }
    installed.modules.addInt(module);
  }

  /** All places where a package is installed. */
  List<Installed> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** The package in a folder, or none. */
  List<Installed> in(String folder) {
    Installed installed = byFolder.get(folder);
    return installed == null ? List.of() : List.of(installed);
  }

  /** All packages. */
  Iterable<Installed> all() {
    return byFolder.values();
  }
}
