package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Shadows;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.types.TypeArguments;
import dev.shale.tools.javascript.parser.types.Types;

/** Classes: heritage, members, decorators, and TypeScript's modifiers. */
final class Classes {
  private final Grammar grammar;
  private final Surroundings around;
  private final BindingPatterns bindingPatterns;
  private final DecoratedTypes decoratedTypes;
  private final Functions functions;
  private final InjectionNames injections;
  private final Notes notes;
  private final Reading reading;
  private final Scopes scopes;
  private final Shadows shadows;
  private final Tokens tokens;
  private final TypeArguments typeArguments;
  private final Types types;
  private final Uses uses;

  Classes(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    this.grammar = grammar;
    around = meaning.around;
    bindingPatterns = grammar.bindingPatterns;
    decoratedTypes = grammar.decoratedTypes;
    functions = grammar.functions;
    injections = grammar.injections;
    notes = meaning.notes;
    reading = meaning.reading;
    scopes = meaning.scopes;
    shadows = meaning.shadows;
    tokens = meaning.tokens;
    typeArguments = grammar.typeArguments;
    types = grammar.types;
    uses = meaning.uses;
  }

  /** Reads a class declaration; a default export has no name. */
  void classDeclaration() {
    int decorators = functions.decoration;
    functions.decoration = 0;
    tokens.next();
    if (isClassName()) {
      notes.declare(false);
      tokens.next();
    }
    classRest(decorators, decoratedTypes.tellsTypes(decorators));
  }

  /** Reads a class expression; its name is its own. */
  void classExpression() {
    functions.decoration = 0;
    tokens.next();
    scopes.push(Scopes.BLOCK);
    if (isClassName()) {
      notes.declare(false);
      tokens.next();
    }
    classRest(0, false);
    scopes.pop();
  }

  private boolean isClassName() {
    if (reading.hasTypes && tokens.token == Token.IMPLEMENTS) {
      // class implements Foo {} has no name; class implements {} has this one.
      int behind = tokens.peek();
      return behind == Token.LEFT_BRACE || behind == Token.EXTENDS || behind == Token.LESS;
    }
    return Token.isName(tokens.token);
  }

  /**
   * Reads a class from its type parameters on.
   *
   * @param notes whether annotations of its members may matter
   */
  private void classRest(int decorators, boolean notes) {
    int shadowCount = shadows.count();
    functions.optionalTypeParameters();
    if (tokens.accept(Token.EXTENDS)) {
      int outer = around.context;
      around.context = 0;
      tokens.enter();
      grammar.suffixes.leftHandSide();
      tokens.leave();
      around.context = outer;
      if (reading.hasTypes && tokens.isOpenAngle()) {
        typeArguments.typeArguments();
      }
    }
    if (reading.hasTypes && tokens.accept(Token.IMPLEMENTS)) {
      types.heritageTypes();
    }
    classBody(decorators, notes);
    shadows.truncate(shadowCount);
  }

  private void classBody(int decorators, boolean notes) {
    tokens.expect(Token.LEFT_BRACE);
    int outerDecoration = decoratedTypes.classDecoration;
    boolean outerNotes = decoratedTypes.notesMembers;
    int outerAccessors = decoratedTypes.beginAccessors();
    decoratedTypes.classDecoration = decorators;
    decoratedTypes.notesMembers = notes;
    int outerContext = around.context;
    int outerFunction = around.function;
    int outerSurrounding = functions.surrounding;
    around.context = 0;
    functions.surrounding = outerFunction;
    while (tokens.token != Token.RIGHT_BRACE) {
      if (!tokens.accept(Token.SEMICOLON)) {
        member();
      }
    }
    around.context = outerContext;
    around.function = outerFunction;
    functions.surrounding = outerSurrounding;
    decoratedTypes.endAccessors(outerAccessors);
    decoratedTypes.classDecoration = outerDecoration;
    decoratedTypes.notesMembers = outerNotes;
    tokens.next();
  }

  void decorators() {
    int kinds = 0;
    while (tokens.token == Token.AT) {
      kinds |= Functions.DECORATED;
      around.effect(EffectKind.DECORATOR);
      tokens.next();
      if (tokens.token == Token.LEFT_PAREN) {
        tokens.next();
        grammar.expressions.nested();
        tokens.expect(Token.RIGHT_PAREN);
      } else if (tokens.token == Token.NEW) {
        grammar.suffixes.leftHandSide();
      } else {
        kinds |= injections.isEmpty() ? 0 : decoratedTypes.injection();
        int value = notes.reference();
        tokens.next();
        decoratorSuffix(value);
        continue;
      }
      decoratorSuffix(Constants.UNKNOWN);
    }
    functions.decoration = kinds;
  }

  /** Members and calls, but no index: {@code @a ["b"]() {}} decorates a method. */
  private void decoratorSuffix(int first) {
    int value = first;
    while (true) {
      if (tokens.accept(Token.DOT)) {
        if (Constants.isUse(value)) {
          uses.extend(Constants.number(value), tokens.internName(), tokens.position);
        }
        tokens.next();
        continue;
      }
      if (tokens.token == Token.LEFT_PAREN && Constants.isUse(value)) {
        uses.call(Constants.number(value));
      }
      value = Constants.UNKNOWN;
      if (tokens.accept(Token.OPTIONAL_DOT)) {
        grammar.suffixes.optionalMember();
      } else if (tokens.token == Token.LEFT_PAREN) {
        grammar.suffixes.arguments();
      } else if (!reading.hasTypes || tokens.newlineBefore || !decoratorTypes()) {
        return;
      }
    }
  }

