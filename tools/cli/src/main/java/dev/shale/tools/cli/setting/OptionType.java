package dev.shale.tools.cli.setting;

/** What an option is given: how it is written, and what its texts must look like. */
public enum OptionType {
  FLAG("true or false"),
  WORD("a text"),
  TEXT("a text"),
  PATH("a path"),
  TEXTS("a list of texts"),
  PATHS("a list of paths"),
  EXTENSIONS("a list of texts"),
  VALUES("an object of names and values"),
  ENTRIES("a list of files, or an object of names and files");

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
      case TEXTS, PATHS, EXTENSIONS, VALUES, ENTRIES -> true;
      default -> false;
    };
  }
}
