package dev.shale.tools.javascript.parser;

/** Operators, and what they make of the constants they are given. */
abstract class Operators extends Comparisons {
  /** No branch of a condition can be its value so far. */
  private static final int NO_VALUE = Integer.MIN_VALUE;

  Operators(String mode) {
    super(mode);
  }

  @Override
  final int expression() {
    int value = assignment();
    while (token == Token.COMMA) {
      next();
      value = assignment();
    }
    return value == Constants.ARROW ? Constants.TRUTHY : value;
  }

  @Override
  final int assignment() {
    enter();
    int outer = context;
    int value = conditional();
    if (Token.isAssignment(token) && value != Constants.ARROW) {
      value = Constants.UNKNOWN;
      effect();
      context &= ~BINDING;
      int outerConditions = conditions;
      // A loop: generated code has chains of a thousand.
      while (Token.isAssignment(token)) {
        conditions += token >= Token.ASSIGN_AND ? 1 : 0;
        next();
        conditional();
      }
      conditions = outerConditions;
      context = outer;
    }
    leave();
    return value;
  }

  /**
   * Reads conditions joined by {@code ? :}. A loop over the right sides: minifiers make chains of
   * hundreds out of {@code else if}.
   */
  private int conditional() {
    int outer = context;
    int outerLiveness = liveness;
    int outerConditions = conditions;
    boolean isSettled = false;
    int value = NO_VALUE;
    while (true) {
      int tracked = uses.count();
      int test = yieldOrBinary();
      boolean isTest = token == Token.QUESTION && test != Constants.ARROW;
      if (isTest) {
        next();
        isTest = !(hasTypes && (outer & BINDING) != 0 && endsOptionalParameter());
      }
      if (!isTest) {
        liveness = outerLiveness;
        conditions = outerConditions;
        return isSettled ? value : either(value, test);
      }
      int truth = truth(test);
      conditions += truth == Constants.UNKNOWN ? 1 : 0;
      int left = branch(truth == Constants.FALSE, tracked);
      expect(Token.COLON);
      enterBranch(truth == Constants.TRUE, tracked);
      if (!isSettled && truth != Constants.FALSE) {
        value = either(value, left);
        isSettled = truth == Constants.TRUE;
      }
    }
  }

  private int yieldOrBinary() {
    if (token == Token.YIELD && (function & GENERATOR) != 0) {
      yieldExpression();
      return Constants.UNKNOWN;
    }
    return binary(Token.LOWEST);
  }

  /** Reads what is between {@code ?} and {@code :}. */
  private int branch(boolean isDead, int tracked) {
    int outer = context;
    context = TERNARY | (outer & BINDING);
    int outerLiveness = enterBranch(isDead, tracked);
    int value = plain(assignment());
    liveness = outerLiveness;
    context = outer;
    return value;
  }

  private int either(int value, int other) {
    return value == NO_VALUE ? other : choice(value, other);
  }

  private static int plain(int value) {
    return value == Constants.ARROW ? Constants.TRUTHY : value;
  }

  /** Behind {@code (a?}. */
  private boolean endsOptionalParameter() {
    return token == Token.COLON || token == Token.COMMA || token == Token.RIGHT_PAREN;
  }

  private void yieldExpression() {
    next();
    if (newlineBefore) {
      return;
    }
    if (accept(Token.STAR) || Token.beginsExpression(token)) {
      assignment();
    }
  }

  /** Reads operands joined by operators that bind tighter than {@code minimum}. */
  private int binary(int minimum) {
    int tracked = uses.count();
    int value = unary();
    if (value == Constants.ARROW) {
      return value;
    }
    while (true) {
      int operator = token;
      int precedence = Token.precedence(operator);
      if (precedence <= minimum || (operator == Token.IN && (context & NO_IN) != 0)) {
        return value;
      }
      if (operator == Token.AS || operator == Token.SATISFIES) {
        if (!hasTypes || newlineBefore) {
          return value;
        }
        next();
        type();
        continue;
      }
      next();
      enter();
      value = combined(operator, value, precedence, tracked);
      leave();
    }
  }

  private int combined(int operator, int left, int precedence, int tracked) {
    return switch (operator) {
      case Token.AND, Token.OR, Token.COALESCE -> logical(operator, left, precedence, tracked);
      case Token.SAME, Token.EQUAL -> equal(left, binary(precedence), operator);
      case Token.NOT_SAME, Token.NOT_EQUAL ->
          Constants.not(equal(left, binary(precedence), operator));
      case Token.PLUS -> sum(left, precedence);
      default -> {
        binary(precedence);
        yield Constants.UNKNOWN;
      }
    };
  }

