package dev.shale.tools.javascript.parser.meaning;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Literals;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** What the arguments of a call ask for: strings, choices between strings, and patterns. */
final class Requests {
  private static final int DYNAMIC_IMPORT = JavaScriptKinds.DYNAMIC_IMPORT.code();
  private static final int REQUIRE = JavaScriptKinds.REQUIRE.code();
  private static final int CONTEXT = JavaScriptKinds.CONTEXT.code();
  private static final int REQUIRE_CONTEXT = JavaScriptKinds.REQUIRE_CONTEXT.code();
  private static final int GLOB = JavaScriptKinds.GLOB.code();

  private static final int DEEPEST_CHOICE = 64;

  /** No pattern is written with more bytes. */
  private static final int LONGEST_PATTERN = 512;

  private final Surroundings around;
  private final Descent descent;
  private final Findings findings;
  private final Hints hints;
  private final Literals literals;
  private final Tokens tokens;
  private final Uses uses;
  private final Values values;

  /** The first of the dependencies that {@link #request} found; the others follow. */
  int firstRequested;

  Requests(Meaning meaning) {
    around = meaning.around;
    descent = meaning.descent;
    findings = meaning.findings;
    hints = meaning.hints;
    literals = meaning.tokens.literals;
    tokens = meaning.tokens;
    uses = meaning.uses;
    values = meaning.values;
  }

  /**
   * Reads the parenthesis and the first argument of a call, with the comma behind it, and notes
   * what it asks for.
   *
   * @param isOnly whether it does not count when there are other arguments
   * @param reference the tracked reference that has to be free for the call to be what it seems
   */
  void request(int kind, boolean isOnly, int flags, int reference) {
    int gap = tokens.position;
    tokens.next();
    int from = tokens.tokenBegin;
    firstRequested = findings.count();
    if (tokens.token == Token.RIGHT_PAREN || tokens.token == Token.ELLIPSIS) {
      return;
    }
    int tracked = uses.count();
    int value = descent.assignment();
    int until = tokens.previousEnd;
    int gapEnd = tokens.tokenBegin;
    if (tokens.token != Token.RIGHT_PAREN) {
      tokens.expect(Token.COMMA);
    }
    firstRequested = findings.count();
    if (!isOnly || tokens.token == Token.RIGHT_PAREN) {
      int hints = this.hints.hints(gap, from, until, gapEnd);
      int hinted = this.hints.hintFlags(hints);
      if ((hinted & Hints.IGNORED) == 0) {
        int weak = (hinted & Hints.WEAK) != 0 ? DependencyFlags.WEAK : 0;
        boolean isDefined = reference == Findings.NO_REFERENCE && around.modeReference >= tracked;
        add(kind, value, flags | weak, isDefined ? around.modeReference : reference);
        if (value == Constants.UNKNOWN && (kind == DYNAMIC_IMPORT || kind == REQUIRE)) {
          pattern(kind == REQUIRE ? REQUIRE_CONTEXT : CONTEXT, from, until, flags, reference);
        }
        if (hints != Findings.NO_HINTS) {
          findings.hints(firstRequested, findings.count(), hints);
        }
      }
    }
  }

  /** Notes a dependency on each string that the value can be. */
  void add(int kind, int value, int flags, int reference) {
    add(kind, value, flags, reference, 0);
  }

  private void add(int kind, int value, int flags, int reference, int depth) {
    int rest = value;
    // Generated code has long chains of choices: beyond some they are noted from their end.
    while (depth == DEEPEST_CHOICE && Constants.isChoice(rest)) {
      add(kind, values.right(rest), flags, reference, 0);
      rest = values.left(rest);
    }
    if (Constants.isChoice(rest)) {
      add(kind, values.left(rest), flags, reference, depth + 1);
      add(kind, values.right(rest), flags, reference, 0);
    } else {
      addText(kind, rest, flags, reference);
    }
  }

  private void addText(int kind, int value, int flags, int reference) {
    if (Constants.isText(value)) {
      int dependency =
          findings.add(
              kind,
              flags | surroundingFlags(),
              values.literalBegin(value),
              values.literalEnd(value),
              around.liveness,
              reference);
      if (Constants.isJoined(value)) {
        findings.text(dependency, Constants.number(value));
      }
    }
  }

  /** What is to be said of every request at the position. */
  int surroundingFlags() {
    int optional = around.tryDepth > 0 ? DependencyFlags.OPTIONAL : 0;
    return around.conditions > 0 || (around.function & Surroundings.LAZY) != 0
        ? optional | DependencyFlags.CONDITIONAL
        : optional;
  }

  /** Notes a pattern that is a string. */
  void addGlob(int value, int reference) {
    add(GLOB, value, 0, reference);
  }

