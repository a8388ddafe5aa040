package dev.shale.tools.javascript;

/** What {@code process.env.NODE_ENV} is taken to be; also a condition of {@code exports} maps. */
public enum Mode {
  PRODUCTION("production"),
  DEVELOPMENT("development");

  private final String label;

  Mode(String label) {
    this.label = label;
  }

  /** The value of {@code process.env.NODE_ENV}. */
  public String label() {
    return label;
  }
}
