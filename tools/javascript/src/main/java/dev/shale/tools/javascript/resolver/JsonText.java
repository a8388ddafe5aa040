package dev.shale.tools.javascript.resolver;

import java.nio.charset.StandardCharsets;

/**
 * The text of a JSON file and a place in it. Values are taken one after the other, or skipped,
 * which checks them and makes nothing of them: most of a package.json is of no concern.
 *
 * <p>Short methods, because a cold run interprets each of them until it was called often.
 */
final class JsonText {
  /** Far above what people write, and small enough for any stack. */
  private static final int DEEPEST = 200;

  private final byte[] bytes;
  private final int end;
  private int position;
  private int depth;
  private boolean isFirst;
  private boolean hasEscapes;

  JsonText(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.end = end;
    position = begin;
  }

  /** What is wrong with a text, and where. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int offset;

    Failure(String message, int offset) {
      super(message, null, false, false);
      this.offset = offset;
    }

    int offset() {
      return offset;
    }
  }

  int position() {
    return position;
  }

  /** The first byte of the next token, on which the position is then; -1 at the end. */
  int peek() {
    while (position < end) {
      int next = bytes[position];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next;
      }
      position++;
    }
    return -1;
  }

  /** Goes into the object or list that comes next. */
  void enter() {
    if (++depth > DEEPEST) {
      throw new Failure("nesting is deeper than " + DEEPEST, position);
    }
    position++;
    isFirst = true;
  }

  /** Whether another element comes; goes behind the object or list where none does. */
  boolean hasNext(char close) {
    int next = peek();
    if (next == ',' && !isFirst) {
      position++;
      if (peek() == close) {
        throw unexpected("a value");
      }
      return true;
    }
    boolean wasFirst = isFirst;
    isFirst = false;
    if (next == close) {
      position++;
      depth--;
      return false;
    }
    if (!wasFirst) {
      throw unexpected(close == '}' ? "',' or '}'" : "',' or ']'");
    }
    return true;
  }

  /** The name of a field; its value comes next. */
  String name() {
    if (peek() != '"') {
      throw unexpected("a name in quotes");
    }
    String name = string();
    skipColon();
    return name;
  }

  private void skipName() {
    if (peek() != '"') {
      throw unexpected("a name in quotes");
    }
    skipString();
    skipColon();
  }

  private void skipColon() {
    if (peek() != ':') {
      throw unexpected("':'");
    }
    position++;
  }

  /** The string that comes next. */
  String string() {
    int begin = position + 1;
    skipString();
    return hasEscapes
        ? unescaped(begin, position - 1)
        : new String(bytes, begin, position - 1 - begin, StandardCharsets.UTF_8);
  }

  /** The number, boolean or null that comes next, as text. */
  String scalar() {
    int begin = position;
    while (position < end && isPartOfScalar(bytes[position])) {
      position++;
    }
    String text = new String(bytes, begin, position - begin, StandardCharsets.UTF_8);
    if (!isScalar(text)) {
      position = begin;
      throw unexpected("a value");
    }
    return text;
  }

  private static boolean isPartOfScalar(byte next) {
    return (next >= 'a' && next <= 'z')
        || (next >= '+' && next <= '9' && next != ',' && next != '/')
        || next == 'E';
  }

  private static boolean isScalar(String text) {
    return switch (text) {
      case "", "+", "-", "." -> false;
      case "true", "false", "null" -> true;
      default -> text.charAt(0) == '-' || (text.charAt(0) >= '0' && text.charAt(0) <= '9');
    };
  }

  /** Goes behind the value that comes next. */
  void skip() {
    switch (peek()) {
      case '"' -> skipString();
      case '{' -> {
        enter();
        while (hasNext('}')) {
          skipName();
          skip();
        }
      }
      case '[' -> {
        enter();
        while (hasNext(']')) {
          skip();
        }
      }
      default -> scalar();
    }
  }

  private void skipString() {
    int at = position + 1;
    hasEscapes = false;
    while (at < end) {
      int next = bytes[at++];
      if (next == '"') {
        position = at;
        return;
      }
      if (next == '\\') {
        hasEscapes = true;
        checkEscape(at++);
      } else if (next >= 0 && next < ' ') {
        throw new Failure("a control character in a string", at - 1);
      }
    }
    throw new Failure("a string without an end", position);
  }

  private void checkEscape(int at) {
    if (at >= end || "\"\\/bfnrtu".indexOf(bytes[at]) < 0) {
      throw new Failure("an unknown escape in a string", at - 1);
    }
    if (bytes[at] == 'u' && (at + 4 >= end || hex(at + 1) < 0)) {
      throw new Failure("an unknown escape in a string", at - 1);
    }
  }

  /** The number of four digits; -1 where they are none. */
  private int hex(int begin) {
    int value = 0;
    for (int at = begin; at < begin + 4; at++) {
      int digit = Character.digit(bytes[at], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private String unescaped(int begin, int stringEnd) {
    StringBuilder text = new StringBuilder();
    int done = begin;
    int at = begin;
    while (at < stringEnd) {
      if (bytes[at] != '\\') {
        at++;
        continue;
      }
      text.append(new String(bytes, done, at - done, StandardCharsets.UTF_8));
      boolean isCode = bytes[at + 1] == 'u';
      text.append(isCode ? (char) hex(at + 2) : unescaped(bytes[at + 1]));
      at += isCode ? 6 : 2;
      done = at;
    }
    return text.append(new String(bytes, done, stringEnd - done, StandardCharsets.UTF_8))
        .toString();
  }

  private static char unescaped(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) escape;
    };
  }

  private Failure unexpected(String expected) {
    int next = peek();
    String found = next < 0 ? "the end of the file" : "'" + (char) (next & 0xff) + "'";
    return new Failure("expected " + expected + " but found " + found, position);
  }
}