  private boolean decoratorTypes() {
    if (tokens.isOpenAngle()) {
      typeArguments.typeArguments();
      return true;
    }
    return tokens.accept(Token.NOT);
  }

  private void member() {
    // Decorators and keys run where the class is.
    around.function = functions.surrounding;
    decorators();
    int told = functions.decoration;
    int shadowCount = shadows.count();
    functions.decoration = 0;
    int bits = 0;
    boolean isNamed = false;
    boolean isErased = false;
    int accessor = 0;
    int lazy = Surroundings.LAZY;
    while (!isNamed && isModifier()) {
      int modifier = tokens.token;
      boolean isStatic = modifier == Token.STATIC;
      tokens.next();
      if (isStatic && tokens.token == Token.LEFT_BRACE) {
        around.function =
            (functions.surrounding & Surroundings.LAZY)
                | Surroundings.ASYNC
                | Surroundings.OWN_THIS;
        staticBlock();
        return;
      }
      isNamed = endsMemberName(modifier);
      if (!isNamed && modifier == Token.ASYNC) {
        bits = Surroundings.ASYNC;
      }
      lazy = isStatic && !isNamed ? 0 : lazy;
      isErased |= !isNamed && modifier == Token.DECLARE;
      accessor = !isNamed && (modifier == Token.GET || modifier == Token.SET) ? modifier : accessor;
    }
    int references = scopes.referenceCount();
    int signature = decoratedTypes.beginSignature(told, accessor, lazy == 0);
    if (!isNamed) {
      if (tokens.accept(Token.STAR)) {
        bits |= Surroundings.GENERATOR;
      }
      if (reading.hasTypes && tokens.token == Token.LEFT_BRACKET && isIndexSignature()) {
        indexSignature();
        decoratedTypes.endSignature(signature);
        return;
      }
      decoratedTypes.nameSignature(signature);
      bindingPatterns.propertyName();
    }
    around.function = (functions.surrounding & Surroundings.LAZY) | Surroundings.OWN_THIS;
    if (isErased) {
      scopes.rewind(scopes.depth(), references, scopes.declarationCount(), uses.count());
    }
    memberRest(bits, lazy);
    decoratedTypes.endSignature(signature);
    shadows.truncate(shadowCount);
  }

  private boolean isModifier() {
    return switch (tokens.token) {
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
          reading.hasTypes;
      default -> false;
    };
  }

  /** Whether the word before the current token was the member's name and no modifier. */
  private boolean endsMemberName(int word) {
    return switch (tokens.token) {
      case Token.LEFT_PAREN,
          Token.ASSIGN,
          Token.SEMICOLON,
          Token.RIGHT_BRACE,
          Token.COMMA,
          Token.END ->
          true;
      case Token.COLON, Token.QUESTION, Token.NOT, Token.LESS -> reading.hasTypes;
      default -> tokens.newlineBefore && endsAtLine(word);
    };
  }

  /** Whether a line end behind the word makes a field of it: not so for the accessors' words. */
  private boolean endsAtLine(int word) {
    return switch (word) {
      case Token.STATIC -> false;
      case Token.GET, Token.SET -> tokens.token == Token.STAR;
      default -> true;
    };
  }

  private void staticBlock() {
    scopes.push(Scopes.FUNCTION);
    functions.body();
    scopes.pop();
  }

  private boolean isIndexSignature() {
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    tokens.next();
    boolean isName = Token.isName(tokens.token);
    tokens.next();
    boolean isSignature = isName && (tokens.token == Token.COLON || tokens.token == Token.IN);
    isSignature &= tokens.token != Token.IN;
    tokens.rewind(from, newline);
    return isSignature;
  }

  private void indexSignature() {
    tokens.next();
    tokens.next();
    tokens.expect(Token.COLON);
    types.type();
    tokens.expect(Token.RIGHT_BRACKET);
    functions.optionalAnnotation();
    tokens.semicolon();
  }

  /**
   * A method or a field, from behind its name.
   *
   * @param lazy {@link Surroundings#LAZY} for what belongs to instances
   */
  private void memberRest(int bits, int lazy) {
    if (reading.hasTypes && (tokens.token == Token.QUESTION || tokens.token == Token.NOT)) {
      tokens.next();
    }
    if (tokens.token == Token.LEFT_PAREN || (reading.hasTypes && tokens.isOpenAngle())) {
      functions.notesSignature = decoratedTypes.notesMembers;
      functions.method(bits);
      return;
    }
    if (reading.hasTypes) {
      functions.annotation(decoratedTypes.notesMembers, Annotations.FIELD);
    }
    if (tokens.accept(Token.ASSIGN)) {
      int outer = around.function;
      boolean wasEvaluated = around.isEvaluated;
      around.function |= lazy;
      around.isEvaluated &= lazy == 0;
      scopes.push(Scopes.FUNCTION);
      grammar.expressions.assignment();
      scopes.pop();
      around.function = outer;
      around.isEvaluated = wasEvaluated;
    }
    tokens.semicolon();
  }
}
