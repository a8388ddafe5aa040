package dev.shale.tools.cli.setting;

import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.json.JsonPlaces;
import dev.shale.tools.javascript.json.JsonText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a configuration by the table of options. For one use. */
final class ConfigurationReader {
  /** A key that editors read, and nobody else. */
  static final String SCHEMA = "$schema";

  private static final String IMPORT = "import";
  private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

  private final byte[] bytes;
  private final String shown;
  private final JsonText json;
  private final JsonPlaces places;
  private final Map<Option, List<Setting>> settings = new EnumMap<>(Option.class);

  /**
   * A reader of a file.
   *
   * @param shown how sentences call the file
   */
  ConfigurationReader(byte[] bytes, String shown) {
    this.bytes = bytes;
    this.shown = shown;
    int begin = JsonText.begin(bytes);
    json = JsonText.withComments(bytes, begin, bytes.length);
    places = new JsonPlaces(bytes, begin);
  }

  /** Reads a file that is a configuration. */
  Configuration read(Path directory, String label, String note) {
    try {
      checkEncoding();
      readObject();
      if (json.peek() >= 0) {
        throw wrong(json.position(), "there is text behind the object; delete it");
      }
      return new Configuration(directory, shown, label, settings, note);
    } catch (JsonText.Failure failure) {
      throw broken(failure);
    }
  }

  /** Reads the configuration in a package.json; null where there is none. */
  @Nullable Configuration readKey(Path directory) {
    if (!goToKey()) {
      return null;
    }
    try {
      checkEncoding();
      readObject();
      while (json.hasNext('}')) {
        int at = next();
        if (json.name().equals(ConfigurationFinder.KEY)) {
          throw wrong(at, "the key \"shale\" comes twice; delete one");
        }
        json.skip();
      }
      return new Configuration(directory, shown, "package.json shale", settings, "");
    } catch (JsonText.Failure failure) {
      throw broken(failure);
    }
  }

  /** What is wrong in front of the key is said by those who read the rest of the file. */
  private boolean goToKey() {
    try {
      if (json.peek() != '{') {
        return false;
      }
      json.enter();
      while (json.hasNext('}')) {
        if (json.name().equals(ConfigurationFinder.KEY)) {
          return true;
        }
        json.skip();
      }
      return false;
    } catch (JsonText.Failure broken) {
      return false;
    }
  }

  private void checkEncoding() {
    if (JsonText.isUtf16(bytes)) {
      throw new ConfigurationException(shown + ":1:1: " + JsonText.UTF_16);
    }
    int at = ConfigurationFile.notUtf8(bytes);
    if (at >= 0) {
      throw wrong(at, "the file is not UTF-8; save it as UTF-8");
    }
  }

  private void readObject() {
    if (next() < 0 || json.peek() != '{') {
      throw wrongType("a configuration is", "an object");
    }
    json.enter();
    Map<String, String> seen = new HashMap<>();
    while (json.hasNext('}')) {
      int at = next();
      String key = json.name();
      checkFirst(key, at, seen);
      Option option = Option.ofKey(key);
      if (option != null) {
        settings.put(option, read(option));
      } else if (key.equals(SCHEMA)) {
        text("\"" + SCHEMA + "\" takes", "a text");
      } else {
        throw unknown(key, at);
      }
    }
  }

  private void checkFirst(String key, int at, Map<String, String> seen) {
    String place = place(at);
    String first = seen.putIfAbsent(key, place);
    if (first != null) {
      throw new ConfigurationException(
          place + ": \"" + Visible.of(key) + "\" comes twice, first at " + first + "; delete one");
    }
  }

  private ConfigurationException unknown(String key, int at) {
    String nearest = Words.nearest(key, Option.values());
    return wrong(
        at,
        "unknown key \""
            + Visible.of(key)
            + "\"."
            + (nearest.isEmpty() ? "" : " Did you mean \"" + nearest + "\"?")
            + " 'shale schema' prints all keys");
  }

  private List<Setting> read(Option option) {
    List<Setting> read = new ArrayList<>();
    switch (option.type()) {
      case FLAG -> read.add(flag(option));
      case WORD, TEXT, PATH -> read.add(setting(option, ""));
      case TEXTS, PATHS, EXTENSIONS -> list(option, "", read);
      case VALUES -> values(option, read);
      case ENTRIES -> entries(option, read);
    }
    return read;
  }

  private Setting flag(Option option) {
    int at = next();
    if (json.peek() != 't' && json.peek() != 'f') {
      throw wrongType(takes(option), option.type().what());
    }
    return new Setting("", json.scalar(), place(at));
  }

