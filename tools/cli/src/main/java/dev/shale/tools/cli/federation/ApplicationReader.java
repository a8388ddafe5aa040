package dev.shale.tools.cli.federation;

import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.federation.Application.Shared;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.javascript.json.JsonPlaces;
import dev.shale.tools.javascript.json.JsonText;
import dev.shale.tools.javascript.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what describes an application: {@code mf-manifest.json} or {@code mf-stats.json} of a
 * build, or the options of the plugin as JSON, {@code {name, exposes, remotes, shared}}, beside its
 * package.json.
 */
public final class ApplicationReader {
  private static final String DEFAULT_SCOPE = "default";
  private static final List<String> FLAGS = List.of("singleton", "strictVersion", "eager");
  private static final List<String> TEXTS =
      List.of(
          "import",
          "packageName",
          "requiredVersion",
          "shareKey",
          "shareScope",
          "version",
          "layer",
          "issuerLayer",
          "request",
          "allowNodeModulesSuffixMatch",
          "include",
          "exclude",
          "treeShaking",
          "shareConfig",
          "scope",
          "get",
          "lib",
          "loaded",
          "fallback",
          "from",
          "deps",
          "strategy");

  private final String shown;
  private final Path folder;
  private final Map<String, Object> fields;

  private ApplicationReader(String shown, Path folder, Map<String, Object> fields) {
    this.shown = shown;
    this.folder = folder;
    this.fields = fields;
  }

  /**
   * Reads a file.
   *
   * @param shown the file as it was typed
   * @throws InputException when it cannot be read, or describes no application
   */
  public static Application read(Path directory, String shown) {
    return open(directory, shown).read();
  }

  /**
   * Reads what an application asks a bundler for.
   *
   * @param shown the file as it was typed
   * @throws InputException when it cannot be read, or is no such description
   */
  public static Description describe(Path directory, String shown) {
    ApplicationReader reader = open(directory, shown);
    Application application = reader.read();
    return new DescriptionReader(reader.shown, reader.folder, reader.fields).read(application);
  }

