package dev.shale.tools.javascript.resolver.manifest;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Compares what {@code exports} and {@code imports} lead to with the tables of enhanced-resolve.
 *
 * <p>Its errors are our problems or mismatches; the words are our own. Of the paths that it lists
 * in order of preference the first valid one counts, as in Node; it finds out later which are.
 */
public final class PackageMapVectors {
  /** One line of the file; expected paths are null for an error. */
  private record Vector(
      String line, boolean isExports, String field, String request, Set<String> conditions) {}

  private PackageMapVectors() {}

  /** A text for each of the lines that leads elsewhere. */
  public static List<String> differences(List<String> lines) {
    List<String> differences = new ArrayList<>();
    for (String line : lines) {
      String actual = actual(read(line));
      if (!expected(line).equals(actual)) {
        differences.add(line + "\n  gives " + actual);
      }
    }
    return differences;
  }

  private static String actual(Vector vector) {
    String name = vector.isExports ? "exports" : "imports";
    String json = "{\"" + name + "\": " + vector.field + "}";
    PackageJson packageJson =
        new PackageJsonReader(List.of(), List.of())
            .read(name, json.getBytes(StandardCharsets.UTF_8));
    TargetMap map = vector.isExports ? packageJson.exports() : packageJson.imports();
    assertNotNull(map, vector.line);
    Match match = map.match(vector.request, vector.conditions);
    boolean isForm =
        vector.isExports
            ? vector.request.equals(".") || vector.request.startsWith("./")
            : vector.request.startsWith("#");
    return match.problem().isEmpty() && isForm ? match.target() : "error";
  }

  private static Vector read(String line) {
    boolean isExports = false;
    String field = "";
    String request = "";
    List<String> conditions = List.of();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken value = parser.nextToken();
        long begin = parser.currentTokenLocation().getCharOffset();
        switch (name) {
          case "kind" -> isExports = parser.getString().equals("exports");
          case "request" -> request = parser.getString();
          case "conditions" -> conditions = strings(parser);
          default -> {
            parser.skipChildren();
            if (name.equals("field")) {
              String rest = line.substring((int) begin);
              field =
                  value.isStructStart()
                      ? rest.substring(0, (int) (end(parser) - begin))
                      : text(rest);
            }
          }
        }
      }
    }
    return new Vector(line, isExports, field, request, Set.copyOf(conditions));
  }

  private static long end(JsonParser parser) {
    return parser.currentTokenLocation().getCharOffset() + 1;
  }

  private static String text(String rest) {
    return rest.substring(0, rest.indexOf('"', 1) + 1);
  }

  private static String expected(String line) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        if (name.equals("expect")) {
          return firstValid(strings(parser), line.contains("\"kind\": \"imports\""));
        }
        parser.skipChildren();
      }
    }
    return "error";
  }

  private static String firstValid(List<String> paths, boolean areImports) {
    for (String path : paths) {
      if (Choice.of(path, areImports).kind() == Choice.Kind.TARGET) {
        return path;
      }
    }
    return paths.isEmpty() ? "" : "error";
  }

  private static List<String> strings(JsonParser parser) {
    List<String> strings = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      strings.add(parser.getString());
    }
    return strings;
  }
}
