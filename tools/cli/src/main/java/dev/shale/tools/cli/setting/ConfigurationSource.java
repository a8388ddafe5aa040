package dev.shale.tools.cli.setting;

import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.javascript.json.JsonPlaces;
import dev.shale.tools.javascript.json.JsonText;
import java.util.Map;

/** The text of a configuration: a place in it, and what is wrong there. */
final class ConfigurationSource {
  private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

  final JsonText json;
  private final byte[] bytes;
  private final String shown;
  private final JsonPlaces places;

  /**
   * The text of a file.
   *
   * @param shown how sentences call the file
   */
  ConfigurationSource(byte[] bytes, String shown) {
    this.bytes = bytes;
    this.shown = shown;
    int begin = JsonText.begin(bytes);
    json = JsonText.withComments(bytes, begin, bytes.length);
    places = new JsonPlaces(bytes, begin);
  }

  String shown() {
    return shown;
  }

  void checkEncoding() {
    if (JsonText.isUtf16(bytes)) {
      throw new ConfigurationException(shown + ":1:1: " + JsonText.UTF_16);
    }
    int at = ConfigurationFile.notUtf8(bytes);
    if (at >= 0) {
      throw wrong(at, "the file is not UTF-8; save it as UTF-8");
    }
  }

  void checkFirst(String key, int at, Map<String, String> seen) {
    String place = place(at);
    String first = seen.putIfAbsent(key, place);
    if (first != null) {
      throw new ConfigurationException(
          place + ": \"" + Visible.of(key) + "\" comes twice, first at " + first + "; delete one");
    }
  }

  /** The reader of JSON takes whatever begins like a number. */
  String literal() {
    int at = next();
    String text = json.scalar();
    boolean isWord = text.equals("true") || text.equals("false") || text.equals("null");
    if (!isWord && !text.matches(NUMBER)) {
      throw wrong(at, "not JSON: " + Visible.of(text) + " is no number");
    }
    return text;
  }

  String text(String takes, String what) {
    if (json.peek() != '"') {
      throw wrongType(takes, what);
    }
    return json.string();
  }

  /** The offset of the next token. */
  int next() {
    json.peek();
    return json.position();
  }

  ConfigurationException wrongType(String takes, String what) {
    int at = next();
    String kind = json.kind();
    int first = json.peek();
    if (first != '"' && first != '{' && first != '[') {
      // What is no value at all is broken JSON.
      json.scalar();
    }
    return wrong(at, takes + " " + what + ", not " + kind);
  }

  ConfigurationException broken(JsonText.Failure failure) {
    return wrong(failure.offset(), "not JSON: " + Visible.of(String.valueOf(failure.getMessage())));
  }

  ConfigurationException wrong(int at, String sentence) {
    return new ConfigurationException(place(at) + ": " + sentence);
  }

  String place(int at) {
    places.at(Math.min(at, bytes.length));
    return shown + ":" + places.line() + ":" + places.column();
  }
}
