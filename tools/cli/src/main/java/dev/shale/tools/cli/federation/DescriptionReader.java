package dev.shale.tools.cli.federation;

import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.federation.Description.Exposed;
import dev.shale.tools.cli.federation.Description.Shared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads of the options of a plugin which modules they are about. */
final class DescriptionReader {
  private static final String CHUNK = "__federation_expose_";
  private static final String DEFAULT_SCOPE = "default";

  private final String shown;
  private final Path folder;
  private final Map<String, Object> fields;

  /**
   * Of options.
   *
   * @param shown their file, for people
   */
  DescriptionReader(String shown, Path folder, Map<String, Object> fields) {
    this.shown = shown;
    this.folder = folder;
    this.fields = fields;
  }

  /**
   * Reads them.
   *
   * @param application the same, which was found to be one
   */
  Description read(Application application) {
    List<Exposed> exposes = new ArrayList<>();
    each(fields.get("exposes"), (key, value) -> exposes.add(exposed(key, value)));
    List<Shared> shared = new ArrayList<>();
    each(fields.get("shared"), (key, value) -> shared.add(shared(key, value)));
    String runtime = fields.get("runtime") instanceof String text ? text : "";
    return new Description(
        shown,
        folder,
        application.name(),
        runtime,
        exposes,
        List.copyOf(application.remotes().keySet()),
        shared);
  }

  /** An object by names, or a list of names and of such objects. */
  private void each(@Nullable Object value, BiConsumer<String, @Nullable Object> each) {
    if (value instanceof Map<?, ?> object) {
      object.forEach((key, one) -> each.accept(String.valueOf(key), one));
    } else if (value instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> object) {
          if (object.containsKey("assets") || object.containsKey("version")) {
            throw new InputException(
                shown
                    + " describes a build; give the options of the plugin as JSON, with the files"
                    + " of \"exposes\"");
          }
          each(object, each);
        } else {
          each.accept(String.valueOf(one), null);
        }
      }
    }
  }

  private Exposed exposed(String key, @Nullable Object value) {
    Object given = value instanceof Map<?, ?> object ? object.get("import") : value;
    List<String> files = new ArrayList<>();
    if (given instanceof List<?> list) {
      list.forEach(one -> files.add(String.valueOf(one)));
    } else {
      files.add(given == null ? key : String.valueOf(given));
    }
    String name = value instanceof Map<?, ?> object ? text(object, "name") : "";
    String plain = key.startsWith("./") ? key.substring(2) : key;
    return new Exposed(name.isEmpty() ? CHUNK + plain.replaceAll("\\W", "_") : name, files);
  }

  private static Shared shared(String key, @Nullable Object value) {
    Map<?, ?> options =
        value instanceof Map<?, ?> object
            ? object
            : value == null ? Map.of() : Map.of("requiredVersion", value);
    boolean isAny = Boolean.FALSE.equals(options.get("requiredVersion"));
    String range = text(options, "requiredVersion");
    String request = text(options, "request").isEmpty() ? key : text(options, "request");
    String shareKey = text(options, "shareKey").isEmpty() ? request : text(options, "shareKey");
    String scope = text(options, "shareScope");
    return new Shared(
        request,
        shareKey,
        scope.isEmpty() ? DEFAULT_SCOPE : scope,
        isAny ? "*" : range.isEmpty() ? null : range,
        text(options, "version"),
        Boolean.TRUE.equals(options.get("singleton")),
        Boolean.TRUE.equals(options.get("eager")),
        !Boolean.FALSE.equals(options.get("import")));
  }

  private static String text(Map<?, ?> object, String name) {
    return object.get(name) instanceof String text ? text : "";
  }
}
