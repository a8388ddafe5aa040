package dev.shale.tools.cli.setting;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A rule as it is to hold. A rule may be given several times.
 *
 * @param because why it holds, a sentence of the people who gave it; may be empty
 * @param values what its parameters are given, by key; those that are absent have their defaults
 * @param place where it is given, for people: {@code shale.json:3:15}, or {@code --rule}
 */
public record RuleSetting(
    Rule rule, Severity severity, String because, Map<String, List<Setting>> values, String place) {

  /** Keeps a copy. */
  public RuleSetting {
    values = Map.copyOf(values);
  }

  /** A rule with what holds when nothing else is said. */
  public static RuleSetting ofDefaults(Rule rule, String place) {
    return new RuleSetting(rule, rule.severity(), "", Map.of(), place);
  }

  /** Whether a parameter is given. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** What a parameter is given; nothing where it is absent. */
  public List<Setting> settings(String key) {
    return Objects.requireNonNullElse(values.get(key), List.of());
  }

  /** The one text of a parameter, or its default. */
  public String text(String key) {
    List<Setting> settings = settings(key);
    return settings.isEmpty() ? rule.parameter(key).absent() : settings.getFirst().text();
  }
}
