package dev.shale.tools.cli.setting;

/** What an option is given: how it is written, and what its texts must look like. */
public enum OptionType {
  FLAG("true or false"),
  WORD("a text"),
  TEXT("a text"),
  PATH("a path"),
  TEXTS("a list of texts"),
  PATHS("a list of paths"),
  GLOBS("a list of globs"),
  EXTENSIONS("a list of texts"),
  VALUES("an object of names and values"),
  SWITCHES("an object of globs, each true or false"),
  ENTRIES("a list of files, or an object of names and files"),
  GROUPS("an object of names and globs"),
  RULES("an object of rules");

  private final String what;

  OptionType(String what) {
    this.what = what;
  }

  /** How it is written in a file, for people. */
  public String what() {
    return what;
  }

  /** Whether it is more than one text. */
  public boolean isRepeated() {
    return switch (this) {
      case TEXTS, PATHS, GLOBS, EXTENSIONS, VALUES, SWITCHES, ENTRIES, GROUPS, RULES -> true;
      default -> false;
    };
  }
}
