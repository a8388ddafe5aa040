package dev.shale.tools.cli.setting;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What {@code shale unused} looks for, in the order of its output, and the rule about each. */
public enum UnusedKind {
  FILES("files", Rule.UNUSED_FILES, "Unused files", "unused file"),
  EXPORTS("exports", Rule.UNUSED_EXPORTS, "Unused exports", "unused export"),
  DUPLICATES("duplicates", Rule.DUPLICATE_EXPORTS, "Duplicate exports", "duplicate export"),
  DEPENDENCIES(
      "dependencies", Rule.UNUSED_DEPENDENCIES, "Unused dependencies", "unused dependency"),
  UNLISTED("unlisted", Rule.UNLISTED_DEPENDENCIES, "Unlisted dependencies", "unlisted import"),
  DEVELOPMENT(
      "development",
      Rule.NO_DEV_DEPENDENCIES,
      "Development dependencies in code that ships",
      "import of a development dependency");

  private final String label;
  private final Rule rule;
  private final String title;
  private final String noun;

  UnusedKind(String label, Rule rule, String title, String noun) {
    this.label = label;
    this.rule = rule;
    this.title = title;
    this.noun = noun;
  }

  /** The kind of a name; null where there is none. */
  public static @Nullable UnusedKind ofLabel(String label) {
    for (UnusedKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    return null;
  }

  /** All names. */
  public static String labels() {
    StringJoiner labels = new StringJoiner(", ");
    for (UnusedKind kind : values()) {
      labels.add(kind.label);
    }
    return labels.toString();
  }

  /** Its name in arguments and output. */
  public String label() {
    return label;
  }

  /** The rule that finds it. */
  public Rule rule() {
    return rule;
  }

  /** What stands above what is found, for people. */
  public String title() {
    return title;
  }

  /** One of what is found, for people. */
  public String noun() {
    return noun;
  }
}
