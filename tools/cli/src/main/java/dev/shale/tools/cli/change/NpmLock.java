package dev.shale.tools.cli.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a package-lock.json. From version 2 on it has a list of folders; in version 1 packages lie
 * in each other, which is the same as folders.
 */
final class NpmLock {
  private static final String FOLDER = "node_modules/";

  private NpmLock() {}

  static @Nullable LockedPackages read(byte[] bytes) {
    Map<String, Object> lock = JsonFile.read(bytes);
    if (lock == null) {
      return null;
    }
    LockedPackages packages = new LockedPackages(true);
    if (lock.get("packages") instanceof Map<?, ?> folders) {
      folders.forEach((folder, fields) -> addFolder(folder.toString(), fields, packages));
    } else {
      addNested("", lock, packages);
    }
    return packages;
  }

  /** Folders outside of node_modules are the project's own; their package.json says the same. */
  private static void addFolder(String folder, Object fields, LockedPackages packages) {
    int begin = folder.lastIndexOf(FOLDER);
    if (begin >= 0 && fields instanceof Map<?, ?> one) {
      add(folder, folder.substring(begin + FOLDER.length()), one, packages);
    }
  }

  private static void addNested(String above, Map<?, ?> fields, LockedPackages packages) {
    JsonFile.object(fields, "dependencies")
        .forEach((name, value) -> {
          if (value instanceof Map<?, ?> one) {
            String folder = above + FOLDER + name;
            add(folder, name.toString(), one, packages);
            addNested(folder + "/", one, packages);
          }
        });
  }

  /** Where a package was fetched from says nothing if there is a sum of its content. */
  private static void add(String folder, String name, Map<?, ?> one, LockedPackages packages) {
    String integrity = JsonFile.text(one, "integrity");
    String content = integrity.isEmpty() ? JsonFile.text(one, "resolved") : integrity;
    packages.add(folder, name, JsonFile.text(one, "version"), content);
  }
}
