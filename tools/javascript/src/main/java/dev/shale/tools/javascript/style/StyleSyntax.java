package dev.shale.tools.javascript.style;

/** The languages of style sheets. */
public enum StyleSyntax {
  CSS,
  SCSS,
  /** The syntax of Sass in which lines and indentation stand for semicolons and braces. */
  SASS,
  LESS,
  STYLUS;

  /** The language of a file, by its extension. */
  static StyleSyntax of(String path) {
    if (path.endsWith(".scss")) {
      return SCSS;
    }
    if (path.endsWith(".sass")) {
      return SASS;
    }
    if (path.endsWith(".less")) {
      return LESS;
    }
    return path.endsWith(".styl") ? STYLUS : CSS;
  }

  boolean isSass() {
    return this == SCSS || this == SASS;
  }

  boolean hasLineComments() {
    return this != CSS;
  }

  /** Whether the end of a line ends a statement. */
  boolean endsAtLine() {
    return this == SASS || this == STYLUS;
  }

  /** Whether a text has a value in it that only the compiler of the language knows. */
  boolean isComputed(byte[] bytes, int begin, int end) {
    for (int at = begin; at < end; at++) {
      if (bytes[at] == '{' && isComputed(at == begin ? 0 : bytes[at - 1])) {
        return true;
      }
    }
    return false;
  }

  private boolean isComputed(int before) {
    return switch (this) {
      case CSS -> false;
      case SCSS, SASS -> before == '#';
      case LESS -> before == '@';
      case STYLUS -> true;
    };
  }

  /** Whether a URL without quotes is an expression instead. */
  boolean isExpression(byte[] bytes, int begin, int end) {
    if (this == CSS) {
      return false;
    }
    if (this == LESS) {
      return begin < end && bytes[begin] == '@';
    }
    for (int at = begin; at < end; at++) {
      if (bytes[at] == '$') {
        return true;
      }
    }
    return false;
  }
}
