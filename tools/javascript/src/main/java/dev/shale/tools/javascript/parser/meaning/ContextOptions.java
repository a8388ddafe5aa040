package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import java.nio.charset.StandardCharsets;

/**
 * What a call says about the files that it asks for, as arguments or in an object: how deep they
 * lie, what their names are like, and when they are loaded.
 */
final class ContextOptions {
  private final Descent descent;
  private final Tokens tokens;
  private final Values values;

  /** Whether files in folders of the folder count. */
  boolean isDeep;

  /** Whether files are loaded at once. */
  boolean isEager;

  /** The literal that paths have to fit; empty for none. */
  String expression = "";

  ContextOptions(Descent descent, Tokens tokens, Values values) {
    this.descent = descent;
    this.tokens = tokens;
    this.values = values;
  }

  void clear(boolean isEagerByDefault) {
    isDeep = true;
    isEager = isEagerByDefault;
    expression = "";
  }

  /** Reads {@code isDeep, /x/, "mode"}, of which none need be there. */
  void arguments() {
    isDeep = argument() != Constants.FALSE;
    readExpression();
    mode(argument());
  }

  private int argument() {
    if (tokens.token == Token.RIGHT_PAREN || tokens.token == Token.ELLIPSIS) {
      return Constants.UNKNOWN;
    }
    int value = descent.assignment();
    acceptComma();
    return value;
  }

  private void acceptComma() {
    if (tokens.token != Token.RIGHT_PAREN) {
      tokens.expect(Token.COMMA);
    }
  }

  private void readExpression() {
    if (tokens.token == Token.RIGHT_PAREN || tokens.token == Token.ELLIPSIS) {
      return;
    }
    expression();
    acceptComma();
  }

  private void expression() {
    int begin = tokens.tokenBegin;
    boolean isLiteral = tokens.token == Token.SLASH || tokens.token == Token.ASSIGN_SLASH;
    descent.assignment();
    if (isLiteral) {
      expression =
          new String(tokens.bytes, begin, tokens.previousEnd - begin, StandardCharsets.UTF_8);
    }
  }

  /** Reads {@code {eager: true}} and the like; whatever else it is, is read as well. */
  void object() {
    if (tokens.token != Token.LEFT_BRACE) {
      return;
    }
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    tokens.next();
    while (tokens.token != Token.RIGHT_BRACE) {
      if (!property()) {
        break;
      }
    }
    tokens.rewind(from, newline);
  }

  /** Reads a property with its comma; false where it is of another form. */
  private boolean property() {
    boolean isRecursive = tokens.isToken("recursive");
    boolean isEagerness = tokens.isToken("eager");
    boolean isMode = tokens.isToken("mode");
    boolean isExpression = tokens.isToken("regExp");
    if (tokens.token != Token.IDENTIFIER && !Token.isWord(tokens.token)) {
      return false;
    }
    tokens.next();
    if (tokens.token != Token.COLON) {
      return false;
    }
    tokens.next();
    if (isExpression) {
      expression();
    } else {
      int value = descent.assignment();
      isDeep &= !isRecursive || value != Constants.FALSE;
      isEager = isEagerness ? value == Constants.TRUE : isEager;
      if (isMode) {
        mode(value);
      }
    }
    return tokens.accept(Token.COMMA);
  }

  private void mode(int value) {
    if (Constants.isString(value)) {
      int begin = values.literalBegin(value) + 1;
      isEager = tokens.begins(begin, "sync") || tokens.begins(begin, "eager");
    }
  }
}
