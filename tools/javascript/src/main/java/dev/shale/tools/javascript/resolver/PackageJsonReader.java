package dev.shale.tools.javascript.resolver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the fields of a package.json that the resolver needs, and skips the others. Thread-safe.
 */
final class PackageJsonReader {
  private final JsonFactory factory = new JsonFactory();
  private final List<String> mainFields;
  private final List<String> aliasFields;

  PackageJsonReader(List<String> mainFields, List<String> aliasFields) {
    this.mainFields = mainFields;
    this.aliasFields = aliasFields;
  }

  /**
   * Reads a file.
   *
   * @param path names the file in a problem's sentence
   */
  PackageJson read(String path, byte[] bytes) {
    int begin = hasByteOrderMark(bytes) ? 3 : 0;
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), bytes, begin, bytes.length - begin)) {
      return read(path, parser);
    }
  }

  static boolean hasByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private PackageJson read(String path, JsonParser parser) {
    try {
      return readObject(path, parser);
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      return problem(
          path, location == null ? parser.currentLocation() : location, e.getOriginalMessage());
    }
  }

  private PackageJson readObject(String path, JsonParser parser) {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return PackageJson.broken(path + ":1:1: the file is empty");
    }
    if (first != JsonToken.START_OBJECT) {
      return PackageJson.broken(path + ":1:1: not a JSON object");
    }
    Fields fields = new Fields();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      fields.read(name, parser);
    }
    return parser.nextToken() == null
        ? fields.packageJson()
        : problem(path, parser.currentTokenLocation(), "text behind the JSON object");
  }

  private static PackageJson problem(String path, TokenStreamLocation location, String message) {
    return PackageJson.broken(sentence(path, location, message));
  }

  /** What is wrong with a file, and where. */
  static String sentence(String path, TokenStreamLocation location, String message) {
    int end = message.indexOf('\n');
    return path
        + ":"
        + location.getLineNr()
        + ":"
        + location.getColumnNr()
        + ": not JSON: "
        + (end < 0 ? message : message.substring(0, end));
  }

  /** The fields seen so far; of a field that comes twice the last one counts. */
  private final class Fields {
    private String name = "";
    private boolean isModule;
    private final String[] mains = new String[mainFields.size()];
    private final List<Map<String, String>> aliases = new ArrayList<>();
    private Target exports = Target.Nothing.NOTHING;
    private Target imports = Target.Nothing.NOTHING;
    private Target source = Target.Nothing.NOTHING;
    private String tsconfig = "";
    private SideEffects sideEffects = SideEffects.UNKNOWN;

    Fields() {
      Arrays.fill(mains, "");
      while (aliases.size() < aliasFields.size()) {
        aliases.add(Map.of());
      }
    }

    /** Reads the field whose value the parser stands on, and leaves it on the value's end. */
    void read(String field, JsonParser parser) {
      int alias = aliasFields.indexOf(field);
      if (alias >= 0 && parser.currentToken() == JsonToken.START_OBJECT) {
        aliases.set(alias, aliasesOf(parser));
        return;
      }
      int main = mainFields.indexOf(field);
      if (main >= 0 && parser.currentToken() == JsonToken.VALUE_STRING) {
        mains[main] = parser.getString();
      }
      switch (field) {
        case "name" -> name = stringOf(parser);
        case "type" -> isModule = stringOf(parser).equals("module");
        case "exports" -> exports = targetOf(parser);
        case "imports" -> imports = targetOf(parser);
        case "tsconfig" -> tsconfig = stringOf(parser);
        case "sideEffects" -> sideEffects = sideEffectsOf(parser);
        case "source" -> source = targetOf(parser);
        default -> parser.skipChildren();
      }
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
          name,
          isModule,
          List.copyOf(present),
          mergedAliases(),
          TargetMap.exports(exports),
          TargetMap.imports(imports),
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

  private static String stringOf(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    parser.skipChildren();
    return "";
  }

  private static SideEffects sideEffectsOf(JsonParser parser) {
    JsonToken value = parser.currentToken();
    if (value == JsonToken.VALUE_FALSE) {
      return SideEffects.NONE;
    }
    if (value == JsonToken.VALUE_STRING) {
      return new SideEffects(List.of(parser.getString()));
    }
    if (value != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return SideEffects.UNKNOWN;
    }
    List<String> patterns = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        patterns.add(parser.getString());
      } else {
        parser.skipChildren();
      }
    }
    return new SideEffects(patterns);
  }

  private static Map<String, String> aliasesOf(JsonParser parser) {
    Map<String, String> aliases = new LinkedHashMap<>();
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING && !parser.getString().isEmpty()) {
        aliases.put(key, parser.getString());
      } else if (value == JsonToken.VALUE_FALSE) {
        aliases.put(key, PackageJson.IGNORED);
      } else {
        parser.skipChildren();
      }
    }
    return Map.copyOf(aliases);
  }

  private static Target targetOf(JsonParser parser) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> new Target.Path(parser.getString());
      case VALUE_NULL -> Target.Nothing.NOTHING;
      case START_ARRAY -> choiceOf(parser);
      case START_OBJECT -> conditionsOf(parser);
      default -> new Target.Invalid(parser.getString());
    };
  }

  private static Target choiceOf(JsonParser parser) {
    List<Target> targets = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      targets.add(targetOf(parser));
    }
    return new Target.Choice(List.copyOf(targets));
  }

  private static Target conditionsOf(JsonParser parser) {
    Map<String, Target> targets = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      targets.put(name, targetOf(parser));
    }
    return new Target.Conditions(List.copyOf(targets.keySet()), List.copyOf(targets.values()));
  }
}
