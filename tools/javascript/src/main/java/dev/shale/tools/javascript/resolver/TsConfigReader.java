package dev.shale.tools.javascript.resolver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Reads the fields of a tsconfig.json: JSON with comments and trailing commas. For one file. */
final class TsConfigReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /** The compiler options that are kept for those who read the files. */
  private static final Set<String> SETTINGS =
      Set.of(
          "emitDecoratorMetadata",
          "importsNotUsedAsValues",
          "jsx",
          "jsxFactory",
          "jsxFragmentFactory",
          "preserveValueImports",
          "strict",
          "strictNullChecks",
          "verbatimModuleSyntax");

  private final String path;
  private final JsonParser parser;
  private final List<TsConfigFile.Base> bases = new ArrayList<>();
  private final List<String> references = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private @Nullable String baseUrl;
  private @Nullable Map<String, List<String>> paths;
  private @Nullable List<String> files;
  private @Nullable List<String> include;
  private @Nullable List<String> exclude;
  private @Nullable List<String> rootDirs;
  private @Nullable List<String> moduleSuffixes;
  private @Nullable List<String> customConditions;

  private TsConfigReader(String path, JsonParser parser) {
    this.path = path;
    this.parser = parser;
  }

  /** Reads a file; an empty one has no fields, as in the TypeScript compiler. */
  static TsConfigFile read(String path, byte[] bytes) {
    int begin = PackageJsonReader.hasByteOrderMark(bytes) ? 3 : 0;
    try (JsonParser parser =
        FACTORY.createParser(ObjectReadContext.empty(), bytes, begin, bytes.length - begin)) {
      return new TsConfigReader(path, parser).read();
    }
  }

  private TsConfigFile read() {
    try {
      return readObject();
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      return TsConfigFile.broken(
          path,
          sentence(
              path,
              location == null ? parser.currentLocation() : location,
              e.getOriginalMessage()));
    }
  }

  /** What is wrong with a file, and where. */
  private static String sentence(String path, TokenStreamLocation location, String message) {
    int end = message.indexOf('\n');
    return path
        + ":"
        + location.getLineNr()
        + ":"
        + location.getColumnNr()
        + ": not JSON: "
        + (end < 0 ? message : message.substring(0, end));
  }

  private TsConfigFile readObject() {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        field(name);
      }
      if (parser.nextToken() != null) {
        return TsConfigFile.broken(path, place() + ": text behind the JSON object");
      }
    } else if (first != null) {
      return TsConfigFile.broken(path, place() + ": not a JSON object");
    }
    return new TsConfigFile(
        path,
        "",
        List.copyOf(bases),
        baseUrl,
        paths,
        files,
        include,
        exclude,
        rootDirs,
        moduleSuffixes,
        customConditions,
        List.copyOf(references),
        Map.copyOf(settings));
  }

  /** Reads the field whose value the parser stands on, and leaves it on the value's end. */
  private void field(String name) {
    switch (name) {
      case "extends" -> extend();
      case "files" -> files = strings();
      case "include" -> include = strings();
      case "exclude" -> exclude = strings();
      case "references" -> refer();
      case "compilerOptions" -> options();
      default -> parser.skipChildren();
    }
  }

  private void extend() {
    bases.clear();
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        extendOne();
      }
    } else {
      extendOne();
    }
  }

  private void extendOne() {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      bases.add(new TsConfigFile.Base(parser.getString(), place()));
    } else {
      parser.skipChildren();
    }
  }

  private void refer() {
    references.clear();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("path")) {
          references.add(parser.getString());
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  private void options() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      option(name);
    }
  }

  private void option(String name) {
    switch (name) {
      case "baseUrl" -> baseUrl = parser.currentToken() == JsonToken.VALUE_NULL ? "" : baseUrl();
      case "paths" -> paths = paths();
      case "rootDirs" -> rootDirs = stringsOrNone();
      case "moduleSuffixes" -> moduleSuffixes = stringsOrNone();
      case "customConditions" -> customConditions = stringsOrNone();
      default -> setting(name);
    }
  }

  private void setting(String name) {
    JsonToken value = parser.currentToken();
    if (!value.isScalarValue()) {
      parser.skipChildren();
    } else if (SETTINGS.contains(name)) {
      settings.put(name, value == JsonToken.VALUE_NULL ? "" : parser.getString());
    }
  }

  private @Nullable String baseUrl() {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      parser.skipChildren();
      return baseUrl;
    }
    return parser.getString().isEmpty() ? "." : parser.getString();
  }

  private @Nullable List<String> stringsOrNone() {
    return parser.currentToken() == JsonToken.VALUE_NULL ? List.of() : strings();
  }

  private @Nullable Map<String, List<String>> paths() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      boolean isUnset = parser.currentToken() == JsonToken.VALUE_NULL;
      parser.skipChildren();
      return isUnset ? Map.of() : paths;
    }
    Map<String, List<String>> read = new LinkedHashMap<>();
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      parser.nextToken();
      List<String> targets = strings();
      if (targets != null && hasOneStar(key)) {
        read.put(key, codeOf(targets));
      }
    }
    return read;
  }

  private static List<String> codeOf(List<String> targets) {
    List<String> code = new ArrayList<>(targets.size());
    for (String target : targets) {
      if (hasOneStar(target) && !isDeclaration(target)) {
        code.add(target);
      }
    }
    return code;
  }

  /** More than one is an error to the compiler, which then matches nothing. */
  private static boolean hasOneStar(String text) {
    return text.indexOf('*') == text.lastIndexOf('*');
  }

  /** Such a target is for the type checker alone, and there is code elsewhere. */
  private static boolean isDeclaration(String target) {
    return target.endsWith(".d.ts") || target.endsWith(".d.mts") || target.endsWith(".d.cts");
  }

  /** The strings of an array; null for anything else. */
  private @Nullable List<String> strings() {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return null;
    }
    List<String> strings = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        strings.add(parser.getString());
      } else {
        parser.skipChildren();
      }
    }
    return strings;
  }

  private String place() {
    TokenStreamLocation location = parser.currentTokenLocation();
    return path + ":" + location.getLineNr() + ":" + location.getColumnNr();
  }
}
