package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.RareNames;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * What a function takes of the module that it is called with: {@code import("x").then(({a}) => a)}.
 * Looks at the tokens in front of the function's body, which are read thereafter.
 */
final class Callbacks {
  private static final int NOWHERE = -1;

  /** Patterns in patterns; what is deeper is not told apart. */
  private static final int DEEPEST = 8;

  private final Notes notes;
  private final RareNames rareNames;
  private final Tokens tokens;
  private final Uses uses;

  /** The properties around the position in a pattern. */
  private final int[] around = new int[DEEPEST];

  private int depth;

  /** The parameter that is to be held once it is declared: where, its name and what it is. */
  private int place = NOWHERE;

  private int name;
  private int use;

  Callbacks(Meaning meaning) {
    notes = meaning.notes;
    rareNames = meaning.tokens.rareNames;
    tokens = meaning.tokens;
    uses = meaning.uses;
  }

  void open() {
    place = NOWHERE;
  }

  /** Holds the parameter of a function, if that is it: its parenthesis, or the name's end. */
  void holdParameter(int at) {
    if (at == place) {
      place = NOWHERE;
      notes.holdUse(name, use);
    }
  }

  /** Looks at the first argument of {@code then}, which the current parenthesis opens. */
  void look(int promise) {
    int from = tokens.tokenBegin;
    int before = tokens.previousEnd;
    boolean newline = tokens.newlineBefore;
    int tokenDepth = tokens.depth();
    place = NOWHERE;
    depth = 0;
    try {
      tokens.next();
      argument(promise);
    } catch (ParseFailure garbled) {
      tokens.recover(garbled, tokenDepth);
    }
    tokens.resume(from, before, newline);
  }

  private void argument(int promise) {
    if (tokens.token == Token.ASYNC) {
      tokens.next();
    }
    boolean isFunction = tokens.accept(Token.FUNCTION);
    if (Token.isName(tokens.token)) {
      int end = tokens.position;
      int single = tokens.internName();
      tokens.next();
      if (!isFunction && tokens.token == Token.ARROW) {
        parameter(end, single, promise);
        return;
      }
    }
    if (tokens.token != Token.LEFT_PAREN) {
      return;
    }
    int paren = tokens.tokenBegin;
    tokens.next();
    int first = tokens.tokenBegin;
    boolean isName = Token.isName(tokens.token);
    int parameterName = isName ? tokens.internName() : Uses.NO_NAME;
    boolean isKnown = isName ? isNamed() : tokens.token == Token.LEFT_BRACE && pattern(Uses.NONE);
    if (!isKnown || !tokens.accept(Token.RIGHT_PAREN)) {
      return;
    }
    if (tokens.token != (isFunction ? Token.LEFT_BRACE : Token.ARROW)) {
      return;
    }
    if (isName) {
      parameter(paren, parameterName, promise);
    } else {
      tokens.resume(first, first, false);
      uses.drop(promise);
      pattern(promise);
    }
  }

  private boolean isNamed() {
    tokens.next();
    return true;
  }

  private void parameter(int at, int parameterName, int promise) {
    place = at;
    name = parameterName;
    use = promise;
  }

  /**
   * Reads an object pattern of names and of such patterns; false for all else.
   *
   * @param of what the pattern takes from; {@link Uses#NONE} to find out whether it is such a one
   */
  private boolean pattern(int of) {
    tokens.next();
    while (tokens.token != Token.RIGHT_BRACE) {
      if (!property(of)) {
        return false;
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    return tokens.accept(Token.RIGHT_BRACE);
  }

  private boolean property(int of) {
    boolean isName = Token.isWord(tokens.token);
    if (depth == DEEPEST || (!isName && tokens.token != Token.STRING)) {
      return false;
    }
    around[depth++] = isName ? tokens.internName() : rareNames.internString();
    tokens.next();
    boolean isKnown = value(of, isName);
    depth--;
    return isKnown;
  }

  private boolean value(int of, boolean isShort) {
    if (!tokens.accept(Token.COLON)) {
      take(of);
      return isShort;
    }
    if (tokens.token == Token.LEFT_BRACE) {
      return pattern(of);
    }
    take(of);
    return Token.isName(tokens.token) && isNamed();
  }

  private void take(int of) {
    if (of != Uses.NONE) {
      int copy = uses.copy(of);
      for (int at = 0; at < depth; at++) {
        uses.extend(copy, around[at], uses.end(of));
      }
    }
  }
}
