package dev.shale.tools.javascript.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a deno.json says: its names for files, and what it exports. */
final class Deno {
  static final List<String> NAMES = List.of("deno.json", "deno.jsonc");

  private Deno() {}

  /** The configuration of a directory; null where there is none. */
  static @Nullable Map<String, Object> config(Path directory, ProjectFiles files) {
    for (String name : NAMES) {
      Path file = directory.resolve(name);
      if (Files.isRegularFile(file)) {
        return files.json(file);
      }
    }
    return null;
  }

  /** What a package exports: subpaths such as {@code .} and {@code ./a}, and files. */
  static Map<String, String> exports(Map<String, Object> config) {
    Map<String, String> exports = new LinkedHashMap<>();
    Object value = config.get("exports");
    if (value instanceof String text) {
      exports.put(".", text);
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (entry.getValue() instanceof String text) {
          exports.put(entry.getKey().toString(), text);
        }
      }
    }
    return exports;
  }
}
