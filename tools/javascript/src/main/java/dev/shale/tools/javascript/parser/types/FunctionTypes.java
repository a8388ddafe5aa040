package dev.shale.tools.javascript.parser.types;

import dev.shale.tools.javascript.parser.token.Literals;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Function types, and how they are told from types in parentheses; what functions return. */
public final class FunctionTypes {
  private final TypeGrammar grammar;
  private final Literals literals;
  private final Tokens tokens;
  private final Types types;

  FunctionTypes(TypeGrammar grammar) {
    this.grammar = grammar;
    literals = grammar.tokens.literals;
    tokens = grammar.tokens;
    types = grammar.types;
  }

  void parenthesizedOrFunction() {
    Tokens tokens = this.tokens;
    if (isFunctionType()) {
      functionType();
      return;
    }
    tokens.next();
    types.type();
    tokens.expect(Token.RIGHT_PAREN);
  }

  void functionType() {
    Tokens tokens = this.tokens;
    parameterTypes();
    tokens.expect(Token.ARROW);
    tokens.enter();
    returnType();
    tokens.leave();
  }

  /** Looks behind an opening parenthesis, as far as it takes to tell parameters from a type. */
  boolean isFunctionType() {
    Tokens tokens = this.tokens;
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    tokens.next();
    boolean isFunction = tokens.token == Token.RIGHT_PAREN || tokens.token == Token.ELLIPSIS;
    if (!isFunction && skipParameterName()) {
      isFunction =
          switch (tokens.token) {
            case Token.COLON, Token.COMMA, Token.QUESTION, Token.ASSIGN -> true;
            case Token.RIGHT_PAREN -> tokens.peek() == Token.ARROW;
            default -> false;
          };
    }
    tokens.rewind(from, newline);
    return isFunction;
  }

  private boolean skipParameterName() {
    Tokens tokens = this.tokens;
    if (Token.isWord(tokens.token)) {
      tokens.next();
      return true;
    }
    if (tokens.token != Token.LEFT_BRACE && tokens.token != Token.LEFT_BRACKET) {
      return false;
    }
    skipBalanced();
    return true;
  }

  /** Skips a bracket and all up to its partner, whatever it is. */
  private void skipBalanced() {
    Tokens tokens = this.tokens;
    int open = 0;
    do {
      switch (tokens.token) {
        case Token.LEFT_BRACE, Token.LEFT_BRACKET, Token.LEFT_PAREN -> open++;
        case Token.RIGHT_BRACE, Token.RIGHT_BRACKET, Token.RIGHT_PAREN -> open--;
        case Token.BACKQUOTE -> skipTemplate();
        case Token.END -> throw tokens.unexpected();
        default -> {}
      }
      tokens.next();
    } while (open > 0);
  }

  private void skipTemplate() {
    Tokens tokens = this.tokens;
    tokens.enter();
    while (literals.templatePiece()) {
      tokens.next();
      while (tokens.token != Token.RIGHT_BRACE) {
        if (tokens.token == Token.LEFT_BRACE) {
          skipBalanced();
        } else if (tokens.token == Token.END) {
          throw tokens.unexpected();
        } else {
          if (tokens.token == Token.BACKQUOTE) {
            skipTemplate();
          }
          tokens.next();
        }
      }
    }
    tokens.leave();
  }

  void parameterTypes() {
    Tokens tokens = this.tokens;
    tokens.expect(Token.LEFT_PAREN);
    while (tokens.token != Token.RIGHT_PAREN) {
      tokens.accept(Token.ELLIPSIS);
      if (!skipParameterName()) {
        throw tokens.expected(Token.IDENTIFIER);
      }
      // A modifier in front of the name, as in a constructor's overload.
      if (Token.isWord(tokens.token)) {
        tokens.next();
      }
      tokens.accept(Token.QUESTION);
      if (tokens.accept(Token.COLON)) {
        types.type();
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    tokens.expect(Token.RIGHT_PAREN);
  }

  /** {@code T} or {@code x is T}, whatever {@code x} is called. */
  public void returnType() {
    Tokens tokens = this.tokens;
    if (tokens.token > Token.IDENTIFIER
        && Token.isName(tokens.token)
        && tokens.peekOnLine() == Token.IS) {
      tokens.next();
    } else {
      types.type();
    }
    predicate();
  }

  /** Reads {@code is T} if it is there. */
  void predicate() {
    Tokens tokens = this.tokens;
    if (tokens.token == Token.IS && !tokens.newlineBefore) {
      tokens.next();
      types.type();
    }
  }

  /** {@code asserts x}, {@code asserts x is T}, or a type that is called {@code asserts}. */
  void assertion() {
    Tokens tokens = this.tokens;
    int behind = tokens.peekOnLine();
    tokens.next();
    if (behind == Token.THIS || Token.isName(behind)) {
      tokens.next();
      predicate();
    } else {
      grammar.typeArguments.typeArgumentsOnLine();
    }
  }
}
