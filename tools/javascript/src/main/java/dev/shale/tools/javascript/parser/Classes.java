package dev.shale.tools.javascript.parser;

/** Classes: heritage, members, decorators, and TypeScript's modifiers. */
abstract class Classes extends DecoratedTypes {
  /** Reads a class declaration; a default export has no name. */
  final void classDeclaration() {
    int decorators = decoration;
    decoration = 0;
    next();
    if (isClassName()) {
      declare(false);
      next();
    }
    classRest(decorators, tellsTypes(decorators));
  }

  /** Reads a class expression; its name is its own. */
  final void classExpression() {
    decoration = 0;
    next();
    scopes.push(Scopes.BLOCK);
    if (isClassName()) {
      declare(false);
      next();
    }
    classRest(0, false);
    scopes.pop();
  }

  private boolean isClassName() {
    if (hasTypes && token == Token.IMPLEMENTS) {
      // class implements Foo {} has no name; class implements {} has this one.
      int behind = peek();
      return behind == Token.LEFT_BRACE || behind == Token.EXTENDS || behind == Token.LESS;
    }
    return Token.isName(token);
  }

  /**
   * Reads a class from its type parameters on.
   *
   * @param notes whether annotations of its members may matter
   */
  private void classRest(int decorators, boolean notes) {
    int shadowCount = shadows.count();
    optionalTypeParameters();
    if (accept(Token.EXTENDS)) {
      int outer = context;
      context = 0;
      enter();
      leftHandSide();
      leave();
      context = outer;
      if (hasTypes && isOpenAngle()) {
        typeArguments();
      }
    }
    if (hasTypes && accept(Token.IMPLEMENTS)) {
      heritageTypes();
    }
    classBody(decorators, notes);
    shadows.truncate(shadowCount);
  }

  private void classBody(int decorators, boolean notes) {
    expect(Token.LEFT_BRACE);
    int outerDecoration = classDecoration;
    boolean outerNotes = notesMembers;
    int outerAccessors = beginAccessors();
    classDecoration = decorators;
    notesMembers = notes;
    int outerContext = context;
    int outerFunction = function;
    int outerSurrounding = surrounding;
    context = 0;
    surrounding = outerFunction;
    while (token != Token.RIGHT_BRACE) {
      if (!accept(Token.SEMICOLON)) {
        member();
      }
    }
    context = outerContext;
    function = outerFunction;
    surrounding = outerSurrounding;
    endAccessors(outerAccessors);
    classDecoration = outerDecoration;
    notesMembers = outerNotes;
    next();
  }

  @Override
  final void decorators() {
    int kinds = 0;
    while (token == Token.AT) {
      kinds |= DECORATED;
      effect();
      next();
      if (token == Token.LEFT_PAREN) {
        next();
        nested();
        expect(Token.RIGHT_PAREN);
      } else if (token == Token.NEW) {
        leftHandSide();
      } else {
        kinds |= injections.isEmpty() ? 0 : injection();
        int value = reference();
        next();
        decoratorSuffix(value);
        continue;
      }
      decoratorSuffix(Constants.UNKNOWN);
    }
    decoration = kinds;
  }

  /** Members and calls, but no index: {@code @a ["b"]() {}} decorates a method. */
  private void decoratorSuffix(int first) {
    int value = first;
    while (true) {
      if (accept(Token.DOT)) {
        if (Constants.isUse(value)) {
          uses.extend(Constants.number(value), internName(), position);
        }
        next();
        continue;
      }
      if (token == Token.LEFT_PAREN && Constants.isUse(value)) {
        uses.call(Constants.number(value));
      }
      value = Constants.UNKNOWN;
      if (accept(Token.OPTIONAL_DOT)) {
        optionalMember();
      } else if (token == Token.LEFT_PAREN) {
        arguments();
      } else if (!hasTypes || newlineBefore || !decoratorTypes()) {
        return;
      }
    }
  }

  private boolean decoratorTypes() {
    if (isOpenAngle()) {
      typeArguments();
      return true;
    }
    return accept(Token.NOT);
  }

