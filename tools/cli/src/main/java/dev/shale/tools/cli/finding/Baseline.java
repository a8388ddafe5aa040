package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Output;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Findings that are known and let no check fail. A file has a line for each, sorted, so that a
 * merge of two is one of lines.
 */
public final class Baseline {
  static final String SCHEMA = "shale.baseline/1";

  /** Nothing is known. */
  public static final Baseline NONE = new Baseline(Set.of());

  private final Set<Key> keys;
  private final Set<Key> used = new HashSet<>();
  private final Set<String> ruled = new HashSet<>();

  /** A baseline with some keys. */
  public Baseline(Collection<Key> keys) {
    this.keys = new HashSet<>(keys);
    keys.forEach(key -> ruled.add(key.rule()));
  }

  /** Whether a finding is known; it is found then. */
  public boolean contains(Key key) {
    boolean isKnown = keys.contains(key);
    if (isKnown) {
      used.add(key);
    }
    return isKnown;
  }

  /** Whether anything of a rule is known. */
  public boolean hasRule(String rule) {
    return ruled.contains(rule);
  }

  /** What is known of some rules and was not found, sorted. */
  public List<Key> gone(Collection<String> rules) {
    List<Key> gone = new ArrayList<>();
    for (Key key : new TreeSet<>(keys)) {
      if (rules.contains(key.rule()) && !used.contains(key)) {
        gone.add(key);
      }
    }
    return gone;
  }

  /** The same without some of it. */
  public Baseline without(Collection<Key> gone) {
    Baseline rest = new Baseline(keys);
    rest.keys.removeAll(gone);
    return rest;
  }

  /** How many findings are known. */
  public int count() {
    return keys.size();
  }

  /** Writes it as a file. */
  public void write(Output out) {
    out.print("{\n\"schema\": \"" + SCHEMA + "\",\n\"findings\": [");
    boolean isFirst = true;
    for (Key key : new TreeSet<>(keys)) {
      out.print(isFirst ? "\n" : ",\n");
      write(key, out);
      isFirst = false;
    }
    out.print("\n]\n}\n");
  }

  private static void write(Key key, Output out) {
    JsonGenerator json =
        JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), out);
    json.writeStartObject();
    json.writeStringProperty("rule", key.rule());
    write("from", key.from(), json);
    write("to", key.to(), json);
    write("name", key.name(), json);
    json.writeEndObject();
    json.flush();
  }

  private static void write(String name, String text, JsonGenerator json) {
    if (!text.isEmpty()) {
      json.writeStringProperty(name, text);
    }
  }
}
