package dev.shale.tools.javascript.resolver.manifest;

import dev.shale.tools.javascript.json.JsonText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value of an {@code exports} or {@code imports} field: conditions with paths below. Goes
 * over the text once and does not recurse, since conditions nest as deep as their author likes. For
 * one use.
 */
public final class TargetReader {
  private final JsonText json;
  private final @Nullable Set<String> conditions;
  private final boolean areImports;
  private final List<String> texts = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();

  private TargetReader(JsonText json, @Nullable Set<String> conditions, boolean areImports) {
    this.json = json;
    this.conditions = conditions;
    this.areImports = areImports;
  }

  /** What the value that comes next says, as Node's PACKAGE_TARGET_RESOLVE has it. */
  public static Choice choose(JsonText json, Set<String> conditions, boolean areImports) {
    return new TargetReader(json, conditions, areImports).read();
  }

  /** Every text in the value that comes next, whatever the conditions. */
  public static List<String> texts(JsonText json) {
    TargetReader reader = new TargetReader(json, null, false);
    reader.read();
    return reader.texts;
  }

  /** An object or an array that is being read. */
  private abstract static class Open {
    abstract void add(Choice choice);

    abstract Choice choice();
  }

  /**
   * The first condition that holds; a name that comes twice has its first place, and last value.
   */
  private static final class Conditions extends Open {
    private final Map<String, Choice> choices = new LinkedHashMap<>();
    private String name = "";

    @Override
    void add(Choice choice) {
      choices.put(name, choice);
    }

    @Override
    Choice choice() {
      for (Choice choice : choices.values()) {
        if (choice.kind() != Choice.Kind.UNDEFINED) {
          return choice;
        }
      }
      return Choice.UNDEFINED;
    }
  }

  /** The first target that is valid, whether its file exists or not. An empty array forbids. */
  private static final class Alternatives extends Open {
    private @Nullable Choice last;

    @Override
    void add(Choice choice) {
      boolean isDecided = last != null && last.kind() == Choice.Kind.TARGET;
      if (!isDecided && (last == null || choice.kind() != Choice.Kind.UNDEFINED)) {
        last = choice;
      }
    }

    @Override
    Choice choice() {
      return last == null ? Choice.FORBIDDEN : last;
    }
  }

  private Choice read() {
    Choice value = begin();
    while (true) {
      Open around = open.peek();
      if (around == null) {
        return value == null ? Choice.UNDEFINED : value;
      }
      if (value != null) {
        around.add(value);
      }
      if (hasNext(around)) {
        value = begin();
      } else {
        open.pop();
        value = around.choice();
      }
    }
  }

  /** Reads the value that comes next, or enters it: null. */
  private @Nullable Choice begin() {
    switch (json.peek()) {
      case '"' -> {
        String text = json.string();
        texts.add(text);
        return Choice.of(text, areImports);
      }
      case '{' -> open.push(new Conditions());
      case '[' -> open.push(new Alternatives());
      default -> {
        String text = json.scalar();
        return text.equals("null")
            ? Choice.FORBIDDEN
            : Choice.invalid(text.concat(", which is no path"));
      }
    }
    json.enter();
    return null;
  }

  /** Whether another element comes that counts. */
  private boolean hasNext(Open around) {
    if (!(around instanceof Conditions object)) {
      return json.hasNext(']');
    }
    while (json.hasNext('}')) {
      String name = json.name();
      if (conditions == null || name.equals("default") || conditions.contains(name)) {
        object.name = name;
        return true;
      }
      json.skip();
    }
    return false;
  }
}