  private int sum(int left, int precedence) {
    int dependencyCount = findings.count();
    int right = binary(precedence);
    // What lies between the literals would be behind the sum, which is in front of it.
    return findings.count() == dependencyCount ? joined(left, right) : Constants.UNKNOWN;
  }

  private int logical(int operator, int left, int precedence, int tracked) {
    int decided = decided(operator, left);
    int outer = enterBranch(decided == Constants.TRUE, tracked);
    int undecided = decided == Constants.UNKNOWN ? 1 : 0;
    conditions += undecided;
    int right = plain(binary(precedence));
    conditions -= undecided;
    liveness = outer;
    if (decided == Constants.TRUE) {
      return left;
    }
    return decided == Constants.FALSE ? right : undecided(operator, right);
  }

  /** Whether the left side alone is the result. */
  private int decided(int operator, int left) {
    return switch (operator) {
      case Token.AND -> Constants.not(truth(left));
      case Token.OR -> truth(left);
      default -> Constants.not(Constants.nullish(left));
    };
  }

  /** {@code x && false} is false and {@code x || true} true whatever {@code x} is. */
  private int undecided(int operator, int right) {
    int truth = truth(right);
    if (operator == Token.AND && truth == Constants.FALSE) {
      return Constants.FALSY;
    }
    return operator == Token.OR && truth == Constants.TRUE ? Constants.TRUTHY : Constants.UNKNOWN;
  }

  @Override
  final int unary() {
    switch (token) {
      case Token.NOT -> {
        return Constants.not(truth(operand()));
      }
      case Token.VOID -> {
        operand();
        return Constants.UNDEFINED;
      }
      case Token.TYPEOF -> {
        return typeOf();
      }
      case Token.MINUS -> {
        return Constants.negated(operand());
      }
      case Token.PLUS -> {
        return Constants.numeric(operand());
      }
      case Token.TILDE -> {
        operand();
        return Constants.UNKNOWN;
      }
      case Token.DELETE, Token.INCREMENT, Token.DECREMENT -> {
        effect();
        operand();
        return Constants.UNKNOWN;
      }
      case Token.AWAIT -> {
        if (isAwait()) {
          effect();
          return awaited(operand());
        }
      }
      default -> {}
    }
    return postfix();
  }

  private int typeOf() {
    int from = tokenBegin;
    int evaluatedCount = parts.evaluatedCount();
    enter();
    next();
    int value = isDefinedType() ? definedType(from) : typeName(unary(), from);
    leave();
    if (parts.evaluatedCount() == evaluatedCount + 1 && isWordBetween(from)) {
      // Asking for the type of a name that does not exist is no error.
      parts.truncateEvaluated(evaluatedCount);
    }
    return value;
  }

  /** Whether nothing but a name stands between {@code typeof} and the current token. */
  private boolean isWordBetween(int from) {
    int at = previousEnd - 1;
    while (bytes[at] < 0 || Characters.NAME_PART[bytes[at]]) {
      at--;
    }
    return bytes[at] == ' ' && at == from + 6;
  }

  private int operand() {
    enter();
    next();
    int value = unary();
    leave();
    return value;
  }

  private int postfix() {
    int value = leftHandSide();
    if ((token == Token.INCREMENT || token == Token.DECREMENT) && !newlineBefore) {
      effect();
      next();
      return Constants.UNKNOWN;
    }
    return value;
  }

  /**
   * Whether {@code await} is an operator here. At the outermost level of a file that may be either
   * kind of module only what follows can tell; what fits both is taken for the operator, but for
   * operators that are binary as well as unary, which the rest of the file decides about.
   */
  private boolean isAwait() {
    if ((function & ASYNC) != 0) {
      return true;
    }
    if ((function & OUTERMOST) == 0) {
      return false;
    }
    boolean isOperator = isModule || isModuleByName || isOperandAhead();
    isModule |= isOperator;
    isAwaitName |= !isOperator;
    return isOperator;
  }

  private boolean isOperandAhead() {
    int behind = peek();
    if (behind == Token.INCREMENT || behind == Token.DECREMENT) {
      return !peekedNewline;
    }
    boolean isOtherWord = behind == Token.OF || behind == Token.AS || behind == Token.SATISFIES;
    return Token.beginsOperand(behind) || (Token.isName(behind) && !isOtherWord);
  }
}
