package dev.shale.tools.javascript.resolver.manifest;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.json.JsonPlaces;
import dev.shale.tools.javascript.json.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a package.json that the resolver needs, and skips the others. Thread-safe.
 */
public final class PackageJsonReader {
  private final List<String> mainFields;
  private final List<String> aliasFields;

  public PackageJsonReader(List<String> mainFields, List<String> aliasFields) {
    this.mainFields = mainFields;
    this.aliasFields = aliasFields;
  }

  /**
   * Reads a file.
   *
   * @param path names the file in a problem's sentence
   */
  public PackageJson read(String path, byte[] bytes) {
    if (JsonText.isUtf16(bytes)) {
      return PackageJson.broken(path + ":1:1: " + JsonText.UTF_16);
    }
    int begin = JsonText.begin(bytes);
    JsonText json = JsonText.of(bytes, begin, bytes.length);
    try {
      int first = json.peek();
      if (first < 0) {
        return PackageJson.broken(path + ":1:1: the file is empty");
      }
      if (first != '{') {
        return PackageJson.broken(path + ":1:1: not a JSON object");
      }
      return readObject(path, json, bytes);
    } catch (JsonText.Failure failure) {
      JsonPlaces place = new JsonPlaces(bytes, begin).at(failure.offset());
      return PackageJson.broken(
          path + ":" + place.line() + ":" + place.column() + ": not JSON: " + failure.getMessage());
    }
  }

  private PackageJson readObject(String path, JsonText json, byte[] bytes) {
    Fields fields = new Fields(path, json, bytes);
    json.enter();
    while (json.hasNext('}')) {
      fields.read(json.name());
    }
    if (json.peek() >= 0) {
      throw new JsonText.Failure("text behind the JSON object", json.position());
    }
    return fields.packageJson();
  }

  /** The fields seen so far; of a field that comes twice the last one counts. */
  private final class Fields {
    private final String path;
    private final JsonText json;
    private final byte[] bytes;
    private final List<Diagnostic> warnings = new ArrayList<>();
    private String name = "";
    private boolean isModule;
    private final String[] mains = new String[mainFields.size()];
    private final List<Map<String, String>> aliases = new ArrayList<>();
    private @Nullable TargetMap exports;
    private @Nullable TargetMap imports;
    private List<String> source = List.of();
    private String tsconfig = "";
    private SideEffects sideEffects = SideEffects.UNKNOWN;

    Fields(String path, JsonText json, byte[] bytes) {
      this.path = path;
      this.json = json;
      this.bytes = bytes;
      Arrays.fill(mains, "");
      while (aliases.size() < aliasFields.size()) {
        aliases.add(Map.of());
      }
    }

    /** Reads the field whose value comes next. */
    void read(String field) {
      int alias = aliasFields.indexOf(field);
      int first = json.peek();
      FieldType type = FieldType.of(field, mainFields, aliasFields);
      if (!type.permits(first)) {
        warn(json.position(), type.problem(field, json));
      }
      if (alias >= 0 && first == '{') {
        aliases.set(alias, aliasesOf(json));
        return;
      }
      int main = mainFields.indexOf(field);
      if (main >= 0 && first == '"') {
        mains[main] = json.string();
        return;
      }
      switch (field) {
        case "name" -> name = stringOf(json);
        case "type" -> isModule = readType();
        case "exports" -> exports = first == 'n' ? noTargets() : targets(false);
        case "imports" -> imports = first == '{' ? targets(true) : noTargets();
        case "tsconfig" -> tsconfig = stringOf(json);
        case "sideEffects" -> sideEffects = sideEffectsOf(json);
        case "source" -> source = TargetReader.texts(json);
        default -> json.skip();
      }
    }

    private boolean readType() {
      int offset = json.position();
      if (json.peek() != '"') {
        json.skip();
        return false;
      }
      String type = json.string();
      boolean isModule = type.equals("module");
      if (!isModule && !type.equals("commonjs")) {
        warn(offset, "\"type\" is neither \"module\" nor \"commonjs\", so it says nothing");
      }
      return isModule;
    }

    private void warn(int offset, String message) {
      JsonPlaces place = new JsonPlaces(bytes, JsonText.begin(bytes)).at(offset);
      warnings.add(Resolved.warning(path, place.line(), place.column(), message));
    }

    private @Nullable TargetMap noTargets() {
      json.skip();
      return null;
    }

    private TargetMap targets(boolean areImports) {
      int begin = json.position();
      json.skip();
      return new TargetMap(bytes, begin, json.position(), areImports);
    }

    PackageJson packageJson() {
      List<PackageJson.MainField> present = new ArrayList<>();
      for (int main = 0; main < mains.length; main++) {
        if (!mains[main].isEmpty()) {
          present.add(new PackageJson.MainField(mainFields.get(main), mains[main]));
        }
      }
      return new PackageJson(
          true,
          "",
          List.copyOf(warnings),
          name,
          isModule,
          List.copyOf(present),
          mergedAliases(),
          exports,
          imports,
          source,
          tsconfig,
          sideEffects);
    }

    private Map<String, String> mergedAliases() {
      if (aliases.size() == 1) {
        return aliases.getFirst();
      }
      Map<String, String> merged = new LinkedHashMap<>();
      for (Map<String, String> alias : aliases) {
        alias.forEach(merged::putIfAbsent);
      }
      return Map.copyOf(merged);
    }
  }

  private static String stringOf(JsonText json) {
    if (json.peek() == '"') {
      return json.string();
    }
    json.skip();
    return "";
  }

  private static SideEffects sideEffectsOf(JsonText json) {
    int first = json.peek();
    if (first == '"') {
      return new SideEffects(List.of(json.string()));
    }
    if (first == 'f') {
      json.skip();
      return SideEffects.NONE;
    }
    if (first == 't') {
      json.skip();
      return SideEffects.ANY;
    }
    if (first != '[') {
      json.skip();
      return SideEffects.UNKNOWN;
    }
    List<String> patterns = new ArrayList<>();
    json.enter();
    while (json.hasNext(']')) {
      if (json.peek() == '"') {
        patterns.add(json.string());
      } else {
        json.skip();
      }
    }
    return new SideEffects(patterns);
  }

  private static Map<String, String> aliasesOf(JsonText json) {
    Map<String, String> aliases = new LinkedHashMap<>();
    json.enter();
    while (json.hasNext('}')) {
      String key = json.name();
      int first = json.peek();
      String value = stringOf(json);
      if (!value.isEmpty()) {
        aliases.put(key, value);
      } else if (first == 'f') {
        aliases.put(key, PackageJson.IGNORED);
      }
    }
    return Map.copyOf(aliases);
  }
}
