package dev.shale.tools.javascript.parser.token;

import java.nio.charset.StandardCharsets;

/**
 * How a parse fails: one exception without a stack, thrown again and again, and beside it what is
 * wrong. The sentence is made only when someone is going to read it.
 */
public final class Failures {
  private static final int NO_TOKEN = -1;
  private static final int LONGEST_QUOTE = 40;

  private final Tokens tokens;
  private final ParseFailure failure = new ParseFailure();
  private String failureMessage = "";
  private int failureExpected = NO_TOKEN;
  boolean failureIsFinal;
  private int failureBegin;
  private int failureEnd;

  Failures(Tokens tokens) {
    this.tokens = tokens;
  }

  void open() {
    failureIsFinal = false;
  }

  /** A failure at one place, told by a whole sentence. */
  public ParseFailure fail(String message, int offset) {
    failureMessage = message;
    failureBegin = offset;
    failureExpected = NO_TOKEN;
    return failure;
  }

  /** A failure that no other reading of the file avoids. */
  ParseFailure giveUp(String message, int offset) {
    failureIsFinal = true;
    return fail(message, offset);
  }

  public boolean hasGivenUp() {
    return failureIsFinal;
  }

  /** A failure at a token that does not belong there. */
  ParseFailure unexpected(int tokenBegin, int tokenEnd) {
    return expected(NO_TOKEN, tokenBegin, tokenEnd);
  }

  /** A failure at a token where another one has to stand. */
  ParseFailure expected(int token, int tokenBegin, int tokenEnd) {
    failureMessage = "";
    failureExpected = token;
    failureBegin = tokenBegin;
    failureEnd = tokenEnd;
    return failure;
  }

  public int failureOffset() {
    return Math.min(failureBegin, tokens.end);
  }

  /** The sentence for the last failure; made only when someone is going to read it. */
  public String failureMessage() {
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
    if (failureBegin >= tokens.end) {
      return "end of file";
    }
    return quoted(failureBegin, failureEnd);
  }

  /** Text of the file in quotes, as far as a message should show it. */
  public String quoted(int from, int until) {
    return quoted(tokens.bytes, from, until);
  }

  public static String quoted(byte[] bytes, int from, int until) {
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