  private Setting setting(Option option, String name) {
    int at = next();
    String text = text(takes(option), option.type().what());
    if (!option.accepts(text)) {
      throw wrong(
          at, takes(option) + " " + option.expected() + ", not \"" + Visible.of(text) + "\"");
    }
    return new Setting(name, text, place(at));
  }

  private void list(Option option, String name, List<Setting> read) {
    if (json.peek() != '[') {
      throw wrongType(takes(option), option.type().what());
    }
    json.enter();
    while (json.hasNext(']')) {
      read.add(setting(option, name));
    }
  }

  private void values(Option option, List<Setting> read) {
    if (json.peek() != '{') {
      throw wrongType(takes(option), option.type().what());
    }
    json.enter();
    Map<String, String> seen = new HashMap<>();
    while (json.hasNext('}')) {
      int at = next();
      String name = json.name();
      checkFirst(name, at, seen);
      read.add(value(option, name, at));
    }
  }

  private Setting value(Option option, String name, int at) {
    int first = json.peek();
    if (first == '{' || first == '[') {
      throw wrongType("a value of \"" + option.key() + "\" is", "a text or another literal");
    }
    String text = first == '"' ? json.string() : literal();
    checkDefine(option, name, text, at);
    return new Setting(name, text, place(at));
  }

  /** The reader of JSON takes whatever begins like a number. */
  private String literal() {
    int at = next();
    String text = json.scalar();
    boolean isWord = text.equals("true") || text.equals("false") || text.equals("null");
    if (!isWord && !text.matches(NUMBER)) {
      throw wrong(at, "not JSON: " + Visible.of(text) + " is no number");
    }
    return text;
  }

  /** What a value may be is known to the parser alone. */
  private void checkDefine(Option option, String name, String text, int at) {
    try {
      new JavaScriptFrontEnd(Mode.PRODUCTION, Map.of(name, text));
    } catch (IllegalArgumentException failure) {
      String sentence = String.valueOf(failure.getMessage());
      throw wrong(at, "\"" + option.key() + "\": " + Visible.of(sentence));
    }
  }

  private void entries(Option option, List<Setting> read) {
    int at = next();
    if (json.peek() == '[') {
      list(option, "", read);
    } else if (json.peek() == '{') {
      namedEntries(option, read);
    } else {
      throw wrongType(takes(option), option.type().what());
    }
    checkAny(option, at, read.size());
  }

  private void namedEntries(Option option, List<Setting> read) {
    json.enter();
    Map<String, String> seen = new HashMap<>();
    while (json.hasNext('}')) {
      int at = next();
      String name = json.name();
      checkFirst(name, at, seen);
      if (json.peek() == '{') {
        imports(option, name, read);
      } else if (json.peek() == '"') {
        read.add(setting(option, name));
      } else {
        throw wrongType("an entry is", "a file, or {\"import\": [...]} with several of them");
      }
    }
  }

  private void imports(Option option, String name, List<Setting> read) {
    int begin = next();
    int before = read.size();
    json.enter();
    Map<String, String> seen = new HashMap<>();
    while (json.hasNext('}')) {
      int at = next();
      String key = json.name();
      checkFirst(key, at, seen);
      if (!key.equals(IMPORT)) {
        throw wrong(at, "unknown key \"" + Visible.of(key) + "\" of an entry; there is \"import\"");
      }
      if (json.peek() != '[') {
        throw wrongType("\"import\" takes", "a list of files");
      }
      list(option, name, read);
    }
    checkAny(option, begin, read.size() - before);
  }

  private void checkAny(Option option, int at, int count) {
    if (count == 0) {
      throw wrong(
          at,
          "\"" + option.key() + "\" has no file; name one, or delete the key to have them found");
    }
  }

  private String text(String takes, String what) {
    if (json.peek() != '"') {
      throw wrongType(takes, what);
    }
    return json.string();
  }

  private static String takes(Option option) {
    return "\"" + option.key() + "\" takes";
  }

  /** The offset of the next token. */
  private int next() {
    json.peek();
    return json.position();
  }

  private ConfigurationException wrongType(String takes, String what) {
    int at = next();
    String kind = json.kind();
    int first = json.peek();
    if (first != '"' && first != '{' && first != '[') {
      // What is no value at all is broken JSON.
      json.scalar();
    }
    return wrong(at, takes + " " + what + ", not " + kind);
  }

  private ConfigurationException broken(JsonText.Failure failure) {
    return wrong(failure.offset(), "not JSON: " + Visible.of(String.valueOf(failure.getMessage())));
  }

  private ConfigurationException wrong(int at, String sentence) {
    return new ConfigurationException(place(at) + ": " + sentence);
  }

  private String place(int at) {
    places.at(Math.min(at, bytes.length));
    return shown + ":" + places.line() + ":" + places.column();
  }
}
