package dev.shale.tools.cli.change;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a yarn.lock. From Yarn 2 on it is YAML; that of Yarn 1 only looks like it:
 *
 * <pre>
 * "@scope/name@^1.0.0", "@scope/name@^1.2.0":
 *   version "1.2.3"
 *   resolved "https://..."
 *   integrity sha512-...
 * </pre>
 */
final class YarnLock {
  private static final String BERRY = "__metadata:";

  private YarnLock() {}

  static @Nullable LockedPackages read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean isBerry = text.startsWith(BERRY) || text.contains("\n" + BERRY);
    return isBerry ? berry(bytes) : first(text);
  }

  private static @Nullable LockedPackages berry(byte[] bytes) {
    Map<?, ?> lock = YamlFile.read(bytes);
    if (lock == null) {
      return null;
    }
    LockedPackages packages = new LockedPackages(false);
    lock.forEach((key, value) -> {
      if (value instanceof Map<?, ?> fields && !JsonFile.text(fields, "version").isEmpty()) {
        String version = JsonFile.text(fields, "version");
        String checksum = checksum(JsonFile.text(fields, "checksum"));
        boolean isOwn = JsonFile.text(fields, "linkType").equals("soft");
        if (!isOwn) {
          add(List.of(key.toString().split(", ", -1)), version, checksum, packages);
        }
      }
    });
    return packages;
  }

  /** The number of the cache comes before the sum: {@code 10c0/...}. */
  private static String checksum(String text) {
    return text.substring(text.indexOf('/') + 1);
  }

  private static LockedPackages first(String text) {
    LockedPackages packages = new LockedPackages(false);
    List<String> ranges = List.of();
    String version = "";
    String content = "";
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.charAt(0) != ' ') {
        add(ranges, version, content, packages);
        ranges = ranges(line);
        version = "";
        content = "";
      } else if (line.startsWith("  version ")) {
        version = unquoted(line.substring("  version ".length()));
      } else if (line.startsWith("  integrity ")) {
        content = line.strip();
      } else if (line.startsWith("  resolved ") && content.isEmpty()) {
        content = line.strip();
      }
    }
    add(ranges, version, content, packages);
    return packages;
  }

  private static List<String> ranges(String line) {
    List<String> ranges = new ArrayList<>();
    String list = line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
    for (String range : list.split(", ", -1)) {
      ranges.add(unquoted(range));
    }
    return ranges;
  }

  private static String unquoted(String text) {
    return text.replace("\"", "").strip();
  }

  private static void add(
      List<String> ranges, String version, String content, LockedPackages packages) {
    for (String range : ranges) {
      int at = range.indexOf('@', 1);
      if (at > 0) {
        packages.add(range, range.substring(0, at), version, content);
      }
    }
  }
}
