package dev.shale.tools.javascript.style;

/** The bytes of a style sheet and a place in them, with steps over comments, strings and names. */
final class StyleText {
  /** As deep as strings and interpolations nest in each other. */
  private static final int DEEPEST = 64;

  byte[] bytes = new byte[0];
  int position;
  int end;
  StyleSyntax syntax = StyleSyntax.CSS;

  /** Where the text inside of the last string ended. */
  int stringEnd;

  private int begin;
  private final byte[] open = new byte[DEEPEST];

  void open(StyleSyntax newSyntax, byte[] content, int contentBegin, int contentEnd) {
    syntax = newSyntax;
    bytes = content;
    begin = contentBegin;
    position = contentBegin;
    end = contentEnd;
  }

  /** The unsigned byte at an offset, or -1 behind the file. */
  int at(int offset) {
    return offset < end ? bytes[offset] & 0xff : -1;
  }

  /** The byte in front of an offset; 0 at the beginning. */
  int before(int offset) {
    return offset > begin ? bytes[offset - 1] : 0;
  }

  int current() {
    return at(position);
  }

  void advance(int count) {
    position = Math.min(end, position + count);
  }

  boolean isQuote() {
    int here = current();
    return here == '"' || here == '\'';
  }

  /** Whether a statement ends here. */
  boolean isStatementEnd() {
    int here = current();
    return here < 0 || here == ';' || here == '}' || (syntax.endsAtLine() && isLineEnd(here));
  }

  static boolean isLineEnd(int character) {
    return character == '\n' || character == '\r' || character == '\f';
  }

  static boolean isSpace(int character) {
    return character == ' ' || character == '\t' || isLineEnd(character);
  }

  private static boolean isName(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '-'
        || character == '_'
        || character >= 0x80;
  }

  boolean isNameHere() {
    return isName(current());
  }

  /** Where the name ends that begins at an offset. */
  int nameEnd(int from) {
    int at = from;
    while (isName(at(at))) {
      at++;
    }
    return at;
  }

  /** Whether a range is a word, whatever the case. */
  boolean isWord(int from, int until, String word) {
    if (until - from != word.length()) {
      return false;
    }
    for (int at = from; at < until; at++) {
      int character = bytes[at];
      int lower = character >= 'A' && character <= 'Z' ? character | 0x20 : character;
      if (lower != word.charAt(at - from)) {
        return false;
      }
    }
    return true;
  }

  /** Steps over white space and comments; not over the end of a line that ends a statement. */
  void skipSpace() {
    while (true) {
      skipPlainSpace(!syntax.endsAtLine());
      if (!isComment()) {
        return;
      }
      skipComment();
    }
  }

  void skipPlainSpace(boolean overLines) {
    while (isSpace(current()) && (overLines || !isLineEnd(current()))) {
      position++;
    }
  }

  boolean isComment() {
    if (current() != '/') {
      return false;
    }
    int second = at(position + 1);
    return second == '*' || (second == '/' && syntax.hasLineComments());
  }

  void skipComment() {
    int indent = syntax == StyleSyntax.SASS ? indent() : -1;
    if (indent >= 0) {
      skipIndented(indent);
    } else if (at(position + 1) == '/') {
      skipLine();
    } else {
      advance(2);
      while (position < end && !(bytes[position] == '*' && at(position + 1) == '/')) {
        position++;
      }
      advance(2);
    }
  }

  private void skipLine() {
    while (position < end && !isLineEnd(bytes[position])) {
      position++;
    }
  }

  /** How far the place is indented; -1 if it is not the first of its line. */
  private int indent() {
    int at = position;
    while (at > begin && (bytes[at - 1] == ' ' || bytes[at - 1] == '\t')) {
      at--;
    }
    return at == begin || isLineEnd(bytes[at - 1]) ? position - at : -1;
  }

  /** To a comment of indented Sass belong all lines behind it that are indented further. */
  private void skipIndented(int indent) {
    skipLine();
    while (position < end) {
      int line = position;
      skipPlainSpace(true);
      int inner = indent();
      if (inner >= 0 && inner <= indent) {
        position = Math.max(line, position - inner);
        return;
      }
      skipLine();
    }
  }

  /**
   * Steps over a string. Inside of one, Sass may compute a value, which may have strings again.
   *
   * @return false for one that is broken off by the end of its line, where the place is then; the
   *     end of the file closes it
   */
  boolean skipString() {
    int depth = 1;
    open[0] = bytes[position++];
    while (position < end) {
      int here = bytes[position];
      byte inside = open[depth - 1];
      if (here == '\\') {
        skipEscape();
        continue;
      }
      if (inside != '{' && isLineEnd(here)) {
        stringEnd = position;
        return false;
      }
      depth = inside == '{' ? depthInCode(here, depth) : depthInString(here, depth);
      position++;
      if (depth == 0) {
        stringEnd = position - 1;
        return true;
      }
    }
    stringEnd = end;
    return true;
  }

  private int depthInCode(int here, int depth) {
    if (here == '}') {
      return depth - 1;
    }
    boolean opens = here == '{' || here == '"' || here == '\'';
    return opens ? push(here, depth) : depth;
  }

  private int depthInString(int here, int depth) {
    if (here == open[depth - 1]) {
      return depth - 1;
    }
    if (here == '#' && at(position + 1) == '{' && syntax.isSass()) {
      position++;
      return push('{', depth);
    }
    return depth;
  }

  private int push(int opened, int depth) {
    if (depth == DEEPEST) {
      return depth;
    }
    open[depth] = (byte) opened;
    return depth + 1;
  }

  /** Steps over a backslash and what it is for; the end of a line may have two bytes. */
  void skipEscape() {
    boolean isWindowsEnd = at(position + 1) == '\r' && at(position + 2) == '\n';
    advance(isWindowsEnd ? 3 : 2);
  }

  /**
   * Goes to the end of a statement, or to the brace that opens its block, which is not stepped
   * over.
   *
   * @param atComma whether a comma outside of parentheses is an end, too
   */
  void skipPrelude(boolean atComma) {
    int parentheses = 0;
    int braces = 0;
    while (position < end) {
      int here = bytes[position];
      if (isQuote()) {
        skipString();
      } else if (isComment()) {
        skipComment();
      } else if (here == '\\') {
        skipEscape();
      } else {
        boolean isOuter = parentheses <= 0 && braces == 0;
        if (isOuter && (isStatementEnd() || (atComma && here == ','))) {
          return;
        }
        if (here == '{' && braces == 0 && !isInterpolation()) {
          return;
        }
        if (here == '}' && braces == 0) {
          return;
        }
        parentheses += here == '(' ? 1 : here == ')' ? -1 : 0;
        braces += here == '{' ? 1 : here == '}' ? -1 : 0;
        position++;
      }
    }
  }

  private boolean isInterpolation() {
    int before = before(position);
    return syntax != StyleSyntax.CSS && (before == '#' || before == '@');
  }

  /** Where the last byte before an offset is that is no white space; the offset behind it. */
  int trimmedEnd(int from, int until) {
    int at = until;
    while (at > from && isSpace(bytes[at - 1])) {
      at--;
    }
    return at;
  }
}
