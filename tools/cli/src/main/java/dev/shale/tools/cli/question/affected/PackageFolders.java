package dev.shale.tools.cli.question.affected;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** To which package.json the modules of folders belong: the nearest upwards. */
final class PackageFolders {
  static final String MANIFEST = "package.json";

  private final Map<Path, Path> known = new HashMap<>();

  /**
   * Whether a module belongs to a package.json, which may be gone.
   *
   * @param folder of the package.json
   */
  boolean isIn(Path folder, String module) {
    Path file = Path.of(module);
    return file.startsWith(folder) && !isDeeper(of(file.getParent()), folder);
  }

  private static boolean isDeeper(@Nullable Path one, Path other) {
    return one != null && one.getNameCount() > other.getNameCount();
  }

  /** The folder that has the nearest package.json; null for none. */
  @Nullable Path of(@Nullable Path folder) {
    if (folder == null) {
      return null;
    }
    if (known.containsKey(folder)) {
      return known.get(folder);
    }
    Path found = Files.isRegularFile(folder.resolve(MANIFEST)) ? folder : of(folder.getParent());
    if (found != null) {
      known.put(folder, found);
    }
    return found;
  }
}
