package dev.shale.tools.cli.setting;

import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.javascript.json.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads rules by their table, and the tags that they name. */
final class RuleReader {
  static final String SEVERITY = "severity";
  static final String BECAUSE = "because";

  /** What tags may be given. */
  private static final Parameter TAG =
      Parameters.globs("tags", "none", "The modules that have the tag");

  private static final Parameter REASON =
      new Parameter(BECAUSE, ParameterType.TEXT, "", "none", "Why the rule holds");

  private final ConfigurationSource source;
  private final JsonText json;

  RuleReader(ConfigurationSource source) {
    this.source = source;
    json = source.json;
  }

  /** Names and their globs. */
  List<Setting> tags(Option option) {
    List<Setting> tags = new ArrayList<>();
    enterObject("\"" + option.key() + "\" takes", option.type().what());
    Map<String, String> seen = new HashMap<>();
    while (json.hasNext('}')) {
      int at = source.next();
      String name = json.name();
      source.checkFirst(name, at, seen);
      for (Setting glob : values(TAG, "the tag \"" + Visible.of(name) + "\" takes")) {
        tags.add(new Setting(name, glob.text(), glob.place()));
      }
    }
    return tags;
  }

  /** The rules of an object. */
  List<RuleSetting> read(Option option) {
    List<RuleSetting> rules = new ArrayList<>();
    enterObject("\"" + option.key() + "\" takes", option.type().what());
    Map<String, String> seen = new HashMap<>();
    while (json.hasNext('}')) {
      int at = source.next();
      String name = json.name();
      source.checkFirst(name, at, seen);
      Rule rule = Rule.ofLabel(name);
      if (rule == null) {
        throw unknown(name, at);
      }
      read(rule, rules);
    }
    return rules;
  }

  private void enterObject(String takes, String what) {
    if (source.next() < 0 || json.peek() != '{') {
      throw source.wrongType(takes, what);
    }
    json.enter();
  }

  private ConfigurationException unknown(String name, int at) {
    String nearest = Rule.nearest(name);
    return source.wrong(
        at,
        "there is no rule \""
            + Visible.of(name)
            + "\"."
            + (nearest.isEmpty() ? "" : " Did you mean \"" + nearest + "\"?")
            + " 'shale schema' prints all rules");
  }

  private void read(Rule rule, List<RuleSetting> rules) {
    switch (json.peek()) {
      case '"' -> rules.add(ofSeverity(rule));
      case '{' -> rules.add(ofObject(rule));
      case '[' -> list(rule, rules);
      default ->
          throw source.wrongType(
              quoted(rule.label()) + " takes",
              "a severity ("
                  + Words.either(Severity.labels())
                  + "), an object with parameters, or a list of those");
    }
  }

  private void list(Rule rule, List<RuleSetting> rules) {
    json.enter();
    while (json.hasNext(']')) {
      if (json.peek() != '{') {
        throw source.wrongType("a list of " + quoted(rule.label()) + " has", "objects");
      }
      rules.add(ofObject(rule));
    }
  }

  private RuleSetting ofSeverity(Rule rule) {
    int at = source.next();
    Severity severity = severity(quoted(rule.label()) + " takes");
    return made(rule, severity, "", Map.of(), at);
  }

  private Severity severity(String takes) {
    int at = source.next();
    String label = source.text(takes, Words.either(Severity.labels()));
    Severity severity = Severity.ofLabel(label);
    if (severity == null) {
      throw source.wrong(
          at,
          takes + " " + Words.either(Severity.labels()) + ", not \"" + Visible.of(label) + "\"");
    }
    return severity;
  }

  private RuleSetting ofObject(Rule rule) {
    int begin = source.next();
    Severity severity = rule.severity();
    String because = "";
    Map<String, List<Setting>> values = new LinkedHashMap<>();
    Map<String, String> seen = new HashMap<>();
    json.enter();
    while (json.hasNext('}')) {
      int at = source.next();
      String key = json.name();
      source.checkFirst(key, at, seen);
      Parameter parameter = rule.find(key);
      String takes = quoted(key) + " of " + quoted(rule.label()) + " takes";
      if (parameter != null) {
        values.put(key, values(parameter, takes));
      } else if (key.equals(SEVERITY)) {
        severity = severity(takes);
      } else if (key.equals(BECAUSE)) {
        because = value(REASON, takes).text();
      } else {
        throw unknown(rule, key, at);
      }
    }
    return made(rule, severity, because, values, begin);
  }

  private ConfigurationException unknown(Rule rule, String key, int at) {
    List<String> keys = new ArrayList<>(List.of(SEVERITY, BECAUSE));
    rule.parameters().forEach(parameter -> keys.add(parameter.key()));
    String nearest = Words.nearest(key, keys.toArray(String[]::new));
    return source.wrong(
        at,
        "unknown key "
            + quoted(key)
            + " of "
            + quoted(rule.label())
            + "."
            + (nearest.isEmpty() ? "" : " Did you mean \"" + nearest + "\"?")
            + " It has "
            + String.join(", ", keys));
  }

  private RuleSetting made(
      Rule rule, Severity severity, String because, Map<String, List<Setting>> values, int at) {
    boolean isGiven = rule.needs().length == 0 || severity == Severity.OFF;
    for (String key : rule.needs()) {
      isGiven |= values.containsKey(key);
    }
    if (!isGiven) {
      throw source.wrong(
          at,
          quoted(rule.label())
              + " needs "
              + Words.either(rule.needs())
              + ", as in "
              + rule.example());
    }
    return new RuleSetting(rule, severity, because, values, source.place(at));
  }

  private List<Setting> values(Parameter parameter, String takes) {
    List<Setting> values = new ArrayList<>();
    if (!parameter.type().isRepeated() || json.peek() != '[') {
      return List.of(value(parameter, takes));
    }
    int at = source.next();
    json.enter();
    while (json.hasNext(']')) {
      values.add(value(parameter, takes));
    }
    if (values.isEmpty() && Parameters.isChoice(parameter.key())) {
      throw source.wrong(at, takes + " " + parameter.type().what() + ", and this list is empty");
    }
    return values;
  }

  private Setting value(Parameter parameter, String takes) {
    int at = source.next();
    boolean isQuoted = json.peek() == '"';
    String text = text(parameter, takes);
    String problem = parameter.problem(text);
    if (!problem.isEmpty()) {
      String given = isQuoted ? quoted(text) : Visible.of(text);
      throw source.wrong(at, takes + " " + problem + ", not " + given);
    }
    return new Setting("", text, source.place(at));
  }

  private String text(Parameter parameter, String takes) {
    int first = json.peek();
    boolean isNumber = (first >= '0' && first <= '9') || first == '-';
    boolean isRight =
        switch (parameter.type()) {
          case FLAG -> first == 't' || first == 'f';
          case COUNT -> isNumber;
          case SIZE -> isNumber || first == '"';
          case WORD, TEXT, GLOBS, TEXTS -> first == '"';
        };
    if (!isRight) {
      throw source.wrongType(takes, parameter.type().what());
    }
    return first == '"' ? json.string() : source.literal();
  }

  private static String quoted(String text) {
    return "\"" + Visible.of(text) + "\"";
  }
}
