package dev.shale.tools.javascript.parser.types;

import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** The braces of TypeScript types: object types, interface bodies and mapped types. */
public final class ObjectTypes {
  private final TypeGrammar grammar;
  private final Tokens tokens;
  private final Types types;

  ObjectTypes(TypeGrammar grammar) {
    this.grammar = grammar;
    tokens = grammar.tokens;
    types = grammar.types;
  }

  /** Skips from the opening brace to behind the closing one. */
  public void objectType() {
    Tokens tokens = this.tokens;
    tokens.expect(Token.LEFT_BRACE);
    while (tokens.token != Token.RIGHT_BRACE) {
      // Mapped types: { +readonly [K in T]-?: U }.
      if (tokens.token == Token.PLUS || tokens.token == Token.MINUS) {
        tokens.next();
      }
      member();
      if (tokens.token == Token.COMMA || tokens.token == Token.SEMICOLON) {
        tokens.next();
      } else if (tokens.token != Token.RIGHT_BRACE && !tokens.newlineBefore) {
        throw tokens.expected(Token.SEMICOLON);
      }
    }
    tokens.next();
  }

  private void member() {
    Tokens tokens = this.tokens;
    boolean isNamed = names();
    if (tokens.token == Token.LEFT_BRACKET) {
      bracketed();
      isNamed = true;
    }
    if (isNamed) {
      if (tokens.token == Token.PLUS || tokens.token == Token.MINUS) {
        tokens.next();
      }
      if (!tokens.accept(Token.QUESTION)) {
        tokens.accept(Token.NOT);
      }
    }
    signature(isNamed);
  }

  /**
   * Skips modifiers and a name. {@code readonly}, {@code get}, {@code new} and the like may be
   * either, and nothing is lost by reading any run of words as one.
   */
  private boolean names() {
    Tokens tokens = this.tokens;
    boolean isNamed = false;
    while (Token.isWord(tokens.token)
        || tokens.token == Token.STRING
        || tokens.token == Token.NUMBER) {
      tokens.next();
      isNamed = true;
      if (tokens.newlineBefore && tokens.token != Token.LEFT_PAREN) {
        break;
      }
    }
    if (tokens.token == Token.PRIVATE_NAME) {
      tokens.next();
      return true;
    }
    return isNamed;
  }

  /** An index signature, the head of a mapped type or a computed name. */
  private void bracketed() {
    Tokens tokens = this.tokens;
    tokens.next();
    if (Token.isWord(tokens.token)) {
      int behind = tokens.peek();
      if (behind == Token.COLON || behind == Token.IN) {
        tokens.next();
        tokens.next();
      }
    }
    types.type();
    if (tokens.accept(Token.AS)) {
      types.type();
    }
    tokens.expect(Token.RIGHT_BRACKET);
  }

  private void signature(boolean isNamed) {
    Tokens tokens = this.tokens;
    if (tokens.isOpenAngle()) {
      grammar.typeArguments.typeParameters();
    }
    if (tokens.token == Token.LEFT_PAREN) {
      grammar.functionTypes.parameterTypes();
      if (tokens.accept(Token.COLON)) {
        grammar.functionTypes.returnType();
      }
    } else if (tokens.accept(Token.COLON)) {
      types.type();
    } else if (!isNamed) {
      throw tokens.unexpected();
    }
  }
}
