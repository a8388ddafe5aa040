package dev.shale.tools.cli.question.affected;

/** What may be affected. */
public enum Group {
  TESTS("tests", "test file"),
  ENTRIES("entries", "entry"),
  PACKAGES("packages", "package"),
  MODULES("modules", "module");

  private final String label;
  private final String noun;

  Group(String label, String noun) {
    this.label = label;
    this.noun = noun;
  }

  /** The word for it on the command line. */
  public String label() {
    return label;
  }

  /** One of them, for people. */
  public String noun() {
    return noun;
  }
}
