package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyKind;

/**
 * TypeScript types. They are erased before a program runs and hold no references that count, so
 * reading one means finding its end, and the modules that it names.
 */
abstract class Types extends ObjectTypes {
  private static final int TUPLE_LABELS = 1;
  private static final int NO_CONDITIONAL = 1 << 1;

  private static final String[] PRIMITIVES = {
    "any", "bigint", "boolean", "never", "number", "object", "string", "symbol", "unknown"
  };

  final Bindings bindings = new Bindings();
  final Findings findings = new Findings(bindings);

  /** Names of type parameters and of types in functions, where decorators are told types. */
  final Shadows shadows = new Shadows();

  /** Whether the type at the position was read before. */
  boolean isSecondReading;

  @Override
  final void type() {
    type(0);
  }

  final void typeWithoutCondition() {
    type(NO_CONDITIONAL);
  }

  private void type(int flags) {
    enter();
    union(flags);
    if (token == Token.EXTENDS && !newlineBefore && (flags & NO_CONDITIONAL) == 0) {
      next();
      // What follows is no conditional type, so that its "?" is ours.
      typeWithoutCondition();
      expect(Token.QUESTION);
      type();
      expect(Token.COLON);
      type();
    }
    leave();
  }

  /** Operands joined by {@code |} and {@code &}, which may also precede the first. */
  private void union(int flags) {
    do {
      while (token == Token.BIT_OR || token == Token.BIT_AND) {
        next();
      }
      operand(flags);
    } while (token == Token.BIT_OR || token == Token.BIT_AND);
  }

  final void operand(int flags) {
    primary(flags);
    typeSuffixes();
  }

  /** Skips what makes of a type that of a list or of a member. */
  final void typeSuffixes() {
    while (true) {
      if (token == Token.LEFT_BRACKET && !newlineBefore) {
        next();
        if (token != Token.RIGHT_BRACKET) {
          type();
        }
        expect(Token.RIGHT_BRACKET);
      } else if (token == Token.DOT) {
        qualifier();
      } else {
        return;
      }
    }
  }

  private void qualifier() {
    next();
    if (!Token.isWord(token) && token != Token.PRIVATE_NAME) {
      throw expected(Token.IDENTIFIER);
    }
    next();
    typeArgumentsOnLine();
  }

  /** A line end keeps {@code let x: any} apart from {@code <T>y} on the next line. */
  private void typeArgumentsOnLine() {
    if (isOpenAngle() && !newlineBefore) {
      typeArguments();
    }
  }

  private void primary(int flags) {
    switch (token) {
      case Token.LEFT_BRACE -> objectType();
      case Token.LEFT_BRACKET -> tuple();
      case Token.LEFT_PAREN -> parenthesizedOrFunction();
      case Token.BACKQUOTE -> templateType();
      case Token.LESS, Token.SHIFT_LEFT -> {
        typeParameters();
        functionType();
      }
      case Token.STRING, Token.NUMBER, Token.TRUE, Token.FALSE, Token.NULL -> next();
      case Token.MINUS -> {
        next();
        expect(Token.NUMBER);
      }
      case Token.NOT, Token.QUESTION, Token.STAR -> {
        // JSDoc's ?T, !T and *; harmless to accept.
        boolean isWhole = token == Token.STAR;
        next();
        if (!isWhole) {
          operand(flags);
        }
      }
      default -> word(flags);
    }
  }

  private void word(int flags) {
    if (!Token.isWord(token)) {
      throw unexpected();
    }
    if ((flags & TUPLE_LABELS) != 0 && isTupleLabel()) {
      next();
      return;
    }
    switch (token) {
      case Token.NEW -> constructorType();
      case Token.IMPORT -> importType();
      case Token.TYPEOF -> typeQuery();
      case Token.KEYOF, Token.READONLY, Token.UNIQUE -> prefixed(flags);
      case Token.INFER -> inferred(flags);
      case Token.ABSTRACT -> {
        next();
        if (token == Token.NEW) {
          constructorType();
        } else {
          typeArgumentsOnLine();
        }
      }
      case Token.ASSERTS -> assertion();
      case Token.THIS -> {
        next();
        predicate();
      }
      case Token.VOID, Token.UNDEFINED -> next();
      default -> {
        int begin = tokenBegin;
        int length = position - begin;
        next();
        if (isOpenAngle() && !isPrimitive(begin, length)) {
          typeArgumentsOnLine();
        }
      }
    }
  }

