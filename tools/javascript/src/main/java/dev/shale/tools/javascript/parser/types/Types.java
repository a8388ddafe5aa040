package dev.shale.tools.javascript.parser.types;

import dev.shale.tools.javascript.parser.token.Literals;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * TypeScript types. They are erased before a program runs and hold no references that count, so
 * reading one means finding its end, and the modules that it names.
 */
public final class Types {
  private static final int TUPLE_LABELS = 1;
  static final int NO_CONDITIONAL = 1 << 1;

  private static final String[] PRIMITIVES = {
    "any", "bigint", "boolean", "never", "number", "object", "string", "symbol", "unknown"
  };

  private final TypeGrammar grammar;
  private final Literals literals;
  private final Tokens tokens;

  Types(TypeGrammar grammar) {
    this.grammar = grammar;
    literals = grammar.tokens.literals;
    tokens = grammar.tokens;
  }

  public void type() {
    type(0);
  }

  void typeWithoutCondition() {
    type(NO_CONDITIONAL);
  }

  void type(int flags) {
    Tokens tokens = this.tokens;
    tokens.enter();
    union(flags);
    if (tokens.token == Token.EXTENDS && !tokens.newlineBefore && (flags & NO_CONDITIONAL) == 0) {
      tokens.next();
      // What follows is no conditional type, so that its "?" is ours.
      typeWithoutCondition();
      tokens.expect(Token.QUESTION);
      type();
      tokens.expect(Token.COLON);
      type();
    }
    tokens.leave();
  }

  /** Operands joined by {@code |} and {@code &}, which may also precede the first. */
  private void union(int flags) {
    Tokens tokens = this.tokens;
    do {
      while (tokens.token == Token.BIT_OR || tokens.token == Token.BIT_AND) {
        tokens.next();
      }
      operand(flags);
    } while (tokens.token == Token.BIT_OR || tokens.token == Token.BIT_AND);
  }

  void operand(int flags) {
    primary(flags);
    typeSuffixes();
  }

  /** Skips what makes of a type that of a list or of a member. */
  void typeSuffixes() {
    Tokens tokens = this.tokens;
    while (true) {
      if (tokens.token == Token.LEFT_BRACKET && !tokens.newlineBefore) {
        tokens.next();
        if (tokens.token != Token.RIGHT_BRACKET) {
          type();
        }
        tokens.expect(Token.RIGHT_BRACKET);
      } else if (tokens.token == Token.DOT) {
        qualifier();
      } else {
        return;
      }
    }
  }

  private void qualifier() {
    Tokens tokens = this.tokens;
    tokens.next();
    if (!Token.isWord(tokens.token) && tokens.token != Token.PRIVATE_NAME) {
      throw tokens.expected(Token.IDENTIFIER);
    }
    tokens.next();
    grammar.typeArguments.typeArgumentsOnLine();
  }

  private void primary(int flags) {
    Tokens tokens = this.tokens;
    switch (tokens.token) {
      case Token.LEFT_BRACE -> grammar.objectTypes.objectType();
      case Token.LEFT_BRACKET -> tuple();
      case Token.LEFT_PAREN -> grammar.functionTypes.parenthesizedOrFunction();
      case Token.BACKQUOTE -> templateType();
      case Token.LESS, Token.SHIFT_LEFT -> {
        grammar.typeArguments.typeParameters();
        grammar.functionTypes.functionType();
      }
      case Token.STRING, Token.NUMBER, Token.TRUE, Token.FALSE, Token.NULL -> tokens.next();
      case Token.MINUS -> {
        tokens.next();
        tokens.expect(Token.NUMBER);
      }
      case Token.NOT, Token.QUESTION, Token.STAR -> {
        // JSDoc's ?T, !T and *; harmless to accept.
        boolean isWhole = tokens.token == Token.STAR;
        tokens.next();
        if (!isWhole) {
          operand(flags);
        }
      }
      default -> word(flags);
    }
  }

