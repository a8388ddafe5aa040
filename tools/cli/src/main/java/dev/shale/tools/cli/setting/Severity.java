package dev.shale.tools.cli.setting;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How bad it is when a rule is broken. */
public enum Severity {
  /** The check fails. */
  ERROR,
  /** It is said, and the check does not fail. */
  WARNING,
  /** The rule is not looked at. */
  OFF;

  /** Its name in files and output. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Severity ofLabel(String label) {
    for (Severity severity : values()) {
      if (severity.label().equals(label)) {
        return severity;
      }
    }
    return null;
  }

  static String[] labels() {
    return new String[] {ERROR.label(), WARNING.label(), OFF.label()};
  }
}
