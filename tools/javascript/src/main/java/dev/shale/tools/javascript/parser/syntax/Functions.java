package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.parser.meaning.Amd;
import dev.shale.tools.javascript.parser.meaning.ImportCalls;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Shadows;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.types.FunctionTypes;
import dev.shale.tools.javascript.parser.types.TypeArguments;
import dev.shale.tools.javascript.parser.types.Types;

/** Functions with their parameters and bodies. */
final class Functions {
  /** In {@link #decoration}: there are decorators. */
  static final int DECORATED = 1 << 2;

  private final Grammar grammar;
  private final Amd amd;
  private final Annotations annotations;
  private final Surroundings around;
  private final BindingPatterns bindingPatterns;
  private final Findings findings;
  private final FunctionTypes functionTypes;
  private final ImportCalls importCalls;
  private final Names names;
  private final Notes notes;
  private final Parts parts;
  private final Reading reading;
  private final Scopes scopes;
  private final Shadows shadows;
  private final Tokens tokens;
  private final TypeArguments typeArguments;
  private final Types types;

  /** What the function around the innermost class is, as {@link Surroundings#function} has it. */
  int surrounding;

  /** What the last decorators do: {@link #DECORATED} and constants of {@link InjectionNames}. */
  int decoration;

  /** Whether the annotations of the signature ahead are noted. */
  boolean notesSignature;

  /** Whether a comment in front of the statement says so of the function that it declares. */
  boolean pureFunctionAhead;

  Functions(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    this.grammar = grammar;
    amd = meaning.amd;
    annotations = grammar.annotations;
    around = meaning.around;
    bindingPatterns = grammar.bindingPatterns;
    findings = meaning.findings;
    functionTypes = grammar.functionTypes;
    importCalls = meaning.importCalls;
    names = meaning.names;
    notes = meaning.notes;
    parts = meaning.parts;
    reading = meaning.reading;
    scopes = meaning.scopes;
    shadows = meaning.shadows;
    tokens = meaning.tokens;
    typeArguments = grammar.typeArguments;
    types = grammar.types;
  }

  void open() {
    surrounding = Surroundings.OUTERMOST;
    decoration = 0;
    notesSignature = false;
    pureFunctionAhead = false;
  }

  /** Skips the type parameters or arguments, in TypeScript, if there are any. */
  void optionalTypeParameters() {
    if (reading.hasTypes && tokens.isOpenAngle()) {
      typeArguments.typeParameters();
    }
  }

  /** Skips {@code : T}, in TypeScript, if it is there. */
  void optionalAnnotation() {
    if (reading.hasTypes && tokens.accept(Token.COLON)) {
      types.type();
    }
  }

  /** Reads a function from its parameters on, in a scope that is open already, and closes it. */
  private void functionRest(int bits) {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    int outerContext = around.context;
    int outerFunction = around.function;
    boolean wasEvaluated = around.isEvaluated;
    boolean isNoted = notesSignature;
    int outerLoader = around.loaderName;
    int taken = amd.takeFactory();
    int dependencyCount = findings.count();
    int shadowCount = shadows.count();
    notesSignature = false;
    around.context = 0;
    around.function = bits | Surroundings.LAZY | Surroundings.OWN_THIS;
    around.isEvaluated = false;
    optionalTypeParameters();
    int paren = tokens.tokenBegin;
    parameters(isNoted);
    importCalls.holdParameter(paren);
    int factory = amd.enterFactory(taken);
    if (reading.hasTypes && tokens.accept(Token.COLON)) {
      int from = tokens.tokenBegin;
      functionTypes.returnType();
      if (isNoted) {
        annotations.add(Annotations.RESULT, from, tokens.previousEnd);
      }
    }
    if (isNoted && tokens.token == Token.LEFT_BRACE) {
      annotations.add(Annotations.BODY, tokens.tokenBegin, tokens.position);
    }
    if (tokens.token == Token.LEFT_BRACE) {
      body();
    } else if (reading.hasTypes) {
      // An overload, or the function is ambient.
      tokens.semicolon();
    } else {
      throw tokens.expected(Token.LEFT_BRACE);
    }
    around.context = outerContext;
    around.function = outerFunction;
    around.isEvaluated = wasEvaluated;
    around.loaderName = outerLoader;
    if (!isNoted) {
      shadows.truncate(shadowCount);
    }
    amd.give(factory, dependencyCount);
    scopes.pop();
  }

  /**
   * Reads a body in braces. It shares the scope of the parameters unless a default value refers to
   * something: a name declared in the body is not meant there.
   */
  void body() {
    Tokens tokens = this.tokens;
    boolean isApart = scopes.hasReferences();
    if (isApart) {
      scopes.push(Scopes.FUNCTION);
    }
    int shadowCount = shadows.count();
    tokens.expect(Token.LEFT_BRACE);
    grammar.statements.statements();
    tokens.expect(Token.RIGHT_BRACE);
    shadows.truncate(shadowCount);
    if (isApart) {
      scopes.pop();
    }
  }

