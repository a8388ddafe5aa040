package dev.shale.tools.javascript.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a package.json says about a package as a part of a project. Fields of a wrong type are as if
 * they were absent.
 */
final class Manifest {
  static final String NAME = "package.json";

  /** There is no package.json. */
  static final Manifest NONE = new Manifest(null);

  private static final Set<String> DEPENDENCIES =
      Set.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies");

  private final Map<String, Object> fields;
  private final boolean exists;

  private Manifest(@Nullable Map<String, Object> fields) {
    this.fields = fields == null ? Map.of() : fields;
    exists = fields != null;
  }

  /** The package.json of a directory. */
  static Manifest of(Path directory, ProjectFiles files) {
    return new Manifest(files.json(directory.resolve(NAME)));
  }

  boolean exists() {
    return exists;
  }

  String name() {
    return text("name");
  }

  /** A field that is a text; otherwise empty. */
  String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  @Nullable Object field(String field) {
    return fields.get(field);
  }

  /** All texts in a field, however they are nested, in the order of the file. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    addTexts(fields.get(field), texts);
    return texts;
  }

  static void addTexts(@Nullable Object value, List<String> texts) {
    // No switch over types: every run comes here, and it would make the JVM generate classes.
    if (value instanceof String text) {
      texts.add(text);
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        addTexts(element, texts);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Object element : map.values()) {
        addTexts(element, texts);
      }
    }
  }

  /** Whether the package asks for another one, for whatever reason. */
  boolean dependsOn(String name) {
    for (String field : DEPENDENCIES) {
      if (fields.get(field) instanceof Map<?, ?> names && names.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  /** The patterns of {@code workspaces}; null where it is no root of a workspace. */
  @Nullable List<String> workspaces() {
    Object value = fields.get("workspaces");
    if (value instanceof Map<?, ?> map) {
      value = map.get("packages");
    }
    if (!(value instanceof List<?>)) {
      return null;
    }
    List<String> patterns = new ArrayList<>();
    addTexts(value, patterns);
    return patterns;
  }

  /** Whether {@code engines} names Node. */
  boolean hasNodeEngine() {
    return fields.get("engines") instanceof Map<?, ?> engines && engines.containsKey("node");
  }
}
