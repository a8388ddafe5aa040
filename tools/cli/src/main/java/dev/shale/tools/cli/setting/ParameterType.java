package dev.shale.tools.cli.setting;

/** What a parameter of a rule is given. */
public enum ParameterType {
  FLAG("true or false"),
  WORD("a text"),
  TEXT("a text"),
  COUNT("a whole number from 0 on"),
  SIZE("a size from 1 byte on, such as 200000 or \"200k\""),
  GLOBS("a glob or a list of globs"),
  TEXTS("a text or a list of texts");

  private final String what;

  ParameterType(String what) {
    this.what = what;
  }

  /** How it is written in a file, for people. */
  public String what() {
    return what;
  }

  /** Whether it may be more than one text. */
  public boolean isRepeated() {
    return this == GLOBS || this == TEXTS;
  }
}
