package dev.shale.tools.cli.finding;

/**
 * What a finding is, whatever else changes in its files: no line, no count.
 *
 * @param rule the rule that is broken
 * @param from the module, relative to the directory of the configuration; may be empty
 * @param to the other module; may be empty
 * @param name a request or a package, where no module says it; may be empty
 */
public record Key(String rule, String from, String to, String name) implements Comparable<Key> {
  @Override
  public int compareTo(Key other) {
    int order = rule.compareTo(other.rule);
    order = order == 0 ? from.compareTo(other.from) : order;
    order = order == 0 ? to.compareTo(other.to) : order;
    return order == 0 ? name.compareTo(other.name) : order;
  }

  /** For people. */
  public String shown() {
    StringBuilder text = new StringBuilder(rule).append(':');
    for (String part : new String[] {from, to, name}) {
      if (!part.isEmpty()) {
        text.append(text.length() == rule.length() + 1 ? " " : " -> ").append(part);
      }
    }
    return text.toString();
  }
}
