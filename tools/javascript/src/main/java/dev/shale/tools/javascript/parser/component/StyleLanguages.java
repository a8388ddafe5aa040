package dev.shale.tools.javascript.parser.component;

/** What a {@code lang} or {@code type} says about a style sheet: the extension of such a file. */
final class StyleLanguages {
  /** Of a language that is not read. */
  static final String NONE = "";

  private static final String[] EXTENSIONS = {".css", ".scss", ".sass", ".less", ".styl"};

  /** Names of each, with those that {@code type} has. */
  private static final String[][] NAMES = {
    {"", "css", "postcss", "pcss", "text/css", "text/postcss"},
    {"scss", "text/scss", "text/x-scss"},
    {"sass", "text/sass", "text/x-sass"},
    {"less", "text/less", "text/x-less"},
    {"stylus", "styl", "text/stylus", "text/x-stylus"}
  };

  private StyleLanguages() {}

  /** The extension that the current attribute of a tag means. */
  static String extension(Tag tag) {
    if (tag.valueBegin == Tag.NONE) {
      return EXTENSIONS[0];
    }
    for (int language = 0; language < EXTENSIONS.length; language++) {
      for (String name : NAMES[language]) {
        if (tag.isValue(name)) {
          return EXTENSIONS[language];
        }
      }
    }
    return NONE;
  }
}
