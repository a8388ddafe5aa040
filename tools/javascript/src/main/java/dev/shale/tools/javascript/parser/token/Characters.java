package dev.shale.tools.javascript.parser.token;

/** What a byte can begin: the tables that the lexer dispatches on. */
public final class Characters {
  static final int OTHER = 0;
  static final int NAME = 1;
  static final int SPACE = 2;
  static final int NEWLINE = 3;
  static final int DIGIT = 4;
  static final int QUOTE = 5;

  /** Begins an operator of one or more characters. */
  static final int OPERATOR = 6;

  static final int BACKSLASH = 7;

  /** First byte of a character beyond ASCII: a space, a line terminator or part of a name. */
  static final int BEYOND_ASCII = 8;

  /** From here on the value is the token that the byte is on its own. */
  static final int FIRST_TOKEN = 16;

  /** By unsigned byte. */
  static final short[] KIND = kinds();

  /** Whether a byte goes on with a name: ASCII only, the rest takes the slow way. */
  public static final boolean[] NAME_PART = nameParts();

  private Characters() {}

  public static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hexValue(int character) {
    return character < 0 ? -1 : Character.digit(character, 16);
  }

  private static short[] kinds() {
    short[] kinds = new short[256];
    for (int character = 0; character < 128; character++) {
      if (isLetter(character)) {
        kinds[character] = NAME;
      } else if (isDigit(character)) {
        kinds[character] = DIGIT;
      }
    }
    for (int character = 128; character < 256; character++) {
      kinds[character] = BEYOND_ASCII;
    }
    fill(kinds, " \t\u000b\f", SPACE);
    fill(kinds, "\n\r", NEWLINE);
    fill(kinds, "\"'", QUOTE);
    fill(kinds, "\\", BACKSLASH);
    fill(kinds, "!%&*+-./<=>?^|#", OPERATOR);
    fill(kinds, "`", Token.BACKQUOTE);
    fill(kinds, "{", Token.LEFT_BRACE);
    fill(kinds, "}", Token.RIGHT_BRACE);
    fill(kinds, "(", Token.LEFT_PAREN);
    fill(kinds, ")", Token.RIGHT_PAREN);
    fill(kinds, "[", Token.LEFT_BRACKET);
    fill(kinds, "]", Token.RIGHT_BRACKET);
    fill(kinds, ";", Token.SEMICOLON);
    fill(kinds, ",", Token.COMMA);
    fill(kinds, ":", Token.COLON);
    fill(kinds, "~", Token.TILDE);
    fill(kinds, "@", Token.AT);
    return kinds;
  }

  private static void fill(short[] kinds, String characters, int kind) {
    for (int at = 0; at < characters.length(); at++) {
      kinds[characters.charAt(at)] = (short) kind;
    }
  }

  private static boolean[] nameParts() {
    boolean[] parts = new boolean[256];
    for (int character = 0; character < 128; character++) {
      parts[character] = isLetter(character) || isDigit(character);
    }
    return parts;
  }

  private static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '$'
        || character == '_';
  }
}
