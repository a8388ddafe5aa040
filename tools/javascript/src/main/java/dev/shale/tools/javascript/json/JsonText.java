package dev.shale.tools.javascript.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a JSON file and a place in it. Values are taken one after the other, or skipped,
 * which checks them and makes nothing of them: most of a package.json is of no concern.
 *
 * <p>Short methods, because a cold run interprets each of them until it was called often. Nothing
 * recurses.
 */
public final class JsonText {
  /** As deep as values nest, which is far deeper than people write. */
  public static final int DEEPEST = 5_000;

  /** Said of a text that {@link #isUtf16}. */
  public static final String UTF_16 = "the file is UTF-16; save it as UTF-8";

  private static final int USUAL_DEPTH = 16;

  private final byte[] bytes;
  private final int end;
  private final boolean hasComments;

  /** Which of the values that are entered are objects. */
  private boolean[] areObjects = new boolean[USUAL_DEPTH];

  private int position;
  private int depth;
  private boolean isFirst;
  private boolean hasEscapes;

  private JsonText(byte[] bytes, int begin, int end, boolean hasComments) {
    this.bytes = bytes;
    this.end = end;
    this.hasComments = hasComments;
    position = begin;
  }

  /** The text in {@code bytes[begin, end)}. */
  public static JsonText of(byte[] bytes, int begin, int end) {
    return new JsonText(bytes, begin, end, false);
  }

  /** The same for a text that may have comments, and commas behind last elements. */
  public static JsonText withComments(byte[] bytes, int begin, int end) {
    return new JsonText(bytes, begin, end, true);
  }

  /** Where a text begins behind a byte order mark. */
  public static int begin(byte[] bytes) {
    boolean hasMark =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return hasMark ? 3 : 0;
  }

  /** Whether a text has the mark of UTF-16, or looks like it: none of JSON has a zero byte. */
  public static boolean isUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || bytes[0] == 0
            || bytes[1] == 0);
  }

  /** What is wrong with a text, and where. */
  public static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int offset;

    /** A failure at an offset. */
    public Failure(String message, int offset) {
      super(message, null, false, false);
      this.offset = offset;
    }

    /** Where it is. */
    public int offset() {
      return offset;
    }
  }

  /** The offset of the next byte. */
  public int position() {
    return position;
  }

  /** The first byte of the next token, on which the position is then; -1 at the end. */
  public int peek() {
    while (position < end) {
      int next = bytes[position];
      if (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
        position++;
      } else if (next != '/' || !hasComments) {
        return next;
      } else {
        skipComment();
      }
    }
    return -1;
  }

  /** What the value that comes next is, for people. */
  public String kind() {
    return switch (peek()) {
      case '"' -> "a text";
      case '{' -> "an object";
      case '[' -> "a list";
      case 't', 'f' -> "a boolean";
      case 'n' -> "null";
      default -> "a number";
    };
  }

  private void skipComment() {
    int at = position + 2;
    int second = at <= end ? bytes[position + 1] : -1;
    if (second != '/' && second != '*') {
      throw new Failure("expected a value or a comment but found '/'", position);
    }
    while (at < end && !endsComment(second, at)) {
      at++;
    }
    if (second == '*' && at >= end) {
      throw new Failure("a comment without an end", position);
    }
    position = Math.min(end, second == '*' ? at + 2 : at);
  }

  private boolean endsComment(int second, int at) {
    return second == '/'
        ? bytes[at] == '\n'
        : bytes[at] == '*' && at + 1 < end && bytes[at + 1] == '/';
  }

  /** Goes into the object or list that comes next. */
  public void enter() {
    if (depth == DEEPEST) {
      throw new Failure("nesting is deeper than " + DEEPEST + " levels", position);
    }
    if (depth == areObjects.length) {
      areObjects = Arrays.copyOf(areObjects, 2 * depth);
    }
    areObjects[depth++] = bytes[position++] == '{';
    isFirst = true;
  }

  /** Whether another element comes; goes behind the object or list where none does. */
  public boolean hasNext(char close) {
    int next = peek();
    if (next == ',' && !isFirst) {
      position++;
      next = peek();
      if (next != close) {
        return true;
      }
      if (!hasComments) {
        throw unexpected("a value");
      }
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
  public String name() {
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
  public String string() {
    int begin = position + 1;
    skipString();
    return hasEscapes
        ? unescaped(begin, position - 1)
        : new String(bytes, begin, position - 1 - begin, StandardCharsets.UTF_8);
  }

  /** The number, boolean or null that comes next, as text. */
  public String scalar() {
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
  public void skip() {
    int outside = depth;
    skipOrEnter();
    while (depth > outside) {
      boolean isObject = areObjects[depth - 1];
      if (hasNext(isObject ? '}' : ']')) {
        if (isObject) {
          skipName();
        }
        skipOrEnter();
      }
    }
  }

  private void skipOrEnter() {
    switch (peek()) {
      case '"' -> skipString();
      case '{', '[' -> enter();
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