  private void parameters(boolean isNoted) {
    Tokens tokens = this.tokens;
    tokens.expect(Token.LEFT_PAREN);
    while (tokens.token != Token.RIGHT_PAREN) {
      parameter(isNoted);
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    tokens.expect(Token.RIGHT_PAREN);
  }

  private void parameter(boolean isNoted) {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    int kind = Annotations.PARAMETER;
    if (tokens.token == Token.AT) {
      // They run where the class is.
      int outer = around.function;
      around.function = surrounding;
      around.effects++;
      grammar.classes.decorators();
      around.function = outer;
      if (isNoted) {
        annotations.add(Annotations.DECORATED, tokens.tokenBegin, tokens.position);
        boolean isReplaced = (decoration & InjectionNames.TOKEN) != 0;
        kind = isReplaced ? Annotations.REPLACED : kind;
      }
      decoration = 0;
    }
    if (reading.hasTypes) {
      parameterModifiers();
    }
    kind = tokens.accept(Token.ELLIPSIS) ? Annotations.REST : kind;
    if (reading.hasTypes && tokens.token == Token.THIS) {
      tokens.next();
    } else {
      bindingPatterns.binding(false);
    }
    if (reading.hasTypes) {
      tokens.accept(Token.QUESTION);
      annotation(isNoted, kind);
    }
    bindingPatterns.initializer();
  }

  /** Skips {@code : T} if it is there. */
  void annotation(boolean isNoted, int kind) {
    Tokens tokens = this.tokens;
    if (tokens.accept(Token.COLON)) {
      int from = tokens.tokenBegin;
      int shadowCount = shadows.count();
      types.type();
      if (isNoted) {
        shadows.truncate(shadowCount);
        annotations.add(kind, from, tokens.previousEnd);
      }
    }
  }

  /** {@code constructor(private readonly x: T)}. */
  private void parameterModifiers() {
    Tokens tokens = this.tokens;
    while (isParameterModifier()) {
      int behind = tokens.peek();
      if (!Token.isName(behind)
          && behind != Token.LEFT_BRACE
          && behind != Token.LEFT_BRACKET
          && behind != Token.ELLIPSIS) {
        return;
      }
      tokens.next();
    }
  }

  private boolean isParameterModifier() {
    return switch (tokens.token) {
      case Token.PUBLIC, Token.PRIVATE, Token.PROTECTED, Token.READONLY, Token.OVERRIDE -> true;
      default -> false;
    };
  }

  /** Reads {@code function} and what follows as an expression; its name is its own. */
  void functionExpression(int bits) {
    Tokens tokens = this.tokens;
    tokens.next();
    int kind = bits | (tokens.accept(Token.STAR) ? Surroundings.GENERATOR : 0);
    scopes.push(Scopes.FUNCTION);
    if (Token.isName(tokens.token)) {
      notes.declare(false);
      tokens.next();
    }
    functionRest(kind);
  }

  /** Reads {@code function} and what follows as a declaration; a default export has no name. */
  void functionDeclaration(int bits) {
    Tokens tokens = this.tokens;
    tokens.next();
    int kind = bits | (tokens.accept(Token.STAR) ? Surroundings.GENERATOR : 0);
    if (tokens.token != Token.LEFT_PAREN && tokens.token != Token.LESS) {
      notes.declare(false);
      pureFunction(tokens.internName());
      tokens.next();
    }
    scopes.push(Scopes.FUNCTION);
    functionRest(kind);
  }

  /** Notes that a comment says of the function of this name that calls have no effects. */
  void pureFunction(int name) {
    if (pureFunctionAhead && scopes.depth() == 1) {
      names.isPureFunction[name] = true;
      parts.addPureFunction();
    }
    pureFunctionAhead = false;
  }

  /** Reads a method from its parameters on. */
  void method(int bits) {
    scopes.push(Scopes.FUNCTION);
    functionRest(bits);
  }

  /** Reads the arrow and the body; the scope that holds the parameters is open, and is closed. */
  int arrow(int bits) {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    int outerContext = around.context;
    int outerFunction = around.function;
    boolean wasEvaluated = around.isEvaluated;
    int outerLoader = around.loaderName;
    int dependencyCount = findings.count();
    int factory = amd.enterFactory(amd.takeFactory());
    tokens.expect(Token.ARROW);
    around.function = bits | Surroundings.LAZY | (outerFunction & Surroundings.OWN_THIS);
    around.isEvaluated = false;
    if (tokens.token == Token.LEFT_BRACE) {
      around.context = 0;
      body();
    } else {
      around.context = outerContext & ~Surroundings.BINDING;
      arrowValue();
    }
    around.context = outerContext;
    around.function = outerFunction;
    around.isEvaluated = wasEvaluated;
    around.loaderName = outerLoader;
    amd.give(factory, dependencyCount);
    scopes.pop();
    return Constants.ARROW;
  }

  private void arrowValue() {
    boolean isApart = scopes.hasReferences();
    if (isApart) {
      scopes.push(Scopes.FUNCTION);
    }
    grammar.expressions.assignment();
    if (isApart) {
      scopes.pop();
    }
  }
}
