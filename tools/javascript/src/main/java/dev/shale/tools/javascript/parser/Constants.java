package dev.shale.tools.javascript.parser;

/**
 * What is known about the value of an expression, as an int that the expression's method returns:
 * one of the constants, a string literal of the file, or a choice between strings.
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

  private static final int FIRST_STRING = 16;

  private Constants() {}

  /** The string literal that begins at an offset. */
  static int string(int offset) {
    return FIRST_STRING + offset;
  }

  static boolean isString(int value) {
    return value >= FIRST_STRING;
  }

  /** The offset of a string's literal. */
  static int offset(int string) {
    return string - FIRST_STRING;
  }

  /** One of two strings or choices, by number. */
  static int choice(int number) {
    return ~number;
  }

  static boolean isChoice(int value) {
    return value < 0;
  }

  /** The number of a choice. */
  static int number(int choice) {
    return ~choice;
  }

  /** {@link #TRUE}, {@link #FALSE} or {@link #UNKNOWN}. */
  static int truth(int value, boolean isEmptyString) {
    return switch (value) {
      case TRUE, TRUTHY, MODE, META_URL, NEW_URL, ARROW -> TRUE;
      case FALSE, FALSY, NULL, UNDEFINED -> FALSE;
      default -> !isString(value) ? UNKNOWN : isEmptyString ? FALSE : TRUE;
    };
  }

  /** Whether {@code ??} takes its right side: {@link #TRUE}, {@link #FALSE} or {@link #UNKNOWN}. */
  static int nullish(int value) {
    return switch (value) {
      case NULL, UNDEFINED -> TRUE;
      case UNKNOWN, FALSY -> UNKNOWN;
      default -> isChoice(value) ? UNKNOWN : FALSE;
    };
  }

  static int not(int truth) {
    return truth == TRUE ? FALSE : truth == FALSE ? TRUE : UNKNOWN;
  }

  static int of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** Whether a value is one of those that {@code ===} compares by identity of the constant. */
  static boolean isSimple(int value) {
    return value >= TRUE && value <= UNDEFINED;
  }
}
