package dev.shale.tools.javascript.parser;

import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.Escapes;
import dev.shale.tools.javascript.parser.token.Failures;
import dev.shale.tools.javascript.parser.token.LineCounter;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * Checks that a JSON file is well-formed (RFC 8259); there is nothing in it to depend on. Names,
 * strings and numbers may have any length, and what is open is a bit each. The names of an object
 * that is the whole file are its exports.
 */
final class JsonParser {
  /** How deep objects and lists may nest, as in programs. */
  private static final int DEEPEST = Tokens.DEEPEST;

  private final LineCounter lines = new LineCounter();

  /** By depth: whether an object is open there, or a list. */
  private final long[] objects = new long[DEEPEST / Long.SIZE + 1];

  private int open;
  private byte[] bytes = new byte[0];
  private int end;
  private int position;
  private final ParseFailure failure = new ParseFailure();
  private String failureMessage = "";
  private int failureOffset;

  private final boolean linksNames;
  private final JsonKeys keys = new JsonKeys();

  /** Whether the file is an object, whose keys are noted. */
  private boolean isNoting;

  /**
   * A parser without a file.
   *
   * @param linksNames whether records have exports
   */
  JsonParser(boolean linksNames) {
    this.linksNames = linksNames;
  }

  void parse(byte[] content, int contentBegin, int contentEnd, ModuleRecord record) {
    record.kind(JavaScriptKinds.JSON);
    record.parts().begin();
    bytes = content;
    end = contentEnd;
    position = contentBegin;
    open = 0;
    isNoting = linksNames && next() == '{';
    if (isNoting) {
      keys.open(record);
    }
    try {
      document();
      record.exact(isNoting && keys.areAll());
    } catch (ParseFailure malformed) {
      lines.open(content, contentBegin, contentEnd);
      lines.moveTo(Math.min(failureOffset, end));
      record.fail(failureMessage, lines.line(), lines.column());
    }
  }

  private void document() {
    do {
      value();
    } while (goesOn());
    if (next() >= 0) {
      throw fail("Expected end of file behind the JSON value but found " + found(), position);
    }
  }

  /** The first byte of the next token, on which the position is then; -1 at the end. */
  private int next() {
    while (position < end) {
      byte next = bytes[position];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next & 0xff;
      }
      position++;
    }
    return -1;
  }

  /** Reads a value, or the beginning of one up to the first value in it. */
  private void value() {
    while (true) {
      int first = next();
      switch (first) {
        case '{' -> {
          if (isEmpty('}', true)) {
            return;
          }
          name();
        }
        case '[' -> {
          if (isEmpty(']', false)) {
            return;
          }
        }
        default -> {
          scalar(first);
          return;
        }
      }
    }
  }

  private void scalar(int first) {
    switch (first) {
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> {
        if (first != '-' && !Characters.isDigit(first)) {
          throw expected("a JSON value");
        }
        number();
      }
    }
  }

  /** Opens an object or a list, and closes it at once if there is nothing in it. */
  private boolean isEmpty(char close, boolean isObject) {
    if (open == DEEPEST) {
      throw fail("Nesting is deeper than " + DEEPEST, position);
    }
    position++;
    if (next() == close) {
      position++;
      return true;
    }
    long bit = 1L << open;
    objects[open / Long.SIZE] = (objects[open / Long.SIZE] & ~bit) | (isObject ? bit : 0);
    open++;
    return false;
  }

  /** Closes what ends behind a value; whether another value follows. */
  private boolean goesOn() {
    while (open > 0) {
      int innermost = open - 1;
      boolean isObject = (objects[innermost / Long.SIZE] & (1L << innermost)) != 0;
      int next = next();
      if (next == ',') {
        position++;
        if (isObject) {
          name();
        }
        return true;
      }
      if (next != (isObject ? '}' : ']')) {
        throw expected(isObject ? "\",\" or \"}\"" : "\",\" or \"]\"");
      }
      position++;
      open--;
    }
    return false;
  }

  private void name() {
    if (next() != '"') {
      throw expected("a name in double quotes");
    }
    int begin = position;
    string();
    if (open == 1 && isNoting) {
      keys.add(bytes, begin, position);
    }
    if (next() != ':') {
      throw expected("\":\"");
    }
    position++;
  }

  private void word(String word) {
    for (int at = 0; at < word.length(); at++) {
      if (byteAt(position + at) != word.charAt(at)) {
        throw expected("a JSON value");
      }
    }
    position += word.length();
  }

  private void string() {
    int at = position + 1;
    while (at < end) {
      byte character = bytes[at];
      if (character == '"') {
        position = at + 1;
        return;
      }
      if (character >= 0 && character < ' ') {
        throw fail("A control character in a string has to be escaped", at);
      }
      at = character == '\\' ? escapeEnd(at) : at + 1;
    }
    throw fail("Unterminated string", position);
  }

  private int escapeEnd(int at) {
    int escape = byteAt(at + 1);
    boolean isCode = escape == 'u' && Escapes.hex(bytes, at + 2, 4, end) >= 0;
    if (!isCode && (escape < 0 || "\"\\/bfnrt".indexOf(escape) < 0)) {
      throw fail("Invalid escape in a string", at);
    }
    return isCode ? at + 6 : at + 2;
  }

  private void number() {
    int from = position;
    position += bytes[position] == '-' ? 1 : 0;
    if (byteAt(position) == '0') {
      position++;
    } else {
      digits(from);
    }
    if (byteAt(position) == '.') {
      position++;
      digits(from);
    }
    if ((byteAt(position) | 0x20) == 'e') {
      position++;
      position += byteAt(position) == '+' || byteAt(position) == '-' ? 1 : 0;
      digits(from);
    }
    int behind = byteAt(position);
    if (behind >= 0 && (behind >= 0x80 || Characters.NAME_PART[behind] || behind == '.')) {
      throw fail("Malformed number", from);
    }
  }

  private void digits(int from) {
    int first = position;
    while (position < end && Characters.isDigit(bytes[position])) {
      position++;
    }
    if (position == first) {
      throw fail("Malformed number", from);
    }
  }

  /** The unsigned byte at an offset, or -1 behind the file. */
  private int byteAt(int offset) {
    return offset < end ? bytes[offset] & 0xff : -1;
  }

  private ParseFailure fail(String message, int offset) {
    failureMessage = message;
    failureOffset = offset;
    return failure;
  }

  private ParseFailure expected(String what) {
    return fail("Expected " + what + " but found " + found(), position);
  }

  private String found() {
    if (position >= end) {
      return "end of file";
    }
    int behind = position + 1;
    while (behind < end && (bytes[behind] & 0xc0) == 0x80) {
      behind++;
    }
    return Failures.quoted(bytes, position, behind);
  }
}
