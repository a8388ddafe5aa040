package dev.shale.tools.javascript.resolver.tsconfig;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.json.JsonPlaces;
import dev.shale.tools.javascript.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a tsconfig.json: JSON with comments and trailing commas. What is not of the
 * kind that it should be is a warning, and as if it were absent. For one file.
 */
public final class TsConfigReader {
  /** What the compiler options that are kept for those who read the files have to be. */
  private static String expected(String setting) {
    return switch (setting) {
      case "emitDecoratorMetadata",
          "preserveValueImports",
          "strict",
          "strictNullChecks",
          "verbatimModuleSyntax" ->
          "a boolean";
      case "importsNotUsedAsValues", "jsx", "jsxFactory", "jsxFragmentFactory" -> "a text";
      default -> "";
    };
  }

  private final String path;
  private final boolean isUtf16;
  private final JsonText json;
  private final JsonPlaces places;
  private final List<Diagnostic> warnings = new ArrayList<>();
  private final List<TsConfigFile.Place> bases = new ArrayList<>();
  private final List<TsConfigFile.Place> references = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private @Nullable String baseUrl;
  private @Nullable Map<String, List<String>> paths;
  private @Nullable List<String> files;
  private @Nullable List<String> include;
  private @Nullable List<String> exclude;
  private @Nullable List<String> rootDirs;
  private @Nullable List<String> moduleSuffixes;
  private @Nullable List<String> customConditions;
  private @Nullable String rootDir;
  private @Nullable String outDir;

  private TsConfigReader(String path, byte[] bytes) {
    this.path = path;
    isUtf16 = JsonText.isUtf16(bytes);
    int begin = JsonText.begin(bytes);
    json = JsonText.withComments(bytes, begin, bytes.length);
    places = new JsonPlaces(bytes, begin);
  }

  /** Reads a file; an empty one has no fields, as in the TypeScript compiler. */
  public static TsConfigFile read(String path, byte[] bytes) {
    return new TsConfigReader(path, bytes).read();
  }

  private TsConfigFile read() {
    try {
      return readObject();
    } catch (JsonText.Failure failure) {
      return broken(failure.offset(), "not JSON: ".concat(failure.getMessage()));
    }
  }

  private TsConfigFile broken(int offset, String message) {
    return TsConfigFile.broken(path, warning(offset, message));
  }

  private Diagnostic warning(int offset, String message) {
    JsonPlaces place = places.at(offset);
    return Resolved.warning(path, place.line(), place.column(), message);
  }

  private TsConfigFile readObject() {
    if (isUtf16) {
      return broken(0, JsonText.UTF_16);
    }
    int first = json.peek();
    if (first >= 0 && first != '{') {
      return broken(json.position(), "not a JSON object");
    }
    if (first == '{') {
      json.enter();
      while (json.hasNext('}')) {
        field(json.name());
      }
      if (json.peek() >= 0) {
        warnings.add(warning(json.position(), "text behind the JSON object, which says nothing"));
      }
    }
    return new TsConfigFile(
        path,
        null,
        List.copyOf(warnings),
        List.copyOf(bases),
        baseUrl,
        paths,
        files,
        include,
        exclude,
        rootDirs,
        moduleSuffixes,
        customConditions,
        rootDir,
        outDir,
        List.copyOf(references),
        Map.copyOf(settings));
  }

  /** Reads the field whose value comes next. */
  private void field(String name) {
    switch (name) {
      case "extends" -> extend();
      case "files" -> files = strings(name);
      case "include" -> include = strings(name);
      case "exclude" -> exclude = strings(name);
      case "references" -> refer();
      case "compilerOptions" -> options();
      default -> json.skip();
    }
  }

  private void extend() {
    bases.clear();
    if (json.peek() != '[') {
      extendOne();
      return;
    }
    json.enter();
    while (json.hasNext(']')) {
      extendOne();
    }
  }

  private void extendOne() {
    if (json.peek() == '"') {
      bases.add(place());
    } else {
      skipInPlaceOf("extends", "a path or a list of paths");
    }
  }

  private TsConfigFile.Place place() {
    JsonPlaces place = places.at(json.position());
    return new TsConfigFile.Place(json.string(), place.line(), place.column());
  }

