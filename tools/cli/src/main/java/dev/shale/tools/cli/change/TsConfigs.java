package dev.shale.tools.cli.change;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which folders a tsconfig.json governs: its own, as the nearest one upwards, and those whose
 * nearest one extends it or refers to it. Files that packages have are not looked at.
 */
public final class TsConfigs {
  private static final List<String> NAMES = List.of("tsconfig.json", "jsconfig.json");

  private final Set<Path> changed;

  /** The file that holds everywhere; null for the nearest. */
  private final @Nullable Path explicit;

  private final Map<Path, Boolean> byFolder = new HashMap<>();
  private final Map<Path, List<Path>> links = new HashMap<>();

  /**
   * Those that have changed.
   *
   * @param changed some files, also such as are gone
   * @param explicit the file that holds everywhere; null for the nearest
   */
  public TsConfigs(Set<Path> changed, @Nullable Path explicit) {
    this.changed = changed;
    this.explicit = explicit;
  }

  /** Whether a file may be one, by its name. */
  public static boolean isName(String name) {
    return name.endsWith(".json") && (name.startsWith("tsconfig") || name.startsWith("jsconfig"));
  }

  /** Whether a file that has changed says something about the modules of a folder. */
  public boolean govern(Path folder) {
    return explicit == null ? nearest(folder) : leads(explicit, new HashSet<>());
  }

  private boolean nearest(@Nullable Path folder) {
    if (folder == null) {
      return false;
    }
    Boolean known = byFolder.get(folder);
    if (known == null) {
      known = look(folder);
      byFolder.put(folder, known);
    }
    return known;
  }

  private boolean look(Path folder) {
    boolean isFound = false;
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      // One that is gone held until it went.
      if (changed.contains(file)) {
        return true;
      }
      if (!isFound && Files.isRegularFile(file)) {
        isFound = true;
        if (leads(file, new HashSet<>())) {
          return true;
        }
      }
    }
    return !isFound && nearest(folder.getParent());
  }

  private boolean leads(Path file, Set<Path> seen) {
    if (changed.contains(file)) {
      return true;
    }
    if (seen.add(file)) {
      for (Path next : links.computeIfAbsent(file, TsConfigs::links)) {
        if (leads(next, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Path> links(Path file) {
    Map<String, Object> fields = JsonFile.read(JsonFile.bytes(file));
    List<Path> links = new ArrayList<>();
    if (fields != null) {
      Object bases = fields.get("extends");
      for (Object one :
          bases instanceof List<?> list ? list : List.of(bases == null ? "" : bases)) {
        addBase(file, one.toString(), links);
      }
      if (fields.get("references") instanceof List<?> references) {
        for (Object one : references) {
          if (one instanceof Map<?, ?> reference) {
            addReference(file, JsonFile.text(reference, "path"), links);
          }
        }
      }
    }
    return links;
  }

  private static void addBase(Path file, String base, List<Path> links) {
    if (base.startsWith(".") || base.startsWith("/")) {
      Path path = resolve(file, base);
      if (path != null) {
        links.add(path);
        links.add(path.resolveSibling(path.getFileName() + ".json"));
        links.add(path.resolve(NAMES.getFirst()));
      }
    }
  }

  private static void addReference(Path file, String reference, List<Path> links) {
    Path path = reference.isEmpty() ? null : resolve(file, reference);
    if (path != null) {
      links.add(reference.endsWith(".json") ? path : path.resolve(NAMES.getFirst()));
    }
  }

  private static @Nullable Path resolve(Path file, String text) {
    try {
      return file.resolveSibling(text).normalize();
    } catch (InvalidPathException notAPath) {
      return null;
    }
  }
}
