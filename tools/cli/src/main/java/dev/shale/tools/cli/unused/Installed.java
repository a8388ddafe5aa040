package dev.shale.tools.cli.unused;

import dev.shale.tools.cli.checked.Manifests;
import dev.shale.tools.cli.checked.Manifests.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What installed packages say about themselves. */
final class Installed {
  private final Manifests manifests;

  Installed(Manifests manifests) {
    this.manifests = manifests;
  }

  /** The package.json of a package as files of a directory find it; null where it is not there. */
  @Nullable Manifest find(String directory, String name) {
    for (String level = directory; !level.isEmpty(); level = parent(level)) {
      Manifest found = manifests.of(level + "/node_modules/" + name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static String parent(String directory) {
    return Objects.requireNonNull(directory.substring(0, Math.max(0, directory.lastIndexOf('/'))));
  }

  /** The commands of a package. */
  static List<String> commands(Manifest manifest) {
    Object bin = manifest.fields().get("bin");
    List<String> commands = new ArrayList<>();
    if (bin instanceof String) {
      String name = manifest.text("name");
      commands.add(name.substring(name.lastIndexOf('/') + 1));
    } else if (bin instanceof Map<?, ?> names) {
      names.keySet().forEach(name -> commands.add(name.toString()));
    }
    return commands;
  }

  /** Whether a package expects whoever uses it to have another one. */
  static boolean hasPeer(Manifest manifest, String name) {
    return manifest.fields().get("peerDependencies") instanceof Map<?, ?> peers
        && peers.containsKey(name);
  }

  /** Whether types of a package hold everywhere, so that nobody has to import them. */
  static boolean isGlobal(Manifest manifest) {
    String entry = manifest.text("types");
    String types = entry.isEmpty() ? manifest.text("typings") : entry;
    String file = types.isEmpty() ? "index.d.ts" : types;
    String name = file.endsWith(".ts") ? file : file + ".d.ts";
    String text = SourceText.of(manifest.directory() + "/" + name).text();
    boolean isModule = text.lines().anyMatch(line -> line.matches("(export|import)\\b.*"));
    return !isModule || text.contains("declare global") || text.contains("export as namespace");
  }
}
