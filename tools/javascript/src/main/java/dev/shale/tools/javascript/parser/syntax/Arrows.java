package dev.shale.tools.javascript.parser.syntax;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.tools.javascript.parser.meaning.ImportCalls;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Patterns;
import dev.shale.tools.javascript.parser.scope.Rollback;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.types.FunctionTypes;
import dev.shale.tools.javascript.parser.types.TypeArguments;
import dev.shale.tools.javascript.parser.types.Types;
import java.util.Arrays;

/**
 * Parentheses: groups, the parameters of arrow functions, and the arguments of a call to {@code
 * async}.
 *
 * <p>Which of these it is only shows behind the closing parenthesis. Until then the inside is read
 * as an expression in a scope of its own; if an arrow follows, the names at places where a pattern
 * has names become that scope's parameters, and the scope goes on as the function's. Nothing is
 * read twice.
 *
 * <p>With one exception, in TypeScript: in {@code a ? (b) : c => d} the colon may begin the arrow
 * function's return type or the other branch. It is a return type if a colon follows the function's
 * body, so the body is read to find out.
 */
final class Arrows {
  private final Grammar grammar;
  private final Surroundings around;
  private final BindingPatterns bindingPatterns;
  private final Classes classes;
  private final Findings findings;
  private final Rollback found;
  private final FunctionTypes functionTypes;
  private final Functions functions;
  private final ImportCalls importCalls;
  private final Parts parts;
  private final Patterns patterns;
  private final Reading reading;
  private final Scopes scopes;
  private final Tokens tokens;
  private final TypeArguments typeArguments;
  private final Types types;

  /** Where a parenthesis was found to begin no arrow function with a return type. */
  private int[] refuted = new int[16];

  private int refutedCount;

  Arrows(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    this.grammar = grammar;
    around = meaning.around;
    bindingPatterns = grammar.bindingPatterns;
    classes = grammar.classes;
    findings = meaning.findings;
    found = meaning.found;
    functionTypes = grammar.functionTypes;
    functions = grammar.functions;
    importCalls = meaning.importCalls;
    parts = meaning.parts;
    patterns = grammar.patterns;
    reading = meaning.reading;
    scopes = meaning.scopes;
    tokens = meaning.tokens;
    typeArguments = grammar.typeArguments;
    types = grammar.types;
  }

  void open() {
    refutedCount = 0;
  }

  /**
   * Reads from an opening parenthesis on.
   *
   * @param bits {@link Surroundings#ASYNC} behind the word {@code async}
   */
  int parenthesized(int bits) {
    if (!reading.hasTypes
        || (around.context & Surroundings.TERNARY) == 0
        || isRefuted(tokens.tokenBegin)) {
      return group(bits, reading.hasTypes && (around.context & Surroundings.TERNARY) == 0);
    }
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    int depth = tokens.depth();
    int mark = found.mark();
    int outerContext = around.context;
    int outerFunction = around.function;
    int outerLiveness = around.liveness;
    int outerTryDepth = around.tryDepth;
    int outerConditions = around.conditions;
    int outerMode = around.modeReference;
    int outerLoader = around.loaderName;
    boolean wasEvaluated = around.isEvaluated;
    int effectCount = around.effects;
    int patternDepth = patterns.depth();
    int noted = patterns.suspend();
    try {
      int value = group(bits, true);
      if (value != Constants.ARROW || tokens.token == Token.COLON) {
        patterns.resume(noted);
        found.release(mark);
        return value;
      }
    } catch (ParseFailure refutation) {
      tokens.recover(refutation, depth);
    }
    refute(from);
    found.rollback(mark);
    around.context = outerContext;
    around.function = outerFunction;
    around.liveness = outerLiveness;
    around.tryDepth = outerTryDepth;
    around.conditions = outerConditions;
    around.modeReference = outerMode;
    around.loaderName = outerLoader;
    around.isEvaluated = wasEvaluated;
    around.effects = effectCount;
    patterns.rewind(patternDepth, noted);
    tokens.rewind(from, newline);
    return group(bits, false);
  }

