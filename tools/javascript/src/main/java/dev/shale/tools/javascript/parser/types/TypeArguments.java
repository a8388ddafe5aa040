package dev.shale.tools.javascript.parser.types;

import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Shadows;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * What stands between angles: parameters and arguments, and how these are told from comparisons.
 */
public final class TypeArguments {
  private final Findings findings;
  private final Shadows shadows;
  private final Tokens tokens;
  private final Types types;

  TypeArguments(TypeGrammar grammar) {
    findings = grammar.findings;
    shadows = grammar.shadows;
    tokens = grammar.tokens;
    types = grammar.types;
  }

  /** A line end keeps {@code let x: any} apart from {@code <T>y} on the next line. */
  void typeArgumentsOnLine() {
    if (tokens.isOpenAngle() && !tokens.newlineBefore) {
      typeArguments();
    }
  }

  public void typeParameters() {
    tokens.openAngle();
    while (tokens.token != Token.END && tokens.bytes[tokens.tokenBegin] != '>') {
      // Modifiers: const, in, out. A name may be spelled like one of them.
      int name = 0;
      do {
        if (!Token.isWord(tokens.token)) {
          throw tokens.expected(Token.IDENTIFIER);
        }
        name = shadows.isKept ? tokens.internName() : 0;
        tokens.next();
      } while (Token.isWord(tokens.token) && tokens.token != Token.EXTENDS);
      if (shadows.isKept) {
        shadows.add(name);
      }
      if (tokens.accept(Token.EXTENDS)) {
        types.type();
      }
      if (tokens.accept(Token.ASSIGN)) {
        types.type();
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    tokens.closeAngle();
  }

  /** Skips {@code <A, B>} where nothing else is possible. */
  public void typeArguments() {
    typeArgumentsInside();
    tokens.closeAngle();
  }

  /** Skips up to the closing {@code >}, which is or begins the current token then. */
  private void typeArgumentsInside() {
    tokens.openAngle();
    types.type();
    // A comma may be the last: the compiler reads that, too, before it complains.
    while (tokens.accept(Token.COMMA) && tokens.byteAt(tokens.tokenBegin) != '>') {
      types.type();
    }
    if (tokens.tokenBegin >= tokens.end || tokens.bytes[tokens.tokenBegin] != '>') {
      throw tokens.expected(Token.GREATER);
    }
  }

  /**
   * Skips type arguments in an expression if that is what they are; {@code a < b > c} compares.
   * Follows the rule of the TypeScript compiler, which looks at the token behind.
   */
  public boolean tryTypeArguments() {
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    int depth = tokens.depth();
    int dependencyCount = findings.count();
    boolean isTypes = false;
    try {
      if (tokens.token == Token.SHIFT_LEFT || mayBeTypeArguments(from, newline)) {
        typeArgumentsInside();
        if (tokens.token == Token.GREATER) {
          tokens.next();
          isTypes = canFollowTypeArguments();
        }
      }
    } catch (ParseFailure refutation) {
      tokens.recover(refutation, depth);
      isTypes = false;
    }
    if (!isTypes) {
      findings.truncate(dependencyCount);
      tokens.rewind(from, newline);
    }
    return isTypes;
  }

  /** Spares most comparisons the attempt, by the two tokens behind the {@code <}. */
  private boolean mayBeTypeArguments(int from, boolean newline) {
    tokens.next();
    boolean isUnion = tokens.token == Token.BIT_OR || tokens.token == Token.BIT_AND;
    boolean may = isUnion || types.beginsType();
    if (may && !isUnion && tokens.token != Token.LEFT_BRACE && tokens.token != Token.LEFT_PAREN) {
      boolean isLiteral = !Token.isWord(tokens.token);
      if (!isLiteral || tokens.token == Token.STRING || tokens.token == Token.NUMBER) {
        tokens.next();
        may = isLiteral ? goesOnWithType() : Token.isWord(tokens.token) || goesOnWithType();
      }
    }
    tokens.rewind(from, newline);
    return may;
  }

  private boolean goesOnWithType() {
    return switch (tokens.token) {
      case Token.DOT,
          Token.COMMA,
          Token.LESS,
          Token.LEFT_BRACKET,
          Token.LEFT_PAREN,
          Token.LEFT_BRACE,
          Token.BACKQUOTE,
          Token.STRING,
          Token.BIT_OR,
          Token.BIT_AND,
          Token.GREATER,
          Token.SHIFT_RIGHT,
          Token.SHIFT_RIGHT_ZERO ->
          true;
      default -> false;
    };
  }

  private boolean canFollowTypeArguments() {
    return switch (tokens.token) {
      case Token.LEFT_PAREN, Token.BACKQUOTE -> true;
      case Token.LESS, Token.GREATER, Token.PLUS, Token.MINUS -> false;
      default ->
          tokens.newlineBefore
              || Token.precedence(tokens.token) > 0
              || !Token.beginsExpression(tokens.token);
    };
  }
}
