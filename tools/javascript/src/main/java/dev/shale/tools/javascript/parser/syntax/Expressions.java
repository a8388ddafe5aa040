package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.meaning.Comparisons;
import dev.shale.tools.javascript.parser.meaning.Definitions;
import dev.shale.tools.javascript.parser.meaning.ImportCalls;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.OwnExports;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.meaning.Values;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.RareNames;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.types.Types;

/** Expressions: operators, and what they make of the constants they are given. */
final class Expressions {
  /** No branch of a condition can be its value so far. */
  private static final int NO_VALUE = Integer.MIN_VALUE;

  private final Surroundings around;
  private final Comparisons comparisons;
  private final Definitions definitions;
  private final Findings findings;
  private final ImportCalls importCalls;
  private final OwnExports ownExports;
  private final Parts parts;
  private final RareNames rareNames;
  private final Reading reading;
  private final Suffixes suffixes;
  private final Tokens tokens;
  private final Types types;
  private final Uses uses;
  private final Values values;

  Expressions(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    around = meaning.around;
    comparisons = meaning.comparisons;
    definitions = meaning.definitions;
    findings = meaning.findings;
    importCalls = meaning.importCalls;
    ownExports = new OwnExports(meaning);
    parts = meaning.parts;
    rareNames = meaning.tokens.rareNames;
    reading = meaning.reading;
    suffixes = grammar.suffixes;
    tokens = meaning.tokens;
    types = grammar.types;
    uses = meaning.uses;
    values = meaning.values;
  }

  /** Reads an expression inside brackets of its own. */
  int nested() {
    Surroundings around = this.around;
    int outer = around.context;
    around.context = 0;
    int value = expression();
    around.context = outer;
    return value;
  }

  /** Reads an assignment expression inside brackets of its own. */
  int nestedAssignment() {
    Surroundings around = this.around;
    int outer = around.context;
    around.context = 0;
    int value = assignment();
    around.context = outer;
    return value;
  }

  int expression() {
    Tokens tokens = this.tokens;
    int value = assignment();
    while (tokens.token == Token.COMMA) {
      tokens.next();
      value = assignment();
    }
    return value == Constants.ARROW ? Constants.TRUTHY : value;
  }

  int assignment() {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    tokens.enter();
    int outer = around.context;
    int begin = tokens.tokenBegin;
    int effects = around.effects;
    int evaluated = parts.evaluatedCount();
    int value = conditional();
    if (Token.isAssignment(tokens.token) && value != Constants.ARROW) {
      value = Constants.UNKNOWN;
      around.context &= ~Surroundings.BINDING;
      int outerConditions = around.conditions;
      // A loop: generated code has chains of a thousand.
      while (Token.isAssignment(tokens.token)) {
        if (!ownExports.isAssigned(begin, effects, evaluated)) {
          around.effect(EffectKind.ASSIGNMENT);
        }
        around.conditions += tokens.token >= Token.ASSIGN_AND ? 1 : 0;
        tokens.next();
        begin = tokens.tokenBegin;
        effects = around.effects;
        evaluated = parts.evaluatedCount();
        conditional();
      }
      around.conditions = outerConditions;
      around.context = outer;
    }
    tokens.leave();
    return value;
  }

  /**
   * Reads conditions joined by {@code ? :}. A loop over the right sides: minifiers make chains of
   * hundreds out of {@code else if}.
   */
  private int conditional() {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    int outer = around.context;
    int outerLiveness = around.liveness;
    int outerConditions = around.conditions;
    boolean isSettled = false;
    int value = NO_VALUE;
    while (true) {
      int tracked = uses.count();
      int test = yieldOrBinary();
      boolean isTest = tokens.token == Token.QUESTION && test != Constants.ARROW;
      if (isTest) {
        tokens.next();
        isTest =
            !(reading.hasTypes && (outer & Surroundings.BINDING) != 0 && endsOptionalParameter());
      }
      if (!isTest) {
        around.liveness = outerLiveness;
        around.conditions = outerConditions;
        return isSettled ? value : either(value, test);
      }
      int truth = values.truth(test);
      around.conditions += truth == Constants.UNKNOWN ? 1 : 0;
      int left = branch(truth == Constants.FALSE, tracked);
      tokens.expect(Token.COLON);
      around.enterBranch(truth == Constants.TRUE, tracked);
      if (!isSettled && truth != Constants.FALSE) {
        value = either(value, left);
        isSettled = truth == Constants.TRUE;
      }
    }
  }

