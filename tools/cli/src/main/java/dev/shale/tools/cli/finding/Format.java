package dev.shale.tools.cli.finding;

import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** How findings may be shown. */
public enum Format {
  TEXT("for people, with the lines that are meant"),
  JSON("schema shale.check/1 of docs/json.md"),
  SARIF("SARIF 2.1.0, for code scanning"),
  GITHUB("annotations of GitHub Actions"),
  GITLAB("a Code Quality report of GitLab"),
  JUNIT("JUnit XML, a test case for each error"),
  MARKDOWN("a table, for $GITHUB_STEP_SUMMARY");

  private final String what;

  Format(String what) {
    this.what = what;
  }

  /** Its name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, for people. */
  public String what() {
    return what;
  }

  /** The format of a name; null where there is none. */
  public static @Nullable Format ofLabel(String label) {
    for (Format format : values()) {
      if (format.label().equals(label)) {
        return format;
      }
    }
    return null;
  }

  /** All names. */
  public static String labels() {
    StringJoiner labels = new StringJoiner(", ");
    for (Format format : values()) {
      labels.add(format.label());
    }
    return labels.toString();
  }
}
