package dev.shale.tools.javascript.parser;

/** Array and object literals, which may turn out to be patterns, and templates. */
abstract class ObjectLiterals extends Classes {
  /** Where an array begins whose elements {@link #listed} is told. */
  int listBegin;

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    listBegin = -1;
  }

  /** Called with the value of each element of the array that begins at {@link #listBegin}. */
  abstract void listed(int value);

  /** Reads an array; its elements are names to bind where the array itself could be one. */
  final void array() {
    int outer = context;
    boolean isList = tokenBegin == listBegin;
    context = outer & BINDING;
    next();
    while (token != Token.RIGHT_BRACKET) {
      if (accept(Token.COMMA)) {
        continue;
      }
      if (accept(Token.ELLIPSIS)) {
        effect();
      }
      int value = assignment();
      if (isList) {
        listed(value);
      }
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    context = outer;
    expect(Token.RIGHT_BRACKET);
  }

  final void object() {
    int outer = context;
    context = outer & BINDING;
    next();
    while (token != Token.RIGHT_BRACE) {
      if (accept(Token.ELLIPSIS)) {
        effect();
        assignment();
      } else {
        property();
      }
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    context = outer;
    expect(Token.RIGHT_BRACE);
  }

  private void property() {
    int bits = 0;
    if (token == Token.GET || token == Token.SET || token == Token.ASYNC) {
      int behind = peek();
      if (beginsPropertyName(behind)) {
        bits = token == Token.ASYNC ? ASYNC : 0;
        next();
      }
    }
    if (accept(Token.STAR)) {
      bits |= GENERATOR;
    }
    if (Token.isName(token)) {
      named(bits);
    } else {
      propertyName();
      propertyRest(bits);
    }
  }

  private static boolean beginsPropertyName(int token) {
    return Token.isWord(token)
        || token == Token.STRING
        || token == Token.NUMBER
        || token == Token.LEFT_BRACKET
        || token == Token.STAR
        || token == Token.PRIVATE_NAME;
  }

  /** A property with a plain name, which alone can stand for its value too. */
  private void named(int bits) {
    int after = position;
    int behind = after < end ? bytes[after] : '}';
    if (behind != ':' && behind != '(') {
      behind = peek();
      if (behind == Token.COMMA || behind == Token.RIGHT_BRACE || behind == Token.ASSIGN) {
        shorthand();
        return;
      }
    }
    next();
    propertyRest(bits);
  }

  private void shorthand() {
    reference();
    next();
    if (accept(Token.ASSIGN)) {
      conditions++;
      nestedAssignment();
      conditions--;
    }
  }

  private void propertyRest(int bits) {
    if (accept(Token.COLON)) {
      assignment();
    } else if (token == Token.LEFT_PAREN || (hasTypes && isOpenAngle())) {
      method(bits);
    } else {
      throw expected(Token.COLON);
    }
  }

  /** Reads a template; returns its value when it has no substitutions. */
  final int template() {
    int from = tokenBegin;
    if (!templatePiece()) {
      next();
      return Constants.string(from);
    }
    do {
      next();
      nested();
      if (token != Token.RIGHT_BRACE) {
        throw expected(Token.RIGHT_BRACE);
      }
    } while (templatePiece());
    next();
    return Constants.UNKNOWN;
  }
}
