package dev.shale.tools.cli.setting;

import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.javascript.json.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads the entries of a configuration: a list of files, or names of them. */
final class EntryReader {
  static final String IMPORT = "import";
  static final String DEPEND_ON = "dependOn";
  static final String RUNTIME = "runtime";

  private final ConfigurationSource source;
  private final JsonText json;
  private final List<EntrySetting> named = new ArrayList<>();

  EntryReader(ConfigurationSource source) {
    this.source = source;
    json = source.json;
  }

  /**
   * Reads what an option takes.
   *
   * @param files gets the files, with the names of their entries
   * @return the entries that have names
   */
  List<EntrySetting> read(Option option, List<Setting> files) {
    int at = source.next();
    String takes = "\"" + option.key() + "\" takes";
    switch (json.peek()) {
      case '[' -> texts(takes, option.type().what(), (text, place) -> add("", text, place, files));
      case '{' -> readNames(files);
      default -> throw source.wrongType(takes, option.type().what());
    }
    if (files.isEmpty()) {
      throw source.wrong(
          at,
          "\"" + option.key() + "\" has no file; name one, or delete the key to have them found");
    }
    checkOrder();
    return named;
  }

  private static void add(String name, String text, String place, List<Setting> files) {
    files.add(new Setting(name, text, place));
  }

  private void readNames(List<Setting> files) {
    json.enter();
    Map<String, String> seen = new HashMap<>();
    while (json.hasNext('}')) {
      int at = source.next();
      String name = json.name();
      source.checkFirst(name, at, seen);
      if (name.isEmpty()) {
        throw source.wrong(at, "an entry has no name; it takes one that is not empty");
      }
      int before = files.size();
      switch (json.peek()) {
        case '{' -> readEntry(name, source.place(at), files);
        case '"', '[' -> {
          readFiles("an entry is", name, files);
          named.add(new EntrySetting(name, List.of(), "", source.place(at)));
        }
        default ->
            throw source.wrongType(
                "an entry is", "a file, a list of files, or {\"import\": [...]} with them");
      }
      if (files.size() == before) {
        throw source.wrong(at, "the entry \"" + Visible.of(name) + "\" has no file; name one");
      }
    }
  }

  private void readFiles(String takes, String name, List<Setting> files) {
    texts(takes, "a file or a list of files", (text, place) -> add(name, text, place, files));
  }

  private void readEntry(String name, String place, List<Setting> files) {
    json.enter();
    Map<String, String> seen = new HashMap<>();
    List<String> dependOn = new ArrayList<>();
    String runtime = "";
    while (json.hasNext('}')) {
      int at = source.next();
      String key = json.name();
      source.checkFirst(key, at, seen);
      switch (key) {
        case IMPORT -> readFiles("\"import\" takes", name, files);
        case DEPEND_ON ->
            texts(
                "\"dependOn\" takes",
                "the name of an entry or a list of names",
                (text, where) -> dependOn.add(text));
        case RUNTIME -> runtime = nonEmpty("\"runtime\" takes", "a name");
        default ->
            throw source.wrong(
                at,
                "unknown key \""
                    + Visible.of(key)
                    + "\" of an entry; there are "
                    + "\"import\", \"dependOn\" and \"runtime\"");
      }
    }
    named.add(new EntrySetting(name, dependOn, runtime, place));
  }

  /** Reads a text, or a list of texts; each with its place. */
  private void texts(String takes, String what, BiConsumer<String, String> read) {
    if (json.peek() != '[') {
      int at = source.next();
      read.accept(nonEmpty(takes, what), source.place(at));
      return;
    }
    json.enter();
    while (json.hasNext(']')) {
      int at = source.next();
      read.accept(nonEmpty(takes, what), source.place(at));
    }
  }

  private String nonEmpty(String takes, String what) {
    int at = source.next();
    String text = source.text(takes, what);
    String problem = Option.ENTRIES.problem(text);
    if (!problem.isEmpty()) {
      throw source.wrong(at, takes + " " + problem + ", not \"" + Visible.of(text) + "\"");
    }
    return text;
  }

  private void checkOrder() {
    Map<String, EntrySetting> byName = new HashMap<>();
    named.forEach(entry -> byName.put(entry.name(), entry));
    for (EntrySetting entry : named) {
      String it = entry.place() + ": the entry \"" + Visible.of(entry.name()) + "\"";
      if (!entry.runtime().isEmpty() && !entry.dependOn().isEmpty()) {
        throw new ConfigurationException(
            it + " has \"runtime\" and \"dependOn\"; its runtime is that of what it depends on");
      }
      if (byName.containsKey(entry.runtime())) {
        throw new ConfigurationException(
            it + " has a runtime with the name of an entry; choose another name");
      }
      for (String before : entry.dependOn()) {
        if (!byName.containsKey(before)) {
          throw new ConfigurationException(
              it + " depends on \"" + Visible.of(before) + "\", and there is no such entry");
        }
      }
      if (isBefore(entry, entry.name(), byName, new HashSet<>())) {
        throw new ConfigurationException(it + " depends on itself; delete one of \"dependOn\"");
      }
    }
  }

  private static boolean isBefore(
      EntrySetting at, String name, Map<String, EntrySetting> byName, Set<String> seen) {
    for (String before : at.dependOn()) {
      EntrySetting next = byName.get(before);
      if (before.equals(name)) {
        return true;
      }
      if (next != null && seen.add(before) && isBefore(next, name, byName, seen)) {
        return true;
      }
    }
    return false;
  }
}
