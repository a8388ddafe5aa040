package dev.shale.tools.javascript.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text as maps, lists, texts and booleans, for small files of which much is asked: numbers
 * and {@code null} are texts. Of a name that comes twice the last one counts.
 */
public final class JsonTree {
  /** What is wrong with JSON that is something else. */
  public static final String NO_OBJECT = "not a JSON object";

  /** As deep as values nest; what is deeper is left out. */
  private static final int DEEPEST = 64;

  private final JsonText json;

  private JsonTree(JsonText json) {
    this.json = json;
  }

  /**
   * Reads an object, with comments and commas behind last elements.
   *
   * @throws JsonText.Failure when it is none
   */
  public static Map<String, Object> read(byte[] bytes) {
    int begin = JsonText.begin(bytes);
    if (JsonText.isUtf16(bytes)) {
      throw new JsonText.Failure(JsonText.UTF_16, begin);
    }
    JsonText json = JsonText.withComments(bytes, begin, bytes.length);
    if (json.peek() != '{') {
      throw new JsonText.Failure(NO_OBJECT, json.position());
    }
    Map<String, Object> object = new JsonTree(json).object(0);
    if (json.peek() >= 0) {
      throw new JsonText.Failure("text behind the JSON object", json.position());
    }
    return object;
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    json.enter();
    while (json.hasNext('}')) {
      object.put(json.name(), value(depth));
    }
    return object;
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    json.enter();
    while (json.hasNext(']')) {
      list.add(value(depth));
    }
    return list;
  }

  private Object value(int depth) {
    int first = json.peek();
    if (depth == DEEPEST && (first == '{' || first == '[')) {
      json.skip();
      return "";
    }
    return switch (first) {
      case '{' -> object(depth + 1);
      case '[' -> list(depth + 1);
      case '"' -> json.string();
      case 't' -> Boolean.valueOf(json.scalar().equals("true"));
      case 'f' -> Boolean.valueOf(!json.scalar().equals("false"));
      default -> json.scalar();
    };
  }
}
