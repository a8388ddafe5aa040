package dev.shale.tools.cli.federation;

import dev.shale.tools.cli.change.JsonFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of packages that are installed for a folder, and the ranges that are asked for. */
final class InstalledPackages {
  private static final String MANIFEST = "package.json";

  /** In the order in which they count. */
  private static final List<String> KINDS =
      List.of("optionalDependencies", "dependencies", "peerDependencies", "devDependencies");

  private final Path folder;

  InstalledPackages(Path folder) {
    this.folder = folder;
  }

  /** The version that is installed nearest; empty for none. */
  String version(String name) {
    for (Path at = folder; at != null; at = at.getParent()) {
      Map<String, Object> manifest = read(at.resolve("node_modules").resolve(name));
      if (manifest != null) {
        return manifest.get("version") instanceof String version ? version : "";
      }
    }
    return "";
  }

  /** The range in the nearest package.json that mentions the package; empty for none. */
  String range(String name) {
    for (Path at = folder; at != null; at = at.getParent()) {
      Map<String, Object> manifest = read(at);
      for (String kind : KINDS) {
        if (manifest != null
            && manifest.get(kind) instanceof Map<?, ?> all
            && all.get(name) instanceof String range) {
          return range;
        }
      }
    }
    return "";
  }

  private static @Nullable Map<String, Object> read(Path directory) {
    return JsonFile.read(JsonFile.bytes(directory.resolve(MANIFEST)));
  }
}