  private int yieldOrBinary() {
    if (tokens.token == Token.YIELD && (around.function & Surroundings.GENERATOR) != 0) {
      yieldExpression();
      return Constants.UNKNOWN;
    }
    return binary(Token.LOWEST);
  }

  /** Reads what is between {@code ?} and {@code :}. */
  private int branch(boolean isDead, int tracked) {
    Surroundings around = this.around;
    int outer = around.context;
    around.context = Surroundings.TERNARY | (outer & Surroundings.BINDING);
    int outerLiveness = around.enterBranch(isDead, tracked);
    int value = plain(assignment());
    around.liveness = outerLiveness;
    around.context = outer;
    return value;
  }

  private int either(int value, int other) {
    return value == NO_VALUE ? other : values.choice(value, other);
  }

  private static int plain(int value) {
    return value == Constants.ARROW ? Constants.TRUTHY : value;
  }

  /** Behind {@code (a?}. */
  private boolean endsOptionalParameter() {
    Tokens tokens = this.tokens;
    return tokens.token == Token.COLON
        || tokens.token == Token.COMMA
        || tokens.token == Token.RIGHT_PAREN;
  }

  private void yieldExpression() {
    Tokens tokens = this.tokens;
    tokens.next();
    if (tokens.newlineBefore) {
      return;
    }
    if (tokens.accept(Token.STAR) || Token.beginsExpression(tokens.token)) {
      assignment();
    }
  }

  /** Reads operands joined by operators that bind tighter than {@code minimum}. */
  private int binary(int minimum) {
    Tokens tokens = this.tokens;
    int tracked = uses.count();
    int value = unary();
    if (value == Constants.ARROW) {
      return value;
    }
    while (true) {
      int operator = tokens.token;
      int precedence = Token.precedence(operator);
      if (precedence <= minimum
          || (operator == Token.IN && (around.context & Surroundings.NO_IN) != 0)) {
        return value;
      }
      if (operator == Token.AS || operator == Token.SATISFIES) {
        if (!reading.hasTypes || tokens.newlineBefore) {
          return value;
        }
        tokens.next();
        types.type();
        continue;
      }
      tokens.next();
      tokens.enter();
      value = combined(operator, value, precedence, tracked);
      tokens.leave();
    }
  }

  private int combined(int operator, int left, int precedence, int tracked) {
    return switch (operator) {
      case Token.AND, Token.OR, Token.COALESCE -> logical(operator, left, precedence, tracked);
      case Token.SAME, Token.EQUAL -> comparisons.equal(left, binary(precedence), operator);
      case Token.NOT_SAME, Token.NOT_EQUAL ->
          Constants.not(comparisons.equal(left, binary(precedence), operator));
      case Token.PLUS -> sum(left, precedence);
      case Token.IN -> {
        askFor(left, binary(precedence));
        yield Constants.UNKNOWN;
      }
      default -> {
        binary(precedence);
        yield Constants.UNKNOWN;
      }
    };
  }

  /** Whether a name is in what is used is a question about that member alone. */
  private void askFor(int name, int value) {
    if (Constants.isUse(value) && Constants.isString(name)) {
      int member = rareNames.internString(Constants.offset(name), values.literalEnd(name));
      uses.extend(Constants.number(value), member, tokens.previousEnd);
    }
  }

  private int sum(int left, int precedence) {
    int dependencyCount = findings.count();
    int right = binary(precedence);
    // What lies between the literals would be behind the sum, which is in front of it.
    return findings.count() == dependencyCount ? values.joined(left, right) : Constants.UNKNOWN;
  }

