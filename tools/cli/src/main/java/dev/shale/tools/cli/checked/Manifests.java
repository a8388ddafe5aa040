package dev.shale.tools.cli.checked;

import dev.shale.tools.cli.question.Wildcards;
import dev.shale.tools.javascript.json.JsonText;
import dev.shale.tools.javascript.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What package.json files say, each read when it is first asked for. Belongs to one thread. */
public final class Manifests {
  private static final String NAME = "package.json";

  /** Names of the dependencies that ship, as package.json has them. */
  private static final List<String> SHIPPED =
      List.of("dependencies", "peerDependencies", "optionalDependencies");

  private final Map<String, @Nullable Manifest> byDirectory = new HashMap<>();
  private final Map<String, @Nullable Manifest> nearest = new HashMap<>();

  /**
   * A package.json.
   *
   * @param directory where it is, absolute, with slashes
   */
  public record Manifest(String directory, Map<String, Object> fields) {
    public String text(String key) {
      return fields.get(key) instanceof String text ? text : "";
    }

    public boolean ships(String name) {
      for (String key : SHIPPED) {
        if (object(key).containsKey(name)) {
          return true;
        }
      }
      return false;
    }

    public boolean isForDevelopment(String name) {
      return object("devDependencies").containsKey(name);
    }

    private Map<?, ?> object(String key) {
      return fields.get(key) instanceof Map<?, ?> object ? object : Map.of();
    }

    /** Whether it says which files others may import. */
    public boolean hasExports() {
      return fields.containsKey("exports");
    }

    /** Whether its exports have a path, such as {@code ./button}. */
    public boolean exports(String path) {
      if (!(fields.get("exports") instanceof Map<?, ?> exports)) {
        return false;
      }
      for (Object key : exports.keySet()) {
        String pattern = String.valueOf(key);
        boolean isFolder = pattern.endsWith("/");
        if (new Wildcards(List.of(isFolder ? pattern + "*" : pattern)).fit(path)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The package.json of a directory; null where it has none that can be read. */
  public @Nullable Manifest of(String directory) {
    if (!byDirectory.containsKey(directory)) {
      byDirectory.put(directory, read(directory));
    }
    return byDirectory.get(directory);
  }

  private static @Nullable Manifest read(String directory) {
    Path file = Path.of(directory, NAME);
    // Nearly no directory has one, and an exception is dear.
    if (!file.toFile().isFile()) {
      return null;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Manifest(directory, JsonTree.read(bytes));
    } catch (IOException | JsonText.Failure unreadable) {
      // The graph has a diagnostic about one that is broken.
      return null;
    }
  }

  /** The package.json of the package that a file belongs to: the nearest upwards with a name. */
  public @Nullable Manifest around(String path) {
    int slash = path.lastIndexOf('/');
    if (slash <= 0) {
      return null;
    }
    String directory = path.substring(0, slash);
    if (!nearest.containsKey(directory)) {
      Manifest here = of(directory);
      boolean isPackage = here != null && !here.text("name").isEmpty();
      Manifest above = isPackage ? here : around(directory);
      nearest.put(directory, above == null ? here : above);
    }
    return nearest.get(directory);
  }

  /** The nearest package.json upwards of a file, with a name or without; null for none. */
  public @Nullable Manifest above(String path) {
    int slash = path.lastIndexOf('/');
    if (slash <= 0) {
      return null;
    }
    Manifest here = of(path.substring(0, slash));
    return here == null ? above(path.substring(0, slash)) : here;
  }

  /** The package that a request names; empty for one that names none, such as {@code ./a}. */
  public static String packageOf(String request) {
    if (request.isEmpty() || ".#/".indexOf(request.charAt(0)) >= 0 || request.indexOf(':') >= 0) {
      return "";
    }
    int end = request.indexOf('/');
    if (request.startsWith("@")) {
      end = end < 0 ? -1 : request.indexOf('/', end + 1);
    }
    int query = request.indexOf('?');
    int limit = end < 0 ? request.length() : end;
    return Objects.requireNonNull(request.substring(0, query > 0 && query < limit ? query : limit));
  }
}
