package dev.shale.tools.javascript.parser;

/** JSX elements and fragments. Inside of tags the usual tokens serve, between tags bytes. */
abstract class Jsx extends Pragmas {
  private int closingTag;

  /** The name in the last closing tag; empty in that of a fragment. */
  private int closingBegin;

  private int closingEnd;

  /** Reads an element from its {@code <} on and the token behind it. */
  final void jsx() {
    int outer = context;
    context = 0;
    element();
    context = outer;
    next();
  }

  /** Reads an element; the position is behind its last {@code >}, where text may follow. */
  private void element() {
    enter();
    int from = tokenBegin;
    position = from + 1;
    next();
    boolean isOpen = true;
    factories(endsTag());
    int nameBegin = tokenBegin;
    int nameEnd = tokenBegin;
    if (!endsTag()) {
      name();
      nameEnd = previousEnd;
      if (hasTypes && isOpenAngle()) {
        typeArguments();
      }
      isOpen = attributes(from);
    }
    position = tokenBegin + 1;
    if (isOpen) {
      children(from, nameBegin, nameEnd);
    }
    leave();
  }

  private boolean endsTag() {
    return token != Token.END && bytes[tokenBegin] == '>';
  }

  /** {@code a}, {@code a-b}, {@code a:b} or {@code A.b.c}; only capitals and members refer. */
  private void name() {
    int from = tokenBegin;
    if (!Token.isWord(token)) {
      throw expected(Token.IDENTIFIER);
    }
    int dashes = position;
    extendName();
    boolean isPlain = position == dashes;
    int value = Constants.UNKNOWN;
    char first = (char) (bytes[from] & 0xff);
    if (isPlain && Token.isName(token)) {
      boolean isLower = first >= 'a' && first <= 'z';
      if (!isLower || byteAt(behindSpaces(position)) == '.') {
        value = reference();
      }
    }
    next();
    qualifiers(value);
  }

  private void qualifiers(int value) {
    while (token == Token.DOT || token == Token.COLON) {
      next();
      if (!Token.isWord(token)) {
        throw expected(Token.IDENTIFIER);
      }
      if (Constants.isUse(value)) {
        uses.extend(Constants.number(value), internName(), position);
      }
      extendName();
      next();
    }
  }

  /** Names in tags have dashes, for which a token ends. */
  private void extendName() {
    while (position < end
        && (bytes[position] == '-' || Characters.NAME_PART[bytes[position] & 0xff])) {
      position++;
    }
  }

  /** Reads attributes up to the {@code >} of the tag; false if the element ends there. */
  private boolean attributes(int from) {
    while (true) {
      if (endsTag()) {
        return true;
      }
      if (token == Token.END) {
        throw unterminated(from);
      }
      if (token == Token.SLASH) {
        next();
        if (!endsTag()) {
          throw expected(Token.GREATER);
        }
        return false;
      }
      attribute();
    }
  }

  private void attribute() {
    if (token == Token.LEFT_BRACE) {
      next();
      expect(Token.ELLIPSIS);
      assignment();
      expect(Token.RIGHT_BRACE);
      return;
    }
    if (!Token.isWord(token)) {
      throw unexpected();
    }
    extendName();
    next();
    qualifiers(Constants.UNKNOWN);
    if (token != Token.END && bytes[tokenBegin] == '=') {
      position = tokenBegin + 1;
      value();
    }
  }

  /** Reads the value of an attribute; a string has no escapes and may span lines. */
  private void value() {
    skipTrivia();
    int quote = byteAt(position);
    if (quote == '"' || quote == '\'') {
      int from = position++;
      while (byteAt(position) != quote) {
        if (position >= end) {
          throw fail("Unterminated string literal", from);
        }
        position++;
      }
      position++;
      next();
      return;
    }
    next();
    if (token == Token.LEFT_BRACE) {
      next();
      expression();
      expect(Token.RIGHT_BRACE);
    } else if (isOpenAngle()) {
      element();
      next();
    } else {
      throw unexpected();
    }
  }

  /** Reads text, expressions and elements up to and including the closing tag. */
  private void children(int from, int nameBegin, int nameEnd) {
    while (true) {
      int at = position;
      while (at < end && bytes[at] != '<' && bytes[at] != '{') {
        at++;
      }
      position = at;
      if (at >= end) {
        throw unterminated(from);
      }
      next();
      if (token == Token.LEFT_BRACE) {
        container();
      } else if (closesElement()) {
        if (!closes(nameBegin, nameEnd)) {
          String tag = quoted(closingTag, position);
          throw fail("Unterminated JSX element: " + tag + " closes another", from);
        }
        return;
      } else {
        element();
      }
    }
  }

  private ParseFailure unterminated(int from) {
    return fail("Unterminated JSX element", from);
  }

  /** Whether the closing tag that was read has a name; those with spaces inside may differ. */
  private boolean closes(int nameBegin, int nameEnd) {
    return isSame(closingBegin, closingEnd, nameBegin, nameEnd)
        || hasSpace(closingBegin, closingEnd)
        || hasSpace(nameBegin, nameEnd);
  }

  private boolean hasSpace(int from, int until) {
    for (int at = from; at < until; at++) {
      if ((bytes[at] >= 0 && bytes[at] <= ' ') || bytes[at] == '/') {
        return true;
      }
    }
    return false;
  }

  private void container() {
    next();
    if (token != Token.RIGHT_BRACE) {
      accept(Token.ELLIPSIS);
      expression();
    }
    // The text behind the brace is no token.
    if (token != Token.RIGHT_BRACE) {
      throw expected(Token.RIGHT_BRACE);
    }
  }

  /** Reads a closing tag if that is what the current {@code <} begins. */
  private boolean closesElement() {
    int from = tokenBegin;
    position = from + 1;
    skipTrivia();
    if (byteAt(position) != '/') {
      tokenBegin = from;
      return false;
    }
    position++;
    next();
    closingTag = from;
    closingBegin = tokenBegin;
    closingEnd = tokenBegin;
    if (Token.isWord(token)) {
      extendName();
      next();
      qualifiers(Constants.UNKNOWN);
      closingEnd = previousEnd;
    }
    if (!endsTag()) {
      throw expected(Token.GREATER);
    }
    position = tokenBegin + 1;
    return true;
  }
}
