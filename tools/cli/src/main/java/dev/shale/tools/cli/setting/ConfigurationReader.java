package dev.shale.tools.cli.setting;

import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.Mode;
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

  private final ConfigurationSource source;
  private final JsonText json;
  private final Map<Option, List<Setting>> settings = new EnumMap<>(Option.class);
  private final List<EntrySetting> entries = new ArrayList<>();
  private final List<RuleSetting> rules = new ArrayList<>();

  /**
   * A reader of a file.
   *
   * @param shown how sentences call the file
   */
  ConfigurationReader(byte[] bytes, String shown) {
    source = new ConfigurationSource(bytes, shown);
    json = source.json;
  }

  /** Reads a file that is a configuration. */
  Configuration read(Path directory, String label, String note) {
    try {
      source.checkEncoding();
      readObject();
      if (json.peek() >= 0) {
        throw source.wrong(json.position(), "there is text behind the object; delete it");
      }
      checkTags();
      return new Configuration(directory, source.shown(), label, settings, entries, rules, note);
    } catch (JsonText.Failure failure) {
      throw source.broken(failure);
    }
  }

  /** Reads the configuration in a package.json; null where there is none. */
  @Nullable Configuration readKey(Path directory) {
    if (!goToKey()) {
      return null;
    }
    try {
      source.checkEncoding();
      readObject();
      while (json.hasNext('}')) {
        int at = source.next();
        if (json.name().equals(ConfigurationFinder.KEY)) {
          throw source.wrong(at, "the key \"shale\" comes twice; delete one");
        }
        json.skip();
      }
      checkTags();
      return new Configuration(
          directory, source.shown(), "package.json shale", settings, entries, rules, "");
    } catch (JsonText.Failure failure) {
      throw source.broken(failure);
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

  private void readObject() {
    if (source.next() < 0 || json.peek() != '{') {
      throw source.wrongType("a configuration is", "an object");
    }
    json.enter();
    Map<String, String> seen = new HashMap<>();
    while (json.hasNext('}')) {
      int at = source.next();
      String key = json.name();
      source.checkFirst(key, at, seen);
      Option option = Option.ofKey(key);
      if (option != null) {
        settings.put(option, read(option));
      } else if (key.equals(SCHEMA)) {
        source.text("\"" + SCHEMA + "\" takes", "a text");
      } else {
        throw unknown(key, at);
      }
    }
  }

  private ConfigurationException unknown(String key, int at) {
    String nearest = Words.nearest(key, keys());
    return source.wrong(
        at,
        "unknown key \""
            + Visible.of(key)
            + "\"."
            + (nearest.isEmpty() ? "" : " Did you mean \"" + nearest + "\"?")
            + " 'shale schema' prints all keys");
  }

  private static String[] keys() {
    Option[] options = Option.values();
    String[] keys = new String[options.length];
    for (int index = 0; index < keys.length; index++) {
      keys[index] = options[index].key();
    }
    return keys;
  }

  private void checkTags() {
    new TagCheck(settings.getOrDefault(Option.TAGS, List.of())).check(rules);
  }

  private List<Setting> read(Option option) {
    List<Setting> read = new ArrayList<>();
    switch (option.type()) {
      case FLAG -> read.add(flag(option));
      case WORD, TEXT, PATH -> read.add(setting(option, ""));
      case TEXTS, PATHS, GLOBS, EXTENSIONS -> list(option, "", read);
      case VALUES, SWITCHES -> values(option, read);
      case ENTRIES -> entries.addAll(new EntryReader(source).read(option, read));
      case GROUPS -> read.addAll(new RuleReader(source).tags(option));
      case RULES -> rules.addAll(new RuleReader(source).read(option));
    }
    return read;
  }

  private Setting flag(Option option) {
    int at = source.next();
    if (json.peek() != 't' && json.peek() != 'f') {
      throw source.wrongType(takes(option), option.type().what());
    }
    return new Setting("", json.scalar(), source.place(at));
  }

  private Setting setting(Option option, String name) {
    int at = source.next();
    int first = json.peek();
    boolean isSwitch = (first == 't' || first == 'f') && option.takesBoolean(first == 't');
    String text = isSwitch ? json.scalar() : source.text(takes(option), option.what());
    check(option, text, option.problem(text), at);
    return new Setting(name, text, source.place(at));
  }

  private void check(Option option, String text, String problem, int at) {
    if (!problem.isEmpty()) {
      throw source.wrong(at, takes(option) + " " + problem + ", not \"" + Visible.of(text) + "\"");
    }
  }

  private void list(Option option, String name, List<Setting> read) {
    if (json.peek() != '[') {
      throw source.wrongType(takes(option), option.type().what());
    }
    json.enter();
    while (json.hasNext(']')) {
      read.add(setting(option, name));
    }
  }

  private void values(Option option, List<Setting> read) {
    if (json.peek() != '{') {
      throw source.wrongType(takes(option), option.type().what());
    }
    json.enter();
    Map<String, String> seen = new HashMap<>();
    while (json.hasNext('}')) {
      int at = source.next();
      String name = json.name();
      source.checkFirst(name, at, seen);
      boolean isSwitch = option.type() == OptionType.SWITCHES;
      read.add(isSwitch ? switched(option, name, at) : value(option, name, at));
    }
  }

  private Setting switched(Option option, String name, int at) {
    check(option, name, GlobText.problem(name), at);
    if (json.peek() != 't' && json.peek() != 'f') {
      throw source.wrongType("a value of \"" + option.key() + "\" is", "true or false");
    }
    return new Setting(name, json.scalar(), source.place(at));
  }

  private Setting value(Option option, String name, int at) {
    int first = json.peek();
    if (first == '{' || first == '[') {
      throw source.wrongType("a value of \"" + option.key() + "\" is", "a text or another literal");
    }
    String text = first == '"' ? json.string() : source.literal();
    checkDefine(option, name, text, at);
    return new Setting(name, text, source.place(at));
  }

  /** What a value may be is known to the parser alone. */
  private void checkDefine(Option option, String name, String text, int at) {
    try {
      new JavaScriptFrontEnd(Mode.PRODUCTION, Map.of(name, text));
    } catch (IllegalArgumentException failure) {
      String sentence = String.valueOf(failure.getMessage());
      throw source.wrong(at, "\"" + option.key() + "\": " + Visible.of(sentence));
    }
  }

  private static String takes(Option option) {
    return "\"" + option.key() + "\" takes";
  }
}
