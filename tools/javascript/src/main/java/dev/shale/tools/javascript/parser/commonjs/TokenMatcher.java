package dev.shale.tools.javascript.parser.commonjs;

import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import java.util.Arrays;

/**
 * Compares the tokens of a file that was read with {@link TokenPattern}s. Reads at most one token
 * more than matches: in valid code this one is no part of a regular expression or a template.
 */
final class TokenMatcher {
  private final Tokens tokens;

  /** The names that the pattern's {@code FROM=} and {@code KEY=} stand for. */
  private int fromBegin;

  private int fromEnd;
  private int keyBegin;
  private int keyEnd;
  private int memberBegin;
  private int memberEnd;
  private boolean hasMemberName;

  TokenMatcher(Tokens tokens) {
    this.tokens = tokens;
  }

  int fromBegin() {
    return fromBegin;
  }

  int fromEnd() {
    return fromEnd;
  }

  /** Makes the token at an offset the current one. */
  void moveTo(int offset) {
    tokens.position = offset;
    tokens.next();
  }

  /** Goes behind what matches, or stays where it is. */
  boolean accept(TokenPattern pattern) {
    int from = tokens.tokenBegin;
    for (int at = 0; at < pattern.length(); at++) {
      if (!accept(pattern, at)) {
        moveTo(from);
        return false;
      }
    }
    return true;
  }

  private boolean accept(TokenPattern pattern, int at) {
    return switch (pattern.element(at)) {
      case TEXT -> acceptText(pattern.text(at));
      case STRING_TEXT -> tokens.token == Token.STRING && accept(pattern.text(at), 1);
      case OPTIONAL -> {
        acceptText(pattern.text(at));
        yield true;
      }
      case NAME -> acceptName();
      case STRING -> tokens.accept(Token.STRING);
      case EXPORTS -> acceptExports();
      case FUNCTION -> !tokens.accept(Token.COLON) || acceptFunction();
      case MEMBER -> acceptMember();
      case SET_FROM -> {
        fromBegin = tokens.tokenBegin;
        fromEnd = tokens.position;
        yield acceptName();
      }
      case SET_KEY -> {
        keyBegin = tokens.tokenBegin;
        keyEnd = tokens.position;
        yield acceptName();
      }
      case FROM -> isSame(fromBegin, fromEnd) && acceptName();
      case KEY -> isSame(keyBegin, keyEnd) && acceptName();
    };
  }

  boolean acceptText(String text) {
    return accept(text, 0);
  }

  /** Goes behind a token that has this text between so many bytes at either end. */
  private boolean accept(String text, int quoteBytes) {
    int begin = tokens.tokenBegin + quoteBytes;
    boolean isText =
        tokens.position - begin == text.length() + quoteBytes && tokens.begins(begin, text);
    if (isText) {
      tokens.next();
    }
    return isText;
  }

  /** Goes behind a word, reserved or not, unless it is written with escapes. */
  boolean acceptName() {
    boolean isName = isName();
    if (isName) {
      tokens.next();
    }
    return isName;
  }

  boolean isName() {
    return Token.isWord(tokens.token) && tokens.escapedName == 0;
  }

  boolean acceptExports() {
    if (tokens.accept(Token.MODULE) && !tokens.accept(Token.DOT)) {
      return false;
    }
    return tokens.accept(Token.EXPORTS);
  }

  private boolean acceptFunction() {
    boolean isFunction = tokens.accept(Token.FUNCTION);
    acceptName();
    return isFunction;
  }

  private boolean acceptMember() {
    if (tokens.accept(Token.DOT)) {
      return acceptName();
    }
    return !tokens.accept(Token.LEFT_BRACKET)
        || (tokens.accept(Token.STRING) && tokens.accept(Token.RIGHT_BRACKET));
  }

  /** Goes behind a member, as far as it is understood; whether there is one. */
  boolean readMember() {
    boolean isDot = tokens.accept(Token.DOT);
    if (!isDot && !tokens.accept(Token.LEFT_BRACKET)) {
      return false;
    }
    memberBegin = tokens.tokenBegin;
    memberEnd = tokens.position;
    hasMemberName =
        isDot ? acceptName() : tokens.accept(Token.STRING) && tokens.accept(Token.RIGHT_BRACKET);
    return true;
  }

  /** Whether the member that was read has a name, which is then between these places. */
  boolean hasMemberName() {
    return hasMemberName;
  }

  int memberBegin() {
    return memberBegin;
  }

  int memberEnd() {
    return memberEnd;
  }

  private boolean isSame(int begin, int end) {
    return Arrays.equals(
        tokens.bytes, begin, end, tokens.bytes, tokens.tokenBegin, tokens.position);
  }
}
