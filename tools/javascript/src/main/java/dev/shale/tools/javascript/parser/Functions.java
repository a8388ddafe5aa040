package dev.shale.tools.javascript.parser;

/** Functions with their parameters, and the patterns that declare names. */
abstract class Functions extends Grammar {
  /** In {@link #decoration}: there are decorators. */
  static final int DECORATED = 1 << 2;

  /** What the function around the innermost class is, as {@link #function} has it. */
  int surrounding;

  /** What the last decorators do: {@link #DECORATED} and constants of {@link InjectionNames}. */
  int decoration;

  /** Whether the annotations of the signature ahead are noted. */
  boolean notesSignature;

  /**
   * The tracked reference of {@code define} when the function ahead makes an AMD module, which is
   * given a {@code require} of its own; otherwise {@link Findings#NO_REFERENCE}.
   */
  int factoryAhead;

  /** Whether a comment in front of the statement says so of the function that it declares. */
  boolean pureFunctionAhead;

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    surrounding = OUTERMOST;
    decoration = 0;
    notesSignature = false;
    factoryAhead = Findings.NO_REFERENCE;
    pureFunctionAhead = false;
  }

  /** Reads a decorator and the decorators behind it. */
  abstract void decorators();

  /** Reads a name or a destructuring pattern and declares what it binds. */
  final void binding(boolean isHoisted) {
    switch (token) {
      case Token.LEFT_BRACKET -> arrayPattern(isHoisted);
      case Token.LEFT_BRACE -> objectPattern(isHoisted);
      default -> {
        declare(isHoisted);
        next();
      }
    }
  }

  private void arrayPattern(boolean isHoisted) {
    enter();
    int noted = patterns.suspend();
    next();
    while (token != Token.RIGHT_BRACKET) {
      if (accept(Token.COMMA)) {
        continue;
      }
      accept(Token.ELLIPSIS);
      binding(isHoisted);
      initializer();
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_BRACKET);
    patterns.resume(noted);
    leave();
  }

  private void objectPattern(boolean isHoisted) {
    enter();
    next();
    while (token != Token.RIGHT_BRACE) {
      if (accept(Token.ELLIPSIS)) {
        patterns.takeAll();
        binding(isHoisted);
      } else {
        property(isHoisted);
      }
      if (token == Token.ASSIGN) {
        int noted = patterns.suspend();
        initializer();
        patterns.resume(noted);
      }
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_BRACE);
    leave();
  }

  private void property(boolean isHoisted) {
    if (Token.isName(token) && peek() != Token.COLON) {
      if (patterns.isOpen()) {
        patterns.take(internName());
      }
      declare(isHoisted);
      next();
      return;
    }
    if (patterns.isOpen()) {
      notedProperty(isHoisted);
      return;
    }
    propertyName();
    expect(Token.COLON);
    binding(isHoisted);
  }

  private void notedProperty(boolean isHoisted) {
    int name = Exported.NO_NAME;
    if (Token.isWord(token)) {
      name = internName();
    } else if (token == Token.STRING) {
      name = internString();
    }
    int noted = patterns.suspend();
    propertyName();
    expect(Token.COLON);
    patterns.resume(noted);
    if (name == Exported.NO_NAME) {
      patterns.takeAll();
    } else if (token != Token.LEFT_BRACE) {
      patterns.take(name);
    } else {
      patterns.enter(name);
      objectPattern(isHoisted);
      patterns.leave();
      return;
    }
    patterns.suspend();
    binding(isHoisted);
    patterns.resume(noted);
  }

  /** Reads the name of a property, method or field; a computed one is an expression. */
  final void propertyName() {
    if (token == Token.LEFT_BRACKET) {
      next();
      nestedAssignment();
      expect(Token.RIGHT_BRACKET);
    } else if (Token.isWord(token)
        || token == Token.STRING
        || token == Token.NUMBER
        || token == Token.PRIVATE_NAME) {
      next();
    } else {
      throw unexpected();
    }
  }

  /** Reads {@code = value} if it is there. */
  final void initializer() {
    if (accept(Token.ASSIGN)) {
      conditions++;
      nestedAssignment();
      conditions--;
    }
  }

  /** Reads a function from its parameters on, in a scope that is open already, and closes it. */
  final void functionRest(int bits) {
    int outerContext = context;
    int outerFunction = function;
    boolean wasEvaluated = isEvaluated;
    boolean isNoted = notesSignature;
    int definer = factoryAhead;
    int dependencyCount = findings.count();
    factoryAhead = Findings.NO_REFERENCE;
    int shadowCount = shadows.count();
    notesSignature = false;
    context = 0;
    function = bits | LAZY;
    isEvaluated = false;
    optionalTypeParameters();
    parameters(isNoted);
    boolean isFactory = definer != Findings.NO_REFERENCE && scopes.declares(Names.REQUIRE);
    if (hasTypes && accept(Token.COLON)) {
      int from = tokenBegin;
      returnType();
      if (isNoted) {
        annotations.add(Annotations.RESULT, from, previousEnd);
      }
    }
    if (isNoted && token == Token.LEFT_BRACE) {
      annotations.add(Annotations.BODY, tokenBegin, position);
    }
    if (token == Token.LEFT_BRACE) {
      body();
    } else if (hasTypes) {
      // An overload, or the function is ambient.
      semicolon();
    } else {
      throw expected(Token.LEFT_BRACE);
    }
    context = outerContext;
    function = outerFunction;
    isEvaluated = wasEvaluated;
    if (!isNoted) {
      shadows.truncate(shadowCount);
    }
    if (isFactory) {
      findings.give(dependencyCount, definer, uses);
    }
    scopes.pop();
  }

  /**
   * Reads a body in braces. It shares the scope of the parameters unless a default value refers to
   * something: a name declared in the body is not meant there.
   */
  final void body() {
    boolean isApart = scopes.hasReferences();
    if (isApart) {
      scopes.push(Scopes.FUNCTION);
    }
    int shadowCount = shadows.count();
    expect(Token.LEFT_BRACE);
    statements();
    expect(Token.RIGHT_BRACE);
    shadows.truncate(shadowCount);
    if (isApart) {
      scopes.pop();
    }
  }

  private void parameters(boolean isNoted) {
    expect(Token.LEFT_PAREN);
    while (token != Token.RIGHT_PAREN) {
      parameter(isNoted);
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_PAREN);
  }

  private void parameter(boolean isNoted) {
    int kind = Annotations.PARAMETER;
    if (token == Token.AT) {
      // They run where the class is.
      int outer = function;
      function = surrounding;
      effects++;
      decorators();
      function = outer;
      if (isNoted) {
        annotations.add(Annotations.DECORATED, tokenBegin, position);
        boolean isReplaced = (decoration & InjectionNames.TOKEN) != 0;
        kind = isReplaced ? Annotations.REPLACED : kind;
      }
      decoration = 0;
    }
    if (hasTypes) {
      parameterModifiers();
    }
    kind = accept(Token.ELLIPSIS) ? Annotations.REST : kind;
    if (hasTypes && token == Token.THIS) {
      next();
    } else {
      binding(false);
    }
    if (hasTypes) {
      accept(Token.QUESTION);
      annotation(isNoted, kind);
    }
    initializer();
  }

  /** Skips {@code : T} if it is there. */
  final void annotation(boolean isNoted, int kind) {
    if (accept(Token.COLON)) {
      int from = tokenBegin;
      int shadowCount = shadows.count();
      type();
      if (isNoted) {
        shadows.truncate(shadowCount);
        annotations.add(kind, from, previousEnd);
      }
    }
  }

  /** {@code constructor(private readonly x: T)}. */
  private void parameterModifiers() {
    while (isParameterModifier()) {
      int behind = peek();
      if (!Token.isName(behind)
          && behind != Token.LEFT_BRACE
          && behind != Token.LEFT_BRACKET
          && behind != Token.ELLIPSIS) {
        return;
      }
      next();
    }
  }

  private boolean isParameterModifier() {
    return switch (token) {
      case Token.PUBLIC, Token.PRIVATE, Token.PROTECTED, Token.READONLY, Token.OVERRIDE -> true;
      default -> false;
    };
  }

  /** Reads {@code function} and what follows as an expression; its name is its own. */
  final void functionExpression(int bits) {
    next();
    int kind = bits | (accept(Token.STAR) ? GENERATOR : 0);
    scopes.push(Scopes.FUNCTION);
    if (Token.isName(token)) {
      declare(false);
      next();
    }
    functionRest(kind);
  }

  /** Reads {@code function} and what follows as a declaration; a default export has no name. */
  final void functionDeclaration(int bits) {
    next();
    int kind = bits | (accept(Token.STAR) ? GENERATOR : 0);
    if (token != Token.LEFT_PAREN && token != Token.LESS) {
      declare(false);
      pureFunction(internName());
      next();
    }
    scopes.push(Scopes.FUNCTION);
    functionRest(kind);
  }

  /** Notes that a comment says of the function of this name that calls have no effects. */
  final void pureFunction(int name) {
    if (pureFunctionAhead && scopes.depth() == 1) {
      names.isPureFunction[name] = true;
      parts.addPureFunction();
    }
    pureFunctionAhead = false;
  }

  /** Reads a method from its parameters on. */
  final void method(int bits) {
    scopes.push(Scopes.FUNCTION);
    functionRest(bits);
  }

  /** Reads the arrow and the body; the scope that holds the parameters is open, and is closed. */
  final int arrow(int bits) {
    int outerContext = context;
    int outerFunction = function;
    boolean wasEvaluated = isEvaluated;
    int definer = factoryAhead;
    int dependencyCount = findings.count();
    factoryAhead = Findings.NO_REFERENCE;
    boolean isFactory = definer != Findings.NO_REFERENCE && scopes.declares(Names.REQUIRE);
    expect(Token.ARROW);
    function = bits | LAZY;
    isEvaluated = false;
    if (token == Token.LEFT_BRACE) {
      context = 0;
      body();
    } else {
      context = outerContext & ~BINDING;
      arrowValue();
    }
    context = outerContext;
    function = outerFunction;
    isEvaluated = wasEvaluated;
    if (isFactory) {
      findings.give(dependencyCount, definer, uses);
    }
    scopes.pop();
    return Constants.ARROW;
  }

  private void arrowValue() {
    boolean isApart = scopes.hasReferences();
    if (isApart) {
      scopes.push(Scopes.FUNCTION);
    }
    assignment();
    if (isApart) {
      scopes.pop();
    }
  }
}