  private static ApplicationReader open(Path directory, String shown) {
    Path file = directory.resolve(shown);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException failure) {
      String reason = Files.isDirectory(file) ? " is a folder" : " cannot be read";
      throw new InputException(
          Visible.of(shown) + (Files.exists(file) ? reason : ": there is no such file"));
    }
    try {
      Path folder = file.toAbsolutePath().normalize().getParent();
      return new ApplicationReader(
          Visible.of(shown), folder == null ? directory : folder, JsonTree.read(bytes));
    } catch (JsonText.Failure failure) {
      JsonPlaces places = new JsonPlaces(bytes, JsonText.begin(bytes));
      places.at(Math.min(failure.offset(), bytes.length));
      throw new InputException(
          Visible.of(shown)
              + ":"
              + places.line()
              + ":"
              + places.column()
              + (JsonTree.NO_OBJECT.equals(failure.getMessage()) ? ": " : ": not JSON: ")
              + Visible.of(String.valueOf(failure.getMessage())));
    }
  }

  private Application read() {
    Object given = fields.get("name");
    if (given != null && !(given instanceof String)) {
      throw wrong("\"name\" takes a text");
    }
    String name = text(fields, "name");
    boolean isAny =
        fields.containsKey("exposes")
            || fields.containsKey("remotes")
            || fields.containsKey("shared");
    if (name.isEmpty() || !isAny) {
      throw new InputException(
          shown
              + " describes no application: it needs a \"name\" that is a text, and of \"exposes\","
              + " \"remotes\" and \"shared\" one");
    }
    for (String field : List.of("exposes", "remotes", "shared")) {
      Object value = fields.get(field);
      if (value != null && !(value instanceof Map) && !(value instanceof List)) {
        throw wrong("\"" + field + "\" takes an object or a list");
      }
    }
    Map<String, String> remotes = new LinkedHashMap<>();
    Map<String, List<String>> used = new LinkedHashMap<>();
    readRemotes(remotes, used);
    return new Application(name, shown, exposes(), remotes, used, shared());
  }

  /** An object by names, or a list of names, or of objects with names. */
  private List<String> exposes() {
    List<String> names = new ArrayList<>();
    Object exposes = fields.get("exposes");
    if (exposes instanceof Map<?, ?> object) {
      object.keySet().forEach(key -> names.add(dotted(String.valueOf(key))));
    } else if (exposes instanceof List<?> list) {
      for (Object one : list) {
        names.add(dotted(one instanceof Map<?, ?> object ? exposed(object) : String.valueOf(one)));
      }
    }
    return names;
  }

  private static String exposed(Map<?, ?> object) {
    String path = text(object, "path");
    return path.isEmpty() ? text(object, "name") : path;
  }

  private static String dotted(String name) {
    return name.equals(".") || name.startsWith("./") ? name : "./" + name;
  }

  private void readRemotes(Map<String, String> remotes, Map<String, List<String>> used) {
    Object given = fields.get("remotes");
    if (given instanceof Map<?, ?> object) {
      object.forEach((alias, value) ->
          remotes.put(String.valueOf(alias), container(String.valueOf(alias), value)));
    } else if (given instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> object) {
          String name = text(object, "federationContainerName");
          String alias = text(object, "alias").isEmpty() ? name : text(object, "alias");
          remotes.put(alias, name.isEmpty() ? alias : name);
          String module = text(object, "moduleName");
          if (!module.isEmpty() && !module.equals("UNKNOWN")) {
            used.computeIfAbsent(alias, key -> new ArrayList<>()).add(dotted(module));
          }
        } else {
          remotes.put(String.valueOf(one), container(String.valueOf(one), one));
        }
      }
    }
  }

  /** {@code shop@https://host/remoteEntry.js} is the container shop. */
  private static String container(String alias, Object value) {
    Object text = value instanceof Map<?, ?> object ? object.get("external") : value;
    String name =
        text instanceof List<?> list && !list.isEmpty()
            ? String.valueOf(list.getFirst())
            : String.valueOf(text);
    int at = name.indexOf('@', 1);
    return at > 0 ? name.substring(0, at) : alias;
  }

  private List<Shared> shared() {
    List<Shared> shared = new ArrayList<>();
    Object given = fields.get("shared");
    if (given instanceof Map<?, ?> object) {
      object.forEach((key, value) -> shared.add(configured(String.valueOf(key), value)));
    } else if (given instanceof List<?> list) {
      for (Object one : list) {
        if (!(one instanceof Map<?, ?> object)) {
          shared.add(configured(String.valueOf(one), Map.of()));
        } else if (object.containsKey("name") && object.containsKey("version")) {
          shared.add(built(object));
        } else {
          object.forEach((key, value) -> shared.add(configured(String.valueOf(key), value)));
        }
      }
    }
    return shared;
  }

  /** What a manifest says. */
  private static Shared built(Map<?, ?> object) {
    String version = text(object, "version");
    boolean isSingleton = flag(object, "singleton", false);
    return new Shared(
        DEFAULT_SCOPE,
        text(object, "name"),
        version,
        text(object, "requiredVersion"),
        isSingleton,
        flag(object, "strictVersion", false),
        flag(object, "eager", false),
        !version.isEmpty());
  }

  private InputException wrong(String sentence) {
    return new InputException(shown + ": " + sentence);
  }

  private void checkOptions(String key, Map<?, ?> options) {
    options.forEach((name, value) -> {
      boolean isFlag = FLAGS.contains(name);
      if (!isFlag && !TEXTS.contains(name)) {
        throw wrong(
            "unknown key \""
                + Visible.of(String.valueOf(name))
                + "\" of the shared package "
                + Visible.of(key)
                + "; there are "
                + String.join(", ", FLAGS)
                + ", "
                + String.join(", ", TEXTS));
      }
      if (isFlag && !(value instanceof Boolean)) {
        throw wrong("\"" + name + "\" of " + Visible.of(key) + " takes true or false");
      }
    });
  }

  /** What the options of the plugin say; what they do not is in package.json files. */
  private Shared configured(String key, Object value) {
    Map<?, ?> options =
        value instanceof Map<?, ?> object ? object : Map.of("requiredVersion", value);
    checkOptions(key, options);
    InstalledPackages installed = new InstalledPackages(folder);
    String name = text(options, "packageName").isEmpty() ? key : text(options, "packageName");
    boolean isImported = !Boolean.FALSE.equals(options.get("import"));
    String version = text(options, "version");
    if (version.isEmpty() && isImported) {
      version = installed.version(name);
    }
    boolean isAny = Boolean.FALSE.equals(options.get("requiredVersion"));
    String range = isAny ? "" : text(options, "requiredVersion");
    if (range.isEmpty() && !isAny) {
      range = installed.range(name);
    }
    boolean isSingleton = flag(options, "singleton", false);
    String scope = text(options, "shareScope");
    String shareKey = text(options, "shareKey");
    return new Shared(
        scope.isEmpty() ? DEFAULT_SCOPE : scope,
        shareKey.isEmpty() ? key : shareKey,
        isImported ? version : "",
        range,
        isSingleton,
        flag(options, "strictVersion", isImported && !isSingleton),
        flag(options, "eager", false),
        isImported && !version.isEmpty());
  }

  private static boolean flag(Map<?, ?> object, String name, boolean absent) {
    return object.get(name) instanceof Boolean flag ? flag : absent;
  }

  private static String text(Map<?, ?> object, String name) {
    return object.get(name) instanceof String text ? text : "";
  }
}
