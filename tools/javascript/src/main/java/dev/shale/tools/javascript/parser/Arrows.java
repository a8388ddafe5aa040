package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyFlags;
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
abstract class Arrows extends Jsx {
  /** Where a parenthesis was found to begin no arrow function with a return type. */
  private int[] refuted = new int[16];

  private int refutedCount;

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    refutedCount = 0;
  }

  /**
   * Reads from an opening parenthesis on.
   *
   * @param bits {@link #ASYNC} behind the word {@code async}
   */
  final int parenthesized(int bits) {
    if (!hasTypes || (context & TERNARY) == 0 || isRefuted(tokenBegin)) {
      return group(bits, hasTypes && (context & TERNARY) == 0);
    }
    int from = tokenBegin;
    boolean newline = newlineBefore;
    int depth = depth();
    int mark = found.mark();
    int outerContext = context;
    int outerFunction = function;
    int outerLiveness = liveness;
    int outerTryDepth = tryDepth;
    int outerConditions = conditions;
    int outerMode = modeReference;
    boolean wasEvaluated = isEvaluated;
    int effectCount = effects;
    int patternDepth = patterns.depth();
    int noted = patterns.suspend();
    try {
      int value = group(bits, true);
      if (value != Constants.ARROW || token == Token.COLON) {
        patterns.resume(noted);
        found.release(mark);
        return value;
      }
    } catch (ParseFailure refutation) {
      recover(refutation, depth);
    }
    refute(from);
    found.rollback(mark);
    context = outerContext;
    function = outerFunction;
    liveness = outerLiveness;
    tryDepth = outerTryDepth;
    conditions = outerConditions;
    modeReference = outerMode;
    isEvaluated = wasEvaluated;
    effects = effectCount;
    patterns.rewind(patternDepth, noted);
    rewind(from, newline);
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
    int outer = context;
    int effectCount = effects;
    int evaluatedCount = parts.evaluatedCount();
    int dependencyCount = findings.count();
    scopes.push(Scopes.FUNCTION);
    next();
    boolean isEmpty = token == Token.RIGHT_PAREN;
    int value = Constants.UNKNOWN;
    boolean isPlain = true;
    boolean isOnly = true;
    while (token != Token.RIGHT_PAREN) {
      isPlain = token != Token.ELLIPSIS;
      if (!isPlain) {
        next();
      }
      value = item();
      if (!isOnly) {
        // (0, require)("x") calls require as a plain function, which bundlers leave alone.
        value = value == Constants.REQUIRE ? Constants.UNKNOWN : value;
      }
      isOnly = false;
      if (!accept(Token.COMMA)) {
        break;
      }
      isPlain &= token != Token.RIGHT_PAREN;
    }
    context = outer;
    expect(Token.RIGHT_PAREN);
    if (isArrow(mayHaveReturnType)) {
      scopes.bindParameters();
      effects = effectCount;
      parts.truncateEvaluated(evaluatedCount);
      findings.addFlags(dependencyCount, findings.count(), DependencyFlags.CONDITIONAL);
      return arrow(bits);
    }
    if (bits == 0 && (isEmpty || !isPlain)) {
      throw unexpected();
    }
    scopes.pop();
    return bits == 0 ? value : Constants.UNKNOWN;
  }

  /** An expression or a parameter, with what TypeScript allows behind a parameter. */
  private int item() {
    context = BINDING;
    if (token == Token.AT) {
      decorators();
      decoration = 0;
    }
    int value = assignment();
    if (hasTypes && accept(Token.COLON)) {
      type();
      context = 0;
      initializer();
    }
    return value == Constants.ARROW ? Constants.TRUTHY : value;
  }

  private boolean isArrow(boolean mayHaveReturnType) {
    if (token == Token.ARROW) {
      return !newlineBefore;
    }
    return token == Token.COLON && mayHaveReturnType && tryReturnType();
  }

  /** Skips {@code : T} if an arrow follows it. */
  private boolean tryReturnType() {
    int from = tokenBegin;
    boolean newline = newlineBefore;
    int depth = depth();
    int dependencyCount = findings.count();
    try {
      next();
      returnType();
      if (token == Token.ARROW && !newlineBefore) {
        return true;
      }
    } catch (ParseFailure refutation) {
      recover(refutation, depth);
    }
    findings.truncate(dependencyCount);
    rewind(from, newline);
    return false;
  }

  /** Reads {@code => value} behind a parameter without parentheses. */
  final int singleParameterArrow(int parameter, int bits) {
    scopes.push(Scopes.FUNCTION);
    scopes.declare(parameter);
    return arrow(bits);
  }

  /** Reads {@code <T>(x) => y} if that is what the current {@code <} begins. */
  final boolean tryTypeParameters() {
    int from = tokenBegin;
    boolean newline = newlineBefore;
    int depth = depth();
    int dependencyCount = findings.count();
    try {
      typeParameters();
      if (token == Token.LEFT_PAREN) {
        return true;
      }
    } catch (ParseFailure refutation) {
      recover(refutation, depth);
    }
    findings.truncate(dependencyCount);
    rewind(from, newline);
    return false;
  }
}
