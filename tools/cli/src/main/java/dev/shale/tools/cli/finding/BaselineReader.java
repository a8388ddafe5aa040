package dev.shale.tools.cli.finding;

import dev.shale.tools.javascript.json.JsonPlaces;
import dev.shale.tools.javascript.json.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the file of a baseline. */
public final class BaselineReader {
  /** Where a file is wrong, and how: a sentence without its dot. */
  public static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Failure(String sentence) {
      super(sentence, null, false, false);
    }
  }

  private final byte[] bytes;
  private final String shown;
  private final JsonText json;
  private boolean hasSchema;

  private BaselineReader(byte[] bytes, String shown) {
    this.bytes = bytes;
    this.shown = shown;
    json = JsonText.of(bytes, JsonText.begin(bytes), bytes.length);
  }

  /**
   * Reads a file.
   *
   * @param shown how sentences call it
   * @throws Failure when it is no baseline
   */
  public static Baseline read(byte[] bytes, String shown) {
    BaselineReader reader = new BaselineReader(bytes, shown);
    try {
      return new Baseline(reader.keys());
    } catch (JsonText.Failure broken) {
      throw reader.wrong(broken.offset(), String.valueOf(broken.getMessage()));
    }
  }

  private List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    enter('{', "an object");
    while (json.hasNext('}')) {
      switch (json.name()) {
        case "schema" -> checkSchema();
        case "findings" -> readFindings(keys);
        default -> json.skip();
      }
    }
    if (!hasSchema) {
      throw wrong(0, "\"schema\" is not there");
    }
    return keys;
  }

  private void checkSchema() {
    int at = next();
    String schema = json.peek() == '"' ? json.string() : json.kind();
    if (!schema.equals(Baseline.SCHEMA)) {
      throw wrong(at, "the schema is " + schema + ", and this Shale reads " + Baseline.SCHEMA);
    }
    hasSchema = true;
  }

  private void readFindings(List<Key> keys) {
    enter('[', "a list of findings");
    while (json.hasNext(']')) {
      keys.add(key());
    }
  }

  private Key key() {
    int at = next();
    Map<String, String> fields = new HashMap<>();
    enter('{', "a finding");
    while (json.hasNext('}')) {
      String name = json.name();
      if (json.peek() == '"') {
        fields.put(name, json.string());
      } else {
        json.skip();
      }
    }
    if (!fields.containsKey("rule")) {
      throw wrong(at, "a finding without a rule");
    }
    return new Key(
        field(fields, "rule"), field(fields, "from"), field(fields, "to"), field(fields, "name"));
  }

  private static String field(Map<String, String> fields, String name) {
    return Objects.requireNonNullElse(fields.get(name), "");
  }

  private void enter(char first, String what) {
    if (json.peek() != first) {
      throw wrong(next(), "expected " + what);
    }
    json.enter();
  }

  private int next() {
    json.peek();
    return json.position();
  }

  private Failure wrong(int at, String sentence) {
    JsonPlaces places = new JsonPlaces(bytes, JsonText.begin(bytes));
    places.at(Math.min(Math.max(at, JsonText.begin(bytes)), bytes.length));
    return new Failure(
        shown
            + ":"
            + places.line()
            + ":"
            + places.column()
            + ": not a baseline of shale check: "
            + sentence
            + "; make it anew with --save-baseline");
  }
}
