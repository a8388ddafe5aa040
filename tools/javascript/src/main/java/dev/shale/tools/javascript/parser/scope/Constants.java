package dev.shale.tools.javascript.parser.scope;

/**
 * What is known about the value of an expression, as an int that the expression's method returns:
 * one of the constants, a string literal of the file (which is not negative), or one of those that
 * are negative: a choice between strings, a text joined from strings, a number literal, a use of a
 * name.
 */
public final class Constants {
  public static final int UNKNOWN = 0;

  /** Some value that counts as true, such as an object. */
  public static final int TRUTHY = 1;

  /** Some value that counts as false. */
  public static final int FALSY = 2;

  public static final int TRUE = 3;
  public static final int FALSE = 4;
  public static final int NULL = 5;
  public static final int UNDEFINED = 6;

  /** {@code process.env.NODE_ENV}. */
  public static final int MODE = 7;

  /** {@code import.meta.url}. */
  public static final int META_URL = 8;

  /** {@code new URL("x", import.meta.url)}. */
  public static final int NEW_URL = 9;

  /** An arrow function: truthy, and nothing may follow it in an expression. */
  public static final int ARROW = 10;

  /** The promise of an {@code import()} that is a dependency. */
  public static final int PROMISE = 11;

  /** The function {@code require}, if the name means it. */
  public static final int REQUIRE = 12;

  /** The object {@code module}, if the name means it. */
  public static final int MODULE = 13;

  public static final int NAN = 14;
  public static final int INFINITY = 15;

  /** The function {@code require.resolve}, if {@code require} means it; likewise the next three. */
  public static final int REQUIRE_RESOLVE = 16;

  public static final int REQUIRE_RESOLVE_WEAK = 17;
  public static final int REQUIRE_CONTEXT = 18;

  public static final int REQUIRE_ENSURE = 19;

  /** The function {@code import.meta.resolve}. */
  public static final int META_RESOLVE = 20;

  /** The function {@code import.meta.glob} or {@code import.meta.globEager}. */
  public static final int META_GLOB = 21;

  /** The function {@code import.meta.webpackContext}. */
  public static final int META_CONTEXT = 22;

  /** The beginning of a chain of names that is defined; a member or an index follows. */
  public static final int PREFIX = 23;

  /** A function whose calls have no effects. */
  public static final int PURE_FUNCTION = 24;

  /** A global whose members are known. */
  public static final int GLOBAL = 25;

  /** The function {@code define} of AMD, if the name means it; a call or a member follows. */
  public static final int DEFINE = 26;

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
  public static int string(int offset) {
    return FIRST_STRING + offset;
  }

  public static boolean isString(int value) {
    return value >= FIRST_STRING;
  }

  /** The offset of the literal of a string or a number. */
  public static int offset(int literal) {
    return literal < 0 ? number(literal) : literal - FIRST_STRING;
  }

  /** One of two strings or choices, by number. */
  public static int choice(int number) {
    return tagged(number, CHOICE);
  }

  public static boolean isChoice(int value) {
    return isTagged(value, CHOICE);
  }

  /** A text that was put together, by number. */
  public static int joined(int number) {
    return tagged(number, JOINED);
  }

  public static boolean isJoined(int value) {
    return isTagged(value, JOINED);
  }

  /** Whether a value is a string that is known. */
  public static boolean isText(int value) {
    return isString(value) || isJoined(value);
  }

  /** The number literal that begins at an offset; beyond 256 MB numbers are not known. */
  public static int numberLiteral(int offset) {
    return offset < 1 << (Integer.SIZE - 1 - TAG_BITS) ? tagged(offset, POSITIVE) : UNKNOWN;
  }

  public static boolean isNumber(int value) {
    return isTagged(value, POSITIVE) || isTagged(value, NEGATIVE);
  }

  public static boolean isNegative(int number) {
    return isTagged(number, NEGATIVE);
  }

  /** The value of {@code -x}. */
  public static int negated(int value) {
    if (isNumber(value)) {
      return tagged(number(value), isNegative(value) ? POSITIVE : NEGATIVE);
    }
    return value == NAN ? NAN : UNKNOWN;
  }

  /** The value of {@code +x}. */
  public static int numeric(int value) {
    return isNumber(value) || value == NAN || value == INFINITY ? value : UNKNOWN;
  }

  private static int tagged(int number, int tag) {
    return ~(number << TAG_BITS | tag);
  }

  private static boolean isTagged(int value, int tag) {
    return value < 0 && (~value & TAG_MASK) == tag;
  }

  /** The number of a choice, a joined text or a use. */
  public static int number(int value) {
    return ~value >>> TAG_BITS;
  }

  /** {@link #TRUE}, {@link #FALSE} or {@link #UNKNOWN}, for a constant that is no literal. */
  public static int truth(int value) {
    return switch (value) {
      case TRUE, TRUTHY, MODE, META_URL, NEW_URL, ARROW, PROMISE, INFINITY -> TRUE;
      case FALSE, FALSY, NULL, UNDEFINED, NAN -> FALSE;
      default -> UNKNOWN;
    };
  }

  /** Whether {@code ??} takes its right side: {@link #TRUE}, {@link #FALSE} or {@link #UNKNOWN}. */
  public static int nullish(int value) {
    return switch (value) {
      case NULL, UNDEFINED -> TRUE;
      case UNKNOWN, FALSY, REQUIRE, MODULE, PURE_FUNCTION, GLOBAL -> UNKNOWN;
      default -> isChoice(value) || isUse(value) || isLoader(value) ? UNKNOWN : FALSE;
    };
  }

  /** Whatever one of {@link Uses} stands for, by number. */
  public static int use(int number) {
    return tagged(number, USE);
  }

  public static boolean isUse(int value) {
    return isTagged(value, USE);
  }

  /** Whether a value is one of the functions beside {@code require} that ask for modules. */
  public static boolean isLoader(int value) {
    return value >= REQUIRE_RESOLVE && value <= META_CONTEXT;
  }

  public static int not(int truth) {
    return truth == TRUE ? FALSE : truth == FALSE ? TRUE : UNKNOWN;
  }

  public static int of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public static boolean isBoolean(int value) {
    return value == TRUE || value == FALSE;
  }

  public static boolean isNullish(int value) {
    return value == NULL || value == UNDEFINED;
  }
}
