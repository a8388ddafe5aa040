package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.token.Token;

/** Equality of constants, as far as esbuild decides it too. */
public final class Comparisons {
  private final Values values;

  /** The value of {@code process.env.NODE_ENV}. */
  public final String mode;

  Comparisons(Meaning meaning) {
    values = meaning.values;
    mode = meaning.mode;
  }

  public int equal(int left, int right, int operator) {
    if (isKnownText(left) && isKnownText(right)) {
      return sameKnownText(left, right);
    }
    if (isNumeric(left) && isNumeric(right)) {
      return sameNumber(left, right);
    }
    return sameConstant(left, right, operator == Token.EQUAL || operator == Token.NOT_EQUAL);
  }

  private static boolean isKnownText(int value) {
    return Constants.isText(value) || value == Constants.MODE;
  }

  private static boolean isNumeric(int value) {
    return Constants.isNumber(value) || value == Constants.NAN || value == Constants.INFINITY;
  }

  private int sameKnownText(int left, int right) {
    if (left == Constants.MODE) {
      return right == Constants.MODE ? Constants.TRUE : values.isText(right, mode);
    }
    return right == Constants.MODE ? values.isText(left, mode) : values.sameText(left, right);
  }

  private int sameNumber(int left, int right) {
    if (left == Constants.NAN || right == Constants.NAN) {
      return Constants.FALSE;
    }
    if (left == Constants.INFINITY || right == Constants.INFINITY) {
      return Constants.of(left == right);
    }
    double one = values.number(left);
    double other = values.number(right);
    return Double.isNaN(one) || Double.isNaN(other)
        ? Constants.UNKNOWN
        : Constants.of(one == other);
  }

  private int sameConstant(int left, int right, boolean isLoose) {
    if (Constants.isNullish(left) && Constants.isNullish(right)) {
      return Constants.of(left == right || isLoose);
    }
    if (Constants.isNullish(left) || Constants.isNullish(right)) {
      int other = Constants.isNullish(left) ? right : left;
      return isPrimitive(other) ? Constants.FALSE : Constants.UNKNOWN;
    }
    if (Constants.isBoolean(left)) {
      return sameBoolean(left, right, isLoose);
    }
    return Constants.isBoolean(right) ? sameBoolean(right, left, isLoose) : Constants.UNKNOWN;
  }

  private int sameBoolean(int left, int right, boolean isLoose) {
    if (Constants.isBoolean(right)) {
      return Constants.of(left == right);
    }
    if (!Constants.isNumber(right) || Double.isNaN(values.number(right))) {
      return Constants.UNKNOWN;
    }
    return Constants.of(isLoose && values.number(right) == (left == Constants.TRUE ? 1 : 0));
  }

  private static boolean isPrimitive(int value) {
    return isKnownText(value) || isNumeric(value) || Constants.isBoolean(value);
  }
}