  /** Primitive types take no arguments: {@code x as any < 1} compares. */
  final boolean isPrimitive(int from, int length) {
    for (String primitive : PRIMITIVES) {
      if (primitive.length() == length && begins(from, primitive)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word names an element of a tuple: {@code [x: T]}, {@code [x?: T]}. */
  private boolean isTupleLabel() {
    int behind = peek();
    return behind == Token.COLON || (behind == Token.QUESTION && isByteBehindQuestion(':'));
  }

  private boolean isByteBehindQuestion(int wanted) {
    int at = position;
    while (at < end && bytes[at] != '?') {
      at++;
    }
    do {
      at++;
    } while (at < end && bytes[at] <= ' ' && bytes[at] > 0);
    return byteAt(at) == wanted;
  }

  private void constructorType() {
    next();
    if (isOpenAngle()) {
      typeParameters();
    }
    functionType();
  }

  /** {@code import("x").Y<Z>}: names a type, so it asks for a module and loads nothing. */
  private void importType() {
    int from = tokenBegin;
    next();
    expect(Token.LEFT_PAREN);
    int dependency = findings.count();
    if (token == Token.STRING && !isSecondReading) {
      findings.addType(DependencyKind.IMPORT.ordinal(), tokenBegin, position);
    }
    type();
    if (accept(Token.COMMA) && token != Token.RIGHT_PAREN) {
      importAttributes(dependency);
      accept(Token.COMMA);
    }
    expect(Token.RIGHT_PAREN);
    findings.surround(dependency, findings.count(), from, previousEnd);
    typeArgumentsOnLine();
  }

  /** {@code {with: {"resolution-mode": "import"}}}. */
  private void importAttributes(int dependency) {
    int behind = peek();
    if (token != Token.LEFT_BRACE || (behind != Token.WITH && behind != Token.ASSERT)) {
      objectType();
      return;
    }
    next();
    next();
    expect(Token.COLON);
    int from = tokenBegin;
    objectType();
    findings.attributes(dependency, findings.count(), from, previousEnd);
    accept(Token.COMMA);
    expect(Token.RIGHT_BRACE);
  }

  private void typeQuery() {
    next();
    if (token == Token.IMPORT) {
      importType();
      return;
    }
    if (!Token.isWord(token)) {
      throw unexpected();
    }
    next();
    while (token == Token.DOT) {
      next();
      if (!Token.isWord(token) && token != Token.PRIVATE_NAME) {
        throw expected(Token.IDENTIFIER);
      }
      next();
    }
    typeArgumentsOnLine();
  }

  /** {@code keyof T}, or a type that is called {@code keyof}. */
  private void prefixed(int flags) {
    boolean mayBeName = token == Token.UNIQUE;
    next();
    if (isOpenAngle()) {
      typeArgumentsOnLine();
    } else if (beginsType() && !(mayBeName && newlineBefore)) {
      enter();
      operand(flags & NO_CONDITIONAL);
      leave();
    }
  }

  private void inferred(int flags) {
    next();
    if (!Token.isName(token)) {
      return;
    }
    next();
    if (token == Token.EXTENDS) {
      inferConstraint(flags);
    }
  }

  /**
   * {@code infer U extends string} has a constraint unless a {@code ?} follows where a conditional
   * type is possible: then {@code extends} belongs to that one.
   */
  private void inferConstraint(int flags) {
    int from = tokenBegin;
    int depth = depth();
    boolean newline = newlineBefore;
    int dependencyCount = findings.count();
    boolean isConstraint;
    try {
      next();
      type(NO_CONDITIONAL);
      isConstraint = (flags & NO_CONDITIONAL) != 0 || token != Token.QUESTION;
    } catch (ParseFailure refutation) {
      recover(refutation, depth);
      isConstraint = false;
    }
    if (!isConstraint) {
      findings.truncate(dependencyCount);
      rewind(from, newline);
    }
  }

  /** Whether the current token can be the first of a type; words always can. */
  final boolean beginsType() {
    return switch (token) {
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
      default -> Token.isWord(token);
    };
  }

  private void tuple() {
    next();
    while (token != Token.RIGHT_BRACKET) {
      accept(Token.ELLIPSIS);
      type(TUPLE_LABELS);
      accept(Token.QUESTION);
      if (accept(Token.COLON)) {
        type();
        accept(Token.QUESTION);
      }
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_BRACKET);
  }

  private void templateType() {
    while (templatePiece()) {
      next();
      type();
      if (token != Token.RIGHT_BRACE) {
        throw expected(Token.RIGHT_BRACE);
      }
    }
    next();
  }

  private void parenthesizedOrFunction() {
    if (isFunctionType()) {
      functionType();
      return;
    }
    next();
    type();
    expect(Token.RIGHT_PAREN);
  }

  private void functionType() {
    parameterTypes();
    expect(Token.ARROW);
    enter();
    returnType();
    leave();
  }

  /** Looks behind an opening parenthesis, as far as it takes to tell parameters from a type. */
  final boolean isFunctionType() {
    int from = tokenBegin;
    boolean newline = newlineBefore;
    next();
    boolean isFunction = token == Token.RIGHT_PAREN || token == Token.ELLIPSIS;
    if (!isFunction && skipParameterName()) {
      isFunction =
          switch (token) {
            case Token.COLON, Token.COMMA, Token.QUESTION, Token.ASSIGN -> true;
            case Token.RIGHT_PAREN -> peek() == Token.ARROW;
            default -> false;
          };
    }
    rewind(from, newline);
    return isFunction;
  }

  private boolean skipParameterName() {
    if (Token.isWord(token)) {
      next();
      return true;
    }
    if (token != Token.LEFT_BRACE && token != Token.LEFT_BRACKET) {
      return false;
    }
    skipBalanced();
    return true;
  }

  /** Skips a bracket and all up to its partner, whatever it is. */
  private void skipBalanced() {
    int open = 0;
    do {
      switch (token) {
        case Token.LEFT_BRACE, Token.LEFT_BRACKET, Token.LEFT_PAREN -> open++;
        case Token.RIGHT_BRACE, Token.RIGHT_BRACKET, Token.RIGHT_PAREN -> open--;
        case Token.BACKQUOTE -> skipTemplate();
        case Token.END -> throw unexpected();
        default -> {}
      }
      next();
    } while (open > 0);
  }

  private void skipTemplate() {
    enter();
    while (templatePiece()) {
      next();
      while (token != Token.RIGHT_BRACE) {
        if (token == Token.LEFT_BRACE) {
          skipBalanced();
        } else if (token == Token.END) {
          throw unexpected();
        } else {
          if (token == Token.BACKQUOTE) {
            skipTemplate();
          }
          next();
        }
      }
    }
    leave();
  }

  @Override
  final void parameterTypes() {
    expect(Token.LEFT_PAREN);
    while (token != Token.RIGHT_PAREN) {
      accept(Token.ELLIPSIS);
      if (!skipParameterName()) {
        throw expected(Token.IDENTIFIER);
      }
      // A modifier in front of the name, as in a constructor's overload.
      if (Token.isWord(token)) {
        next();
      }
      accept(Token.QUESTION);
      if (accept(Token.COLON)) {
        type();
      }
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_PAREN);
  }

  /** {@code T} or {@code x is T}, whatever {@code x} is called. */
  @Override
  final void returnType() {
    if (token > Token.IDENTIFIER && Token.isName(token) && peekOnLine() == Token.IS) {
      next();
    } else {
      type();
    }
    predicate();
  }

  /** Reads {@code is T} if it is there. */
  private void predicate() {
    if (token == Token.IS && !newlineBefore) {
      next();
      type();
    }
  }

  /** {@code asserts x}, {@code asserts x is T}, or a type that is called {@code asserts}. */
  private void assertion() {
    int behind = peekOnLine();
    next();
    if (behind == Token.THIS || Token.isName(behind)) {
      next();
      predicate();
    } else {
      typeArgumentsOnLine();
    }
  }

  /** Skips what a class implements or an interface extends: names, whatever words they are. */
  final void heritageTypes() {
    do {
      if (Token.isName(token)) {
        next();
        typeArgumentsOnLine();
        while (token == Token.DOT) {
          qualifier();
        }
      } else {
        type();
      }
    } while (accept(Token.COMMA));
  }

  @Override
  final void typeParameters() {
    openAngle();
    while (token != Token.END && bytes[tokenBegin] != '>') {
      // Modifiers: const, in, out. A name may be spelled like one of them.
      int name = 0;
      do {
        if (!Token.isWord(token)) {
          throw expected(Token.IDENTIFIER);
        }
        name = shadows.isKept ? internName() : 0;
        next();
      } while (Token.isWord(token) && token != Token.EXTENDS);
      if (shadows.isKept) {
        shadows.add(name);
      }
      if (accept(Token.EXTENDS)) {
        type();
      }
      if (accept(Token.ASSIGN)) {
        type();
      }
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    closeAngle();
  }

  /** Skips {@code <A, B>} where nothing else is possible. */
  final void typeArguments() {
    typeArgumentsInside();
    closeAngle();
  }

  /** Skips up to the closing {@code >}, which is or begins the current token then. */
  final void typeArgumentsInside() {
    openAngle();
    type();
    // A comma may be the last: the compiler reads that, too, before it complains.
    while (accept(Token.COMMA) && byteAt(tokenBegin) != '>') {
      type();
    }
    if (tokenBegin >= end || bytes[tokenBegin] != '>') {
      throw expected(Token.GREATER);
    }
  }
}