  private boolean isRefuted(int offset) {
    for (int index = 0; index < refutedCount; index++) {
      if (refuted[index] == offset) {
        return true;
      }
    }
    return false;
  }

  private void refute(int offset) {
    if (refutedCount == refuted.length) {
      refuted = Arrays.copyOf(refuted, refutedCount * 2);
    }
    refuted[refutedCount++] = offset;
  }

  private int group(int bits, boolean mayHaveReturnType) {
    int from = tokens.tokenBegin;
    int outer = around.context;
    int effectCount = around.effects;
    int evaluatedCount = parts.evaluatedCount();
    int dependencyCount = findings.count();
    scopes.push(Scopes.FUNCTION);
    tokens.next();
    boolean isEmpty = tokens.token == Token.RIGHT_PAREN;
    int value = Constants.UNKNOWN;
    boolean isPlain = true;
    boolean isOnly = true;
    while (tokens.token != Token.RIGHT_PAREN) {
      isPlain = tokens.token != Token.ELLIPSIS;
      if (!isPlain) {
        tokens.next();
      }
      value = item();
      if (!isOnly) {
        // (0, require)("x") calls require as a plain function, which bundlers leave alone.
        value = value == Constants.REQUIRE ? Constants.UNKNOWN : value;
      }
      isOnly = false;
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
      isPlain &= tokens.token != Token.RIGHT_PAREN;
    }
    around.context = outer;
    tokens.expect(Token.RIGHT_PAREN);
    if (isArrow(mayHaveReturnType)) {
      scopes.bindParameters();
      importCalls.holdParameter(from);
      around.effects = effectCount;
      parts.truncateEvaluated(evaluatedCount);
      findings.addFlags(dependencyCount, findings.count(), DependencyFlags.CONDITIONAL);
      return functions.arrow(bits);
    }
    if (bits == 0 && (isEmpty || !isPlain)) {
      throw tokens.unexpected();
    }
    scopes.pop();
    return bits == 0 ? value : Constants.UNKNOWN;
  }

  /** An expression or a parameter, with what TypeScript allows behind a parameter. */
  private int item() {
    around.context = Surroundings.BINDING;
    if (tokens.token == Token.AT) {
      classes.decorators();
      functions.decoration = 0;
    }
    int value = grammar.expressions.assignment();
    if (reading.hasTypes && tokens.accept(Token.COLON)) {
      types.type();
      around.context = 0;
      bindingPatterns.initializer();
    }
    return value == Constants.ARROW ? Constants.TRUTHY : value;
  }

  private boolean isArrow(boolean mayHaveReturnType) {
    if (tokens.token == Token.ARROW) {
      return !tokens.newlineBefore;
    }
    return tokens.token == Token.COLON && mayHaveReturnType && tryReturnType();
  }

  /** Skips {@code : T} if an arrow follows it. */
  private boolean tryReturnType() {
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    int depth = tokens.depth();
    int dependencyCount = findings.count();
    try {
      tokens.next();
      functionTypes.returnType();
      if (tokens.token == Token.ARROW && !tokens.newlineBefore) {
        return true;
      }
    } catch (ParseFailure refutation) {
      tokens.recover(refutation, depth);
    }
    findings.truncate(dependencyCount);
    tokens.rewind(from, newline);
    return false;
  }

  /** Reads {@code => value} behind a parameter without parentheses. */
  int singleParameterArrow(int parameter, int bits) {
    scopes.push(Scopes.FUNCTION);
    scopes.declare(parameter);
    importCalls.holdParameter(tokens.previousEnd);
    return functions.arrow(bits);
  }

  /** Reads {@code <T>(x) => y} if that is what the current {@code <} begins. */
  boolean tryTypeParameters() {
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    int depth = tokens.depth();
    int dependencyCount = findings.count();
    try {
      typeArguments.typeParameters();
      if (tokens.token == Token.LEFT_PAREN) {
        return true;
      }
    } catch (ParseFailure refutation) {
      tokens.recover(refutation, depth);
    }
    findings.truncate(dependencyCount);
    tokens.rewind(from, newline);
    return false;
  }
}
