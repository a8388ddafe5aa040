package dev.shale.tools.javascript.parser.token;

/** Tokens of one to four bytes that are neither letters nor brackets. */
final class Punctuators {
  private final Literals literals;
  private final Tokens tokens;

  Punctuators(Tokens tokens) {
    literals = tokens.literals;
    this.tokens = tokens;
  }

  void operator(int character) {
    switch (character) {
      case '.' -> dot();
      case '=' -> equals();
      case '<' -> less();
      case '>' -> greater();
      case '?' -> question();
      case '&' -> doubled('&', Token.BIT_AND, Token.AND);
      case '|' -> doubled('|', Token.BIT_OR, Token.OR);
      case '+' -> counting('+', Token.PLUS, Token.INCREMENT, Token.ASSIGN_PLUS);
      case '-' -> counting('-', Token.MINUS, Token.DECREMENT, Token.ASSIGN_MINUS);
      case '*' -> star();
      case '/' -> assignable(1, Token.SLASH, Token.ASSIGN_SLASH);
      case '%' -> assignable(1, Token.PERCENT, Token.ASSIGN_PERCENT);
      case '^' -> assignable(1, Token.BIT_XOR, Token.ASSIGN_BIT_XOR);
      case '!' -> not();
      default -> tokens.privateName();
    }
  }

  /** A token of so many bytes. */
  private void take(int length, int kind) {
    tokens.token = kind;
    tokens.position = tokens.tokenBegin + length;
  }

  private int character(int index) {
    return tokens.byteAt(tokens.tokenBegin + index);
  }

  /** An operator that {@code =} turns into an assignment. */
  private void assignable(int length, int plain, int assignment) {
    if (character(length) == '=') {
      take(length + 1, assignment);
    } else {
      take(length, plain);
    }
  }

  private void dot() {
    if (Characters.isDigit(character(1))) {
      literals.number();
      tokens.token = Token.NUMBER;
    } else if (character(1) == '.' && character(2) == '.') {
      take(3, Token.ELLIPSIS);
    } else {
      take(1, Token.DOT);
    }
  }

  private void equals() {
    if (character(1) == '=') {
      assignable(2, Token.EQUAL, Token.SAME);
    } else if (character(1) == '>') {
      take(2, Token.ARROW);
    } else {
      take(1, Token.ASSIGN);
    }
  }

  private void not() {
    if (character(1) == '=') {
      assignable(2, Token.NOT_EQUAL, Token.NOT_SAME);
    } else {
      take(1, Token.NOT);
    }
  }

  private void less() {
    if (character(1) == '<') {
      assignable(2, Token.SHIFT_LEFT, Token.ASSIGN_SHIFT_LEFT);
    } else {
      assignable(1, Token.LESS, Token.LESS_EQUAL);
    }
  }

  private void greater() {
    if (character(1) != '>') {
      assignable(1, Token.GREATER, Token.GREATER_EQUAL);
    } else if (character(2) == '>') {
      assignable(3, Token.SHIFT_RIGHT_ZERO, Token.ASSIGN_SHIFT_RIGHT_ZERO);
    } else {
      assignable(2, Token.SHIFT_RIGHT, Token.ASSIGN_SHIFT_RIGHT);
    }
  }

  private void question() {
    if (character(1) == '?') {
      assignable(2, Token.COALESCE, Token.ASSIGN_COALESCE);
    } else if (character(1) == '.' && !Characters.isDigit(character(2))) {
      take(2, Token.OPTIONAL_DOT);
    } else {
      take(1, Token.QUESTION);
    }
  }

  /** {@code &} and {@code |}: doubled they are logical, and both forms can assign. */
  private void doubled(int character, int single, int twice) {
    if (character(1) == character) {
      assignable(2, twice, twice == Token.AND ? Token.ASSIGN_AND : Token.ASSIGN_OR);
    } else {
      assignable(1, single, single == Token.BIT_AND ? Token.ASSIGN_BIT_AND : Token.ASSIGN_BIT_OR);
    }
  }

  private void counting(int character, int single, int twice, int assignment) {
    if (character(1) == character) {
      take(2, twice);
    } else {
      assignable(1, single, assignment);
    }
  }

  private void star() {
    if (character(1) == '*') {
      assignable(2, Token.POWER, Token.ASSIGN_POWER);
    } else {
      assignable(1, Token.STAR, Token.ASSIGN_STAR);
    }
  }
}
