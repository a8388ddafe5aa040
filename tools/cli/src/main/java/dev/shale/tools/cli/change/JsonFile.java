package dev.shale.tools.cli.change;

import dev.shale.tools.javascript.json.JsonText;
import dev.shale.tools.javascript.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of JSON as they are now and as they were. */
public final class JsonFile {
  private JsonFile() {}

  /** An object of JSON; null for none, and for what is no JSON. */
  public static @Nullable Map<String, Object> read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return JsonTree.read(bytes);
    } catch (JsonText.Failure notJson) {
      return null;
    }
  }

  /** The bytes of a file; null where it is not there or cannot be read. */
  public static byte @Nullable [] bytes(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    } catch (IOException failure) {
      return null;
    }
  }

  /** A field that is an object; otherwise one without fields. */
  static Map<?, ?> object(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof Map<?, ?> object ? object : Map.of();
  }

  /** A field that is a text; otherwise empty. */
  static String text(Map<?, ?> fields, String name) {
    Object value = fields.get(name);
    return value instanceof String || value instanceof Number ? value.toString() : "";
  }
}