  private void word(int flags) {
    Tokens tokens = this.tokens;
    if (!Token.isWord(tokens.token)) {
      throw tokens.unexpected();
    }
    if ((flags & TUPLE_LABELS) != 0 && isTupleLabel()) {
      tokens.next();
      return;
    }
    switch (tokens.token) {
      case Token.NEW -> constructorType();
      case Token.IMPORT -> grammar.typeQueries.importType();
      case Token.TYPEOF -> grammar.typeQueries.typeQuery();
      case Token.KEYOF, Token.READONLY, Token.UNIQUE -> prefixed(flags);
      case Token.INFER -> grammar.typeQueries.inferred(flags);
      case Token.ABSTRACT -> {
        tokens.next();
        if (tokens.token == Token.NEW) {
          constructorType();
        } else {
          grammar.typeArguments.typeArgumentsOnLine();
        }
      }
      case Token.ASSERTS -> grammar.functionTypes.assertion();
      case Token.THIS -> {
        tokens.next();
        grammar.functionTypes.predicate();
      }
      case Token.VOID, Token.UNDEFINED -> tokens.next();
      default -> plainName();
    }
  }

  private void plainName() {
    Tokens tokens = this.tokens;
    int begin = tokens.tokenBegin;
    int length = tokens.position - begin;
    tokens.next();
    if (tokens.isOpenAngle() && !isPrimitive(begin, length)) {
      grammar.typeArguments.typeArgumentsOnLine();
    }
  }

  /** Primitive types take no arguments: {@code x as any < 1} compares. */
  boolean isPrimitive(int from, int length) {
    for (String primitive : PRIMITIVES) {
      if (primitive.length() == length && tokens.begins(from, primitive)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word names an element of a tuple: {@code [x: T]}, {@code [x?: T]}. */
  private boolean isTupleLabel() {
    int behind = tokens.peek();
    return behind == Token.COLON || (behind == Token.QUESTION && isByteBehindQuestion(':'));
  }

  private boolean isByteBehindQuestion(int wanted) {
    Tokens tokens = this.tokens;
    int at = tokens.position;
    while (at < tokens.end && tokens.bytes[at] != '?') {
      at++;
    }
    do {
      at++;
    } while (at < tokens.end && tokens.bytes[at] <= ' ' && tokens.bytes[at] > 0);
    return tokens.byteAt(at) == wanted;
  }

  private void constructorType() {
    Tokens tokens = this.tokens;
    tokens.next();
    if (tokens.isOpenAngle()) {
      grammar.typeArguments.typeParameters();
    }
    grammar.functionTypes.functionType();
  }

  /** {@code keyof T}, or a type that is called {@code keyof}. */
  private void prefixed(int flags) {
    Tokens tokens = this.tokens;
    boolean mayBeName = tokens.token == Token.UNIQUE;
    tokens.next();
    if (tokens.isOpenAngle()) {
      grammar.typeArguments.typeArgumentsOnLine();
    } else if (beginsType() && !(mayBeName && tokens.newlineBefore)) {
      tokens.enter();
      operand(flags & NO_CONDITIONAL);
      tokens.leave();
    }
  }

  /** Whether the current token can be the first of a type; words always can. */
  boolean beginsType() {
    Tokens tokens = this.tokens;
    return switch (tokens.token) {
      case Token.LEFT_BRACE,
          Token.LEFT_BRACKET,
          Token.LEFT_PAREN,
          Token.BACKQUOTE,
          Token.LESS,
          Token.STRING,
          Token.NUMBER,
          Token.MINUS ->
          true;
      case Token.EXTENDS, Token.IN, Token.INSTANCEOF -> false;
      default -> Token.isWord(tokens.token);
    };
  }

  private void tuple() {
    Tokens tokens = this.tokens;
    tokens.next();
    while (tokens.token != Token.RIGHT_BRACKET) {
      tokens.accept(Token.ELLIPSIS);
      type(TUPLE_LABELS);
      tokens.accept(Token.QUESTION);
      if (tokens.accept(Token.COLON)) {
        type();
        tokens.accept(Token.QUESTION);
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    tokens.expect(Token.RIGHT_BRACKET);
  }

  private void templateType() {
    Tokens tokens = this.tokens;
    while (literals.templatePiece()) {
      tokens.next();
      type();
      if (tokens.token != Token.RIGHT_BRACE) {
        throw tokens.expected(Token.RIGHT_BRACE);
      }
    }
    tokens.next();
  }

  /** Skips what a class implements or an interface extends: names, whatever words they are. */
  public void heritageTypes() {
    Tokens tokens = this.tokens;
    do {
      if (Token.isName(tokens.token)) {
        tokens.next();
        grammar.typeArguments.typeArgumentsOnLine();
        while (tokens.token == Token.DOT) {
          qualifier();
        }
      } else {
        type();
      }
    } while (tokens.accept(Token.COMMA));
  }
}