  /**
   * Notes the pattern of an expression that was read, if it adds strings to something else or is a
   * template: its tokens are read again, so nothing is spent on all the other additions of a file.
   */
  private void pattern(int kind, int from, int until, int flags, int reference) {
    if (until - from > LONGEST_PATTERN || !hasQuote(from, until)) {
      return;
    }
    int behind = tokens.tokenBegin;
    int before = tokens.previousEnd;
    boolean newline = tokens.newlineBefore;
    int depth = tokens.depth();
    int text = Values.NO_TEXT;
    try {
      tokens.position = from;
      tokens.next();
      text = readPattern(from, until);
    } catch (ParseFailure garbled) {
      tokens.recover(garbled, depth);
    }
    tokens.resume(behind, before, newline);
    if (text != Values.NO_TEXT) {
      add(kind, Constants.joined(text), flags, reference);
    }
  }

  private boolean hasQuote(int from, int until) {
    for (int at = from; at < until; at++) {
      byte character = tokens.bytes[at];
      if (character == '\'' || character == '"' || character == '`') {
        return true;
      }
    }
    return false;
  }

  /** Reads a sum; the number of its pattern, or {@link Values#NO_TEXT} where it has none. */
  private int readPattern(int from, int until) {
    int begin = values.textEnd();
    int constantBytes = 0;
    while (true) {
      int operandBegin = values.textEnd();
      boolean isConstant = tokens.token == Token.STRING || tokens.token == Token.BACKQUOTE;
      constantBytes += isConstant ? constant(begin) : 0;
      if (!isOperandEnd(until)) {
        isConstant = false;
        if (!skipOperand(until)) {
          constantBytes = 0;
          break;
        }
        values.cutText(operandBegin);
      }
      if (!isConstant) {
        star(begin);
      }
      if (tokens.tokenBegin >= until) {
        break;
      }
      tokens.next();
    }
    if (constantBytes > 0) {
      return values.addText(begin, from, until);
    }
    values.cutText(begin);
    return Values.NO_TEXT;
  }

  private boolean isOperandEnd(int until) {
    return tokens.tokenBegin >= until || tokens.token == Token.PLUS;
  }

  private void star(int begin) {
    if (values.textEnd() == begin || values.textBytes()[values.textEnd() - 1] != '*') {
      values.appendText("*");
    }
  }

  /** Appends a string or a template; returns how many bytes of it are constant. */
  private int constant(int begin) {
    int count = 0;
    if (tokens.token == Token.STRING) {
      count += values.appendDecoded(tokens.tokenBegin + 1, tokens.position - 1);
      tokens.next();
      return count;
    }
    boolean goesOn = true;
    while (goesOn) {
      int pieceBegin = tokens.position;
      goesOn = literals.templatePiece();
      count += values.appendDecoded(pieceBegin, tokens.position - (goesOn ? 2 : 1));
      if (goesOn) {
        star(begin);
        tokens.next();
        skipNested(Token.RIGHT_BRACE);
      }
    }
    tokens.next();
    return count;
  }

  /** Goes to the end of an operand; false if what follows is no sum, or cannot be told. */
  private boolean skipOperand(int until) {
    boolean isFirst = true;
    while (!isOperandEnd(until)) {
      switch (tokens.token) {
        case Token.LEFT_PAREN, Token.LEFT_BRACKET, Token.LEFT_BRACE, Token.BACKQUOTE ->
            skipBracketed();
        case Token.STAR, Token.PERCENT, Token.POWER, Token.DOT, Token.OPTIONAL_DOT, Token.NOT ->
            tokens.next();
        default -> {
          boolean isOperator = !Token.isWord(tokens.token) && tokens.token > Token.PRIVATE_NAME;
          if (isOperator || (Token.precedence(tokens.token) > 0 && !isFirst)) {
            return false;
          }
          tokens.next();
        }
      }
      isFirst = false;
    }
    return true;
  }

  /** Goes behind what the current token opens: brackets or a template. */
  private void skipBracketed() {
    switch (tokens.token) {
      case Token.LEFT_PAREN -> skipPair(Token.RIGHT_PAREN);
      case Token.LEFT_BRACKET -> skipPair(Token.RIGHT_BRACKET);
      case Token.LEFT_BRACE -> skipPair(Token.RIGHT_BRACE);
      default -> {
        skipTemplate();
        tokens.next();
      }
    }
  }

  private void skipPair(int closing) {
    tokens.next();
    skipNested(closing);
    tokens.next();
  }

  /** Goes to a closing bracket. What a slash or an angle begins cannot be told here. */
  void skipNested(int closing) {
    tokens.enter();
    while (tokens.token != closing) {
      switch (tokens.token) {
        case Token.LEFT_PAREN, Token.LEFT_BRACKET, Token.LEFT_BRACE, Token.BACKQUOTE ->
            skipBracketed();
        case Token.SLASH,
            Token.ASSIGN_SLASH,
            Token.LESS,
            Token.END,
            Token.RIGHT_PAREN,
            Token.RIGHT_BRACKET,
            Token.RIGHT_BRACE ->
            throw tokens.unexpected();
        default -> tokens.next();
      }
    }
    tokens.leave();
  }

  private void skipTemplate() {
    while (literals.templatePiece()) {
      tokens.next();
      skipNested(Token.RIGHT_BRACE);
    }
  }
}
