package dev.shale.tools.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What {@code graph --json --exports} says of a module.
 *
 * @param provided null where nobody can list them
 * @param used null where they are used in a way that does not say which
 * @param bindings by name {@code path#name}
 */
record ExportsFacts(
    @Nullable Set<String> provided,
    @Nullable Set<String> used,
    boolean survives,
    Map<String, String> bindings) {
  static final ExportsFacts ABSENT = new ExportsFacts(Set.of(), Set.of(), false, Map.of());

  /** What no case lists. */
  private static final Set<String> UNLISTED = Set.of("__esModule");

  private static final String UNKNOWN = "unknown";

  /** Whether a part of an expectation holds: {@code used a b}, {@code provided unknown}. */
  boolean fits(String said) {
    List<String> words = Arrays.asList(said.split(" ", -1));
    Set<String> names = new TreeSet<>(words.subList(1, words.size()));
    names.remove("nothing");
    return switch (words.getFirst()) {
      case "survives" -> survives;
      case "dropped" -> !survives;
      case "provided" -> fits(names, provided);
      case "used" -> fits(names, used);
      default -> throw new IllegalArgumentException(said);
    };
  }

  private static boolean fits(Set<String> names, @Nullable Set<String> found) {
    if (found == null || names.contains(UNKNOWN)) {
      return found == null && names.contains(UNKNOWN);
    }
    Set<String> listed = new TreeSet<>(found);
    listed.removeAll(UNLISTED);
    return listed.equals(names);
  }

  String said(String topic) {
    Set<String> names = topic.equals("used") ? used : provided;
    return topic.equals("survives")
        ? (survives ? "survives" : "dropped")
        : topic + " " + (names == null ? UNKNOWN : String.join(" ", names));
  }

  /** The modules of a document, by path. */
  static Map<String, ExportsFacts> read(String document) {
    Map<String, ExportsFacts> modules = new HashMap<>();
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), document)) {
      parser.nextToken();
      Object root = value(parser);
      for (Object module : list(map(root).get("modules"))) {
        modules.put(String.valueOf(map(module).get("path")), of(map(module)));
      }
    }
    return modules;
  }

  private static ExportsFacts of(Map<String, Object> module) {
    Map<String, String> bindings = new HashMap<>();
    for (Object export : list(module.get("exports"))) {
      Object binding = map(export).get("binding");
      if (binding instanceof Map<?, ?> found) {
        bindings.put(
            String.valueOf(map(export).get("name")), found.get("module") + "#" + found.get("name"));
      }
    }
    Object used = module.get("usedExports");
    return new ExportsFacts(
        names(module.get("providedExports")),
        Boolean.TRUE.equals(used) ? null : Boolean.FALSE.equals(used) ? Set.of() : names(used),
        Boolean.TRUE.equals(module.get("survives")),
        bindings);
  }

  private static @Nullable Set<String> names(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return null;
    }
    Set<String> names = new TreeSet<>();
    list.forEach(name -> names.add(String.valueOf(name)));
    return names;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> object = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          Object value = value(parser);
          if (value != null) {
            object.put(name, value);
          }
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Object value = value(parser);
          if (value != null) {
            list.add(value);
          }
        }
        yield list;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getValueAsString();
    };
  }
}
