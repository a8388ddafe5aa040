package dev.shale.tools.javascript.parser;

import java.nio.charset.StandardCharsets;

/**
 * The bytes under parse, the position in them, and how a parse fails. Root of the chain of classes
 * that make up the parser: each adds one level of the grammar, and all share these fields without
 * indirection.
 */
abstract class Source {
  /**
   * How deep constructs may nest: far above what people and code generators write. The stack of a
   * build's threads holds several times as much even in the interpreter; on a smaller one the file
   * fails with another sentence.
   */
  static final int DEEPEST = 5_000;

  private static final int NO_TOKEN = -1;
  private static final int LONGEST_QUOTE = 40;

  byte[] bytes = new byte[0];
  int begin;
  int end;

  /** Offset of the next byte to read. */
  int position;

  private int depth;
  private final ParseFailure failure = new ParseFailure();
  private String failureMessage = "";
  private int failureExpected = NO_TOKEN;
  private boolean failureIsFinal;
  private int failureBegin;
  private int failureEnd;

  void open(byte[] content, int contentBegin, int contentEnd) {
    bytes = content;
    begin = contentBegin;
    end = contentEnd;
    position = contentBegin;
    depth = 0;
    failureIsFinal = false;
  }

  /** The unsigned byte at an offset, or -1 outside of the file. */
  final int byteAt(int offset) {
    return offset < end ? bytes[offset] & 0xff : -1;
  }

  /** The offset of the next byte that is no plain space. */
  final int behindSpaces(int from) {
    int at = from;
    while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /** Whether ASCII text stands at an offset. */
  final boolean begins(int from, String text) {
    for (int at = 0; at < text.length(); at++) {
      if (byteAt(from + at) != text.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the character at an offset is U+2028 or U+2029, which end a line like {@code \n}. */
  final boolean isLineOrParagraphSeparator(int offset) {
    return offset + 2 < end
        && bytes[offset] == (byte) 0xe2
        && bytes[offset + 1] == (byte) 0x80
        && (bytes[offset + 2] & 0xfe) == 0xa8;
  }

  final int depth() {
    return depth;
  }

  /** Goes back to the depth before a guess that failed, or fails for good if guessing is over. */
  final void recover(ParseFailure refuted, int depthBefore) {
    if (failureIsFinal) {
      throw refuted;
    }
    depth = depthBefore;
  }

  final void enter() {
    if (++depth > DEEPEST) {
      throw giveUp("Nesting is deeper than " + DEEPEST, position);
    }
  }

  final void leave() {
    depth--;
  }

  /** A failure at one place, told by a whole sentence. */
  final ParseFailure fail(String message, int offset) {
    failureMessage = message;
    failureBegin = offset;
    failureExpected = NO_TOKEN;
    return failure;
  }

  /** A failure that no other reading of the file avoids. */
  final ParseFailure giveUp(String message, int offset) {
    failureIsFinal = true;
    return fail(message, offset);
  }

  final boolean hasGivenUp() {
    return failureIsFinal;
  }

  /** A failure at a token that does not belong there. */
  final ParseFailure unexpected(int tokenBegin, int tokenEnd) {
    return expected(NO_TOKEN, tokenBegin, tokenEnd);
  }

  /** A failure at a token where another one has to stand. */
  final ParseFailure expected(int token, int tokenBegin, int tokenEnd) {
    failureMessage = "";
    failureExpected = token;
    failureBegin = tokenBegin;
    failureEnd = tokenEnd;
    return failure;
  }

  final int failureOffset() {
    return Math.min(failureBegin, end);
  }

  /** The sentence for the last failure; made only when someone is going to read it. */
  final String failureMessage() {
    if (!failureMessage.isEmpty()) {
      return failureMessage;
    }
    String found = found();
    return failureExpected == NO_TOKEN
        ? "Unexpected " + found
        : "Expected " + described(failureExpected) + " but found " + found;
  }

  private static String described(int token) {
    return switch (token) {
      case Token.IDENTIFIER -> "a name";
      case Token.STRING -> "a string";
      default -> '"' + Token.spelling(token) + '"';
    };
  }

  private String found() {
    if (failureBegin >= end) {
      return "end of file";
    }
    return quoted(failureBegin, failureEnd);
  }

  /** Text of the file in quotes, as far as a message should show it. */
  final String quoted(int from, int until) {
    return quoted(bytes, from, until);
  }

  static String quoted(byte[] bytes, int from, int until) {
    int quoteEnd = until;
    String cut = "";
    if (quoteEnd - from > LONGEST_QUOTE) {
      quoteEnd = from + LONGEST_QUOTE;
      while ((bytes[quoteEnd] & 0xc0) == 0x80) {
        quoteEnd--;
      }
      cut = "...";
    }
    return '"' + new String(bytes, from, quoteEnd - from, StandardCharsets.UTF_8) + cut + '"';
  }
}
