package dev.shale.tools.javascript.parser;

/** The braces of TypeScript types: object types, interface bodies and mapped types. */
abstract class ObjectTypes extends Lookahead {
  /** Skips a type. */
  abstract void type();

  /** Skips a type that may be a predicate: {@code x is T}, {@code asserts x}. */
  abstract void returnType();

  /** Skips {@code <T extends U = V>}. */
  abstract void typeParameters();

  /** Skips the parenthesised parameters of a signature. */
  abstract void parameterTypes();

  /** Skips from the opening brace to behind the closing one. */
  final void objectType() {
    expect(Token.LEFT_BRACE);
    while (token != Token.RIGHT_BRACE) {
      // Mapped types: { +readonly [K in T]-?: U }.
      if (token == Token.PLUS || token == Token.MINUS) {
        next();
      }
      member();
      if (token == Token.COMMA || token == Token.SEMICOLON) {
        next();
      } else if (token != Token.RIGHT_BRACE && !newlineBefore) {
        throw expected(Token.SEMICOLON);
      }
    }
    next();
  }

  private void member() {
    boolean isNamed = names();
    if (token == Token.LEFT_BRACKET) {
      bracketed();
      isNamed = true;
    }
    if (isNamed) {
      if (token == Token.PLUS || token == Token.MINUS) {
        next();
      }
      if (!accept(Token.QUESTION)) {
        accept(Token.NOT);
      }
    }
    signature(isNamed);
  }

  /**
   * Skips modifiers and a name. {@code readonly}, {@code get}, {@code new} and the like may be
   * either, and nothing is lost by reading any run of words as one.
   */
  private boolean names() {
    boolean isNamed = false;
    while (Token.isWord(token) || token == Token.STRING || token == Token.NUMBER) {
      next();
      isNamed = true;
      if (newlineBefore && token != Token.LEFT_PAREN) {
        break;
      }
    }
    if (token == Token.PRIVATE_NAME) {
      next();
      return true;
    }
    return isNamed;
  }

  /** An index signature, the head of a mapped type or a computed name. */
  private void bracketed() {
    next();
    if (Token.isWord(token)) {
      int behind = peek();
      if (behind == Token.COLON || behind == Token.IN) {
        next();
        next();
      }
    }
    type();
    if (accept(Token.AS)) {
      type();
    }
    expect(Token.RIGHT_BRACKET);
  }

  private void signature(boolean isNamed) {
    if (isOpenAngle()) {
      typeParameters();
    }
    if (token == Token.LEFT_PAREN) {
      parameterTypes();
      if (accept(Token.COLON)) {
        returnType();
      }
    } else if (accept(Token.COLON)) {
      type();
    } else if (!isNamed) {
      throw unexpected();
    }
  }
}