  /** Skips a value that is no use; {@code null} is none. */
  private void skipInPlaceOf(String name, String expected) {
    if (json.peek() != 'n') {
      String message = "\"" + name + "\" has to be " + expected + ", not " + json.kind();
      warnings.add(warning(json.position(), message));
    }
    json.skip();
  }

  private void refer() {
    references.clear();
    if (json.peek() != '[') {
      skipInPlaceOf("references", "a list of objects");
      return;
    }
    json.enter();
    while (json.hasNext(']')) {
      if (json.peek() == '{') {
        referOne();
      } else {
        skipInPlaceOf("references", "a list of objects");
      }
    }
  }

  private void referOne() {
    json.enter();
    while (json.hasNext('}')) {
      if (!json.name().equals("path")) {
        json.skip();
      } else if (json.peek() == '"') {
        references.add(place());
      } else {
        skipInPlaceOf("path", "a path");
      }
    }
  }

  private void options() {
    if (json.peek() != '{') {
      skipInPlaceOf("compilerOptions", "an object");
      return;
    }
    json.enter();
    while (json.hasNext('}')) {
      option(json.name());
    }
  }

  private void option(String name) {
    switch (name) {
      case "baseUrl" -> baseUrl = baseUrl();
      case "paths" -> paths = paths();
      case "rootDirs" -> rootDirs = stringsOrNone(name);
      case "moduleSuffixes" -> moduleSuffixes = stringsOrNone(name);
      case "customConditions" -> customConditions = stringsOrNone(name);
      case "rootDir" -> rootDir = directory(name, rootDir);
      case "outDir" -> outDir = directory(name, outDir);
      default -> setting(name);
    }
  }

  private void setting(String name) {
    String expected = expected(name);
    if (expected.isEmpty()) {
      json.skip();
    } else if (json.peek() == 'n') {
      json.skip();
      settings.put(name, "");
    } else if (!json.kind().equals(expected)) {
      skipInPlaceOf(name, expected);
    } else {
      settings.put(name, json.peek() == '"' ? json.string() : json.scalar());
    }
  }

  private @Nullable String baseUrl() {
    int first = json.peek();
    if (first == '"') {
      String url = json.string();
      return url.isEmpty() ? "." : url;
    }
    skipInPlaceOf("baseUrl", "a path");
    return first == 'n' ? "" : baseUrl;
  }

  private @Nullable String directory(String name, @Nullable String before) {
    int first = json.peek();
    if (first == '"') {
      return json.string();
    }
    skipInPlaceOf(name, "a path");
    return first == 'n' ? "" : before;
  }

  private @Nullable List<String> stringsOrNone(String name) {
    boolean isUnset = json.peek() == 'n';
    List<String> strings = strings(name);
    return isUnset ? List.of() : strings;
  }

  private @Nullable Map<String, List<String>> paths() {
    int first = json.peek();
    if (first != '{') {
      skipInPlaceOf("paths", "an object of lists of paths");
      return first == 'n' ? Map.of() : paths;
    }
    Map<String, List<String>> read = new LinkedHashMap<>();
    json.enter();
    while (json.hasNext('}')) {
      json.peek();
      int offset = json.position();
      String key = json.name();
      List<String> targets = strings("paths");
      if (!hasOneStar(key)) {
        warnings.add(warning(offset, "a key of \"paths\" has one star at most"));
      } else if (targets != null) {
        targets.removeIf(target -> !hasOneStar(target));
        read.put(key, targets);
      }
    }
    return read;
  }

  /** More than one is an error to the compiler, which then matches nothing. */
  private static boolean hasOneStar(String text) {
    return text.indexOf('*') == text.lastIndexOf('*');
  }

  /** The strings of an array; null for anything else. */
  private @Nullable List<String> strings(String name) {
    if (json.peek() != '[') {
      skipInPlaceOf(name, "a list of texts");
      return null;
    }
    List<String> strings = new ArrayList<>();
    json.enter();
    while (json.hasNext(']')) {
      if (json.peek() == '"') {
        strings.add(json.string());
      } else {
        skipInPlaceOf(name, "a list of texts");
      }
    }
    return strings;
  }
}