  private int logical(int operator, int left, int precedence, int tracked) {
    Surroundings around = this.around;
    int decided = decided(operator, left);
    int outer = around.enterBranch(decided == Constants.TRUE, tracked);
    int undecided = decided == Constants.UNKNOWN ? 1 : 0;
    around.conditions += undecided;
    int right = plain(binary(precedence));
    around.conditions -= undecided;
    around.liveness = outer;
    if (decided == Constants.TRUE) {
      return left;
    }
    return decided == Constants.FALSE ? right : undecided(operator, right);
  }

  /** Whether the left side alone is the result. */
  private int decided(int operator, int left) {
    return switch (operator) {
      case Token.AND -> Constants.not(values.truth(left));
      case Token.OR -> values.truth(left);
      default -> Constants.not(Constants.nullish(left));
    };
  }

  /** {@code x && false} is false and {@code x || true} true whatever {@code x} is. */
  private int undecided(int operator, int right) {
    int truth = values.truth(right);
    if (operator == Token.AND && truth == Constants.FALSE) {
      return Constants.FALSY;
    }
    return operator == Token.OR && truth == Constants.TRUE ? Constants.TRUTHY : Constants.UNKNOWN;
  }

  int unary() {
    Surroundings around = this.around;
    switch (tokens.token) {
      case Token.NOT -> {
        return Constants.not(values.truth(operand()));
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
        around.effect(tokens.token == Token.DELETE ? EffectKind.DELETION : EffectKind.ASSIGNMENT);
        operand();
        return Constants.UNKNOWN;
      }
      case Token.AWAIT -> {
        if (isAwait()) {
          around.effect(EffectKind.AWAIT);
          return importCalls.awaited(operand());
        }
      }
      default -> {}
    }
    return postfix();
  }

  private int typeOf() {
    Tokens tokens = this.tokens;
    int from = tokens.tokenBegin;
    int evaluatedCount = parts.evaluatedCount();
    tokens.enter();
    tokens.next();
    int value =
        definitions.isDefinedType()
            ? definitions.definedType(from)
            : values.typeName(unary(), from);
    tokens.leave();
    if (parts.evaluatedCount() == evaluatedCount + 1 && isWordBetween(from)) {
      // Asking for the type of a name that does not exist is no error.
      parts.truncateEvaluated(evaluatedCount);
    }
    return value;
  }

  /** Whether nothing but a name stands between {@code typeof} and the current token. */
  private boolean isWordBetween(int from) {
    Tokens tokens = this.tokens;
    int at = tokens.previousEnd - 1;
    while (tokens.bytes[at] < 0 || Characters.NAME_PART[tokens.bytes[at]]) {
      at--;
    }
    return tokens.bytes[at] == ' ' && at == from + 6;
  }

  private int operand() {
    Tokens tokens = this.tokens;
    tokens.enter();
    tokens.next();
    int value = unary();
    tokens.leave();
    return value;
  }

  private int postfix() {
    Tokens tokens = this.tokens;
    int value = suffixes.leftHandSide();
    if ((tokens.token == Token.INCREMENT || tokens.token == Token.DECREMENT)
        && !tokens.newlineBefore) {
      around.effect(EffectKind.ASSIGNMENT);
      tokens.next();
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
    Surroundings around = this.around;
    if ((around.function & Surroundings.ASYNC) != 0) {
      return true;
    }
    if ((around.function & Surroundings.OUTERMOST) == 0) {
      return false;
    }
    boolean isOperator = reading.isModule || reading.isModuleByName || isOperandAhead();
    reading.isModule |= isOperator;
    reading.isAwaitName |= !isOperator;
    return isOperator;
  }

  private boolean isOperandAhead() {
    Tokens tokens = this.tokens;
    int behind = tokens.peek();
    if (behind == Token.INCREMENT || behind == Token.DECREMENT) {
      return !tokens.peekedNewline;
    }
    boolean isOtherWord = behind == Token.OF || behind == Token.AS || behind == Token.SATISFIES;
    return Token.beginsOperand(behind) || (Token.isName(behind) && !isOtherWord);
  }
}
