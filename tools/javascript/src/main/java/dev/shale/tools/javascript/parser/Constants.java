package dev.shale.tools.javascript.parser;

/**
 * What is known about the value of an expression, as an int that the expression's method returns:
 * one of the constants, a string literal of the file (which is not negative), or one of those that
 * are negative: a choice between strings, a text joined from strings, a number literal, a use of a
 * name.
 */
final class Constants {
  static final int UNKNOWN = 0;

  /** Some value that counts as true, such as an object. */
  static final int TRUTHY = 1;

  /** Some value that counts as false. */
  static final int FALSY = 2;

  static final int TRUE = 3;
  static final int FALSE = 4;
  static final int NULL = 5;
  static final int UNDEFINED = 6;

  /** {@code process.env.NODE_ENV}. */
  static final int MODE = 7;

  /** {@code import.meta.url}. */
  static final int META_URL = 8;

  /** {@code new URL("x", import.meta.url)}. */
  static final int NEW_URL = 9;

  /** An arrow function: truthy, and nothing may follow it in an expression. */
  static final int ARROW = 10;

  /** The promise of an {@code import()} that is a dependency. */
  static final int PROMISE = 11;

  /** The function {@code require}, if the name means it. */
  static final int REQUIRE = 12;

  /** The object {@code module}, if the name means it. */
  static final int MODULE = 13;

  static final int NAN = 14;
  static final int INFINITY = 15;

  /** The function {@code require.resolve}, if {@code require} means it; likewise the next two. */
  static final int REQUIRE_RESOLVE = 16;

  static final int REQUIRE_RESOLVE_WEAK = 17;
  static final int REQUIRE_CONTEXT = 18;

  /** The function {@code import.meta.resolve}. */
  static final int META_RESOLVE = 19;

  /** The function {@code import.meta.glob} or {@code import.meta.globEager}. */
  static final int META_GLOB = 20;

  /** The function {@code import.meta.webpackContext}. */
  static final int META_CONTEXT = 21;

  /** The beginning of a chain of names that is defined; a member or an index follows. */
  static final int PREFIX = 22;

  /** A function whose calls have no effects. */
  static final int PURE_FUNCTION = 23;

  /** A global whose members are known. */
  static final int GLOBAL = 24;

  /** The function {@code define} of AMD, if the name means it; a call or a member follows. */
  static final int DEFINE = 25;

  private static final int FIRST_STRING = 32;

  /** The last bits of a negative value's complement, the rest of which is a number. */
  private static final int CHOICE = 0;

  private static final int JOINED = 1;
  private static final int POSITIVE = 2;
  private static final int NEGATIVE = 3;
  private static final int USE = 4;
  private static final int TAG_BITS = 3;
  private static final int TAG_MASK = (1 << TAG_BITS) - 1;

  private Constants() {}

  /** The string literal that begins at an offset. */
  static int string(int offset) {
    return FIRST_STRING + offset;
  }

  static boolean isString(int value) {
    return value >= FIRST_STRING;
  }

  /** The offset of the literal of a string or a number. */
  static int offset(int literal) {
    return literal < 0 ? number(literal) : literal - FIRST_STRING;
  }

  /** One of two strings or choices, by number. */
  static int choice(int number) {
    return tagged(number, CHOICE);
  }

  static boolean isChoice(int value) {
    return isTagged(value, CHOICE);
  }

  /** A text that was put together, by number. */
  static int joined(int number) {
    return tagged(number, JOINED);
  }

  static boolean isJoined(int value) {
    return isTagged(value, JOINED);
  }

  /** Whether a value is a string that is known. */
  static boolean isText(int value) {
    return isString(value) || isJoined(value);
  }

  /** The number literal that begins at an offset; beyond 256 MB numbers are not known. */
  static int numberLiteral(int offset) {
    return offset < 1 << (Integer.SIZE - 1 - TAG_BITS) ? tagged(offset, POSITIVE) : UNKNOWN;
  }

  static boolean isNumber(int value) {
    return isTagged(value, POSITIVE) || isTagged(value, NEGATIVE);
  }

  static boolean isNegative(int number) {
    return isTagged(number, NEGATIVE);
  }

  /** The value of {@code -x}. */
  static int negated(int value) {
    if (isNumber(value)) {
      return tagged(number(value), isNegative(value) ? POSITIVE : NEGATIVE);
    }
    return value == NAN ? NAN : UNKNOWN;
  }

  /** The value of {@code +x}. */
  static int numeric(int value) {
    return isNumber(value) || value == NAN || value == INFINITY ? value : UNKNOWN;
  }

  private static int tagged(int number, int tag) {
    return ~(number << TAG_BITS | tag);
  }

  private static boolean isTagged(int value, int tag) {
    return value < 0 && (~value & TAG_MASK) == tag;
  }

  /** The number of a choice, a joined text or a use. */
  static int number(int value) {
    return ~value >>> TAG_BITS;
  }

  /** {@link #TRUE}, {@link #FALSE} or {@link #UNKNOWN}, for a constant that is no literal. */
  static int truth(int value) {
    return switch (value) {
      case TRUE, TRUTHY, MODE, META_URL, NEW_URL, ARROW, PROMISE, INFINITY -> TRUE;
      case FALSE, FALSY, NULL, UNDEFINED, NAN -> FALSE;
      default -> UNKNOWN;
    };
  }

  /** Whether {@code ??} takes its right side: {@link #TRUE}, {@link #FALSE} or {@link #UNKNOWN}. */
  static int nullish(int value) {
    return switch (value) {
      case NULL, UNDEFINED -> TRUE;
      case UNKNOWN, FALSY, REQUIRE, MODULE, PURE_FUNCTION, GLOBAL -> UNKNOWN;
      default -> isChoice(value) || isUse(value) || isLoader(value) ? UNKNOWN : FALSE;
    };
  }

  /** Whatever one of {@link Uses} stands for, by number. */
  static int use(int number) {
    return tagged(number, USE);
  }

  static boolean isUse(int value) {
    return isTagged(value, USE);
  }

  /** Whether a value is one of the functions beside {@code require} that ask for modules. */
  static boolean isLoader(int value) {
    return value >= REQUIRE_RESOLVE && value <= META_CONTEXT;
  }

  static int not(int truth) {
    return truth == TRUE ? FALSE : truth == FALSE ? TRUE : UNKNOWN;
  }

  static int of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static boolean isBoolean(int value) {
    return value == TRUE || value == FALSE;
  }

  static boolean isNullish(int value) {
    return value == NULL || value == UNDEFINED;
  }
}