  private void member() {
    // Decorators and keys run where the class is.
    function = surrounding;
    decorators();
    int told = decoration;
    int shadowCount = shadows.count();
    decoration = 0;
    int bits = 0;
    boolean isNamed = false;
    boolean isErased = false;
    int accessor = 0;
    int lazy = LAZY;
    while (!isNamed && isModifier()) {
      int modifier = token;
      boolean isStatic = modifier == Token.STATIC;
      next();
      if (isStatic && token == Token.LEFT_BRACE) {
        function = (surrounding & LAZY) | ASYNC;
        staticBlock();
        return;
      }
      isNamed = endsMemberName(modifier);
      if (!isNamed && modifier == Token.ASYNC) {
        bits = ASYNC;
      }
      lazy = isStatic && !isNamed ? 0 : lazy;
      isErased |= !isNamed && modifier == Token.DECLARE;
      accessor = !isNamed && (modifier == Token.GET || modifier == Token.SET) ? modifier : accessor;
    }
    int references = scopes.referenceCount();
    int signature = beginSignature(told, accessor, lazy == 0);
    if (!isNamed) {
      if (accept(Token.STAR)) {
        bits |= GENERATOR;
      }
      if (hasTypes && token == Token.LEFT_BRACKET && isIndexSignature()) {
        indexSignature();
        endSignature(signature);
        return;
      }
      nameSignature(signature);
      propertyName();
    }
    function = surrounding & LAZY;
    if (isErased) {
      scopes.rewind(scopes.depth(), references, scopes.declarationCount(), uses.count());
    }
    memberRest(bits, lazy);
    endSignature(signature);
    shadows.truncate(shadowCount);
  }

  private boolean isModifier() {
    return switch (token) {
      case Token.STATIC, Token.GET, Token.SET, Token.ASYNC, Token.ACCESSOR -> true;
      case Token.ABSTRACT,
          Token.DECLARE,
          Token.OVERRIDE,
          Token.READONLY,
          Token.PUBLIC,
          Token.PRIVATE,
          Token.PROTECTED,
          Token.CONST,
          Token.EXPORT ->
          hasTypes;
      default -> false;
    };
  }

  /** Whether the word before the current token was the member's name and no modifier. */
  private boolean endsMemberName(int word) {
    return switch (token) {
      case Token.LEFT_PAREN,
          Token.ASSIGN,
          Token.SEMICOLON,
          Token.RIGHT_BRACE,
          Token.COMMA,
          Token.END ->
          true;
      case Token.COLON, Token.QUESTION, Token.NOT, Token.LESS -> hasTypes;
      default -> newlineBefore && endsAtLine(word);
    };
  }

  /** Whether a line end behind the word makes a field of it: not so for the accessors' words. */
  private boolean endsAtLine(int word) {
    return switch (word) {
      case Token.STATIC -> false;
      case Token.GET, Token.SET -> token == Token.STAR;
      default -> true;
    };
  }

  private void staticBlock() {
    scopes.push(Scopes.FUNCTION);
    body();
    scopes.pop();
  }

  private boolean isIndexSignature() {
    int from = tokenBegin;
    boolean newline = newlineBefore;
    next();
    boolean isName = Token.isName(token);
    next();
    boolean isSignature = isName && (token == Token.COLON || token == Token.IN);
    isSignature &= token != Token.IN;
    rewind(from, newline);
    return isSignature;
  }

  private void indexSignature() {
    next();
    next();
    expect(Token.COLON);
    type();
    expect(Token.RIGHT_BRACKET);
    optionalAnnotation();
    semicolon();
  }

  /**
   * A method or a field, from behind its name.
   *
   * @param lazy {@link #LAZY} for what belongs to instances
   */
  private void memberRest(int bits, int lazy) {
    if (hasTypes && (token == Token.QUESTION || token == Token.NOT)) {
      next();
    }
    if (token == Token.LEFT_PAREN || (hasTypes && isOpenAngle())) {
      notesSignature = notesMembers;
      method(bits);
      return;
    }
    if (hasTypes) {
      annotation(notesMembers, Annotations.FIELD);
    }
    if (accept(Token.ASSIGN)) {
      int outer = function;
      boolean wasEvaluated = isEvaluated;
      function |= lazy;
      isEvaluated &= lazy == 0;
      scopes.push(Scopes.FUNCTION);
      assignment();
      scopes.pop();
      function = outer;
      isEvaluated = wasEvaluated;
    }
    semicolon();
  }
}
