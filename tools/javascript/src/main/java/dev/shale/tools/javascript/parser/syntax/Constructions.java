package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.meaning.Globals;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.NewUrls;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Reads {@code new}. */
final class Constructions {
  private final Surroundings around;
  private final NewUrls newUrls;
  private final Notes notes;
  private final Primaries primaries;
  private final Suffixes suffixes;
  private final Tokens tokens;

  Constructions(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    around = meaning.around;
    newUrls = meaning.newUrls;
    notes = meaning.notes;
    primaries = grammar.primaries;
    suffixes = grammar.suffixes;
    tokens = meaning.tokens;
  }

  int construct() {
    int from = tokens.tokenBegin;
    tokens.next();
    if (tokens.token == Token.DOT) {
      tokens.next();
      tokens.memberName();
      return Constants.UNKNOWN;
    }
    tokens.enter();
    int value = constructed(from);
    tokens.leave();
    return value;
  }

  private int constructed(int from) {
    if (tokens.token == Token.URL && tokens.peek() == Token.LEFT_PAREN) {
      return newUrls.newUrl(from);
    }
    boolean isWorker = tokens.token == Token.WORKER || tokens.token == Token.SHARED_WORKER;
    if (isWorker && tokens.peek() == Token.LEFT_PAREN) {
      return newUrls.newWorker(from);
    }
    int outer = around.context;
    around.context &= ~Surroundings.BINDING;
    int nameBegin = tokens.tokenBegin;
    int value = suffixes.suffixes(tokens.token == Token.NEW ? construct() : callee(), false);
    around.context = outer;
    suffixes.called(value);
    if (value != Constants.GLOBAL || !isNewCollection(nameBegin)) {
      around.effect(EffectKind.CONSTRUCTION);
    }
    if (tokens.token == Token.LEFT_PAREN) {
      suffixes.arguments();
    }
    return Constants.TRUTHY;
  }

  /** Whether {@code new} makes a collection that is empty or has the elements of an array. */
  private boolean isNewCollection(int nameBegin) {
    if (!Globals.isCollection(tokens.bytes, nameBegin, tokens.previousEnd)) {
      return false;
    }
    int argument = tokens.token == Token.LEFT_PAREN ? tokens.peek() : Token.RIGHT_PAREN;
    return argument == Token.RIGHT_PAREN || argument == Token.LEFT_BRACKET;
  }

  /** What is constructed; a call belongs to {@code new} and not to the callee. */
  private int callee() {
    if (tokens.token == Token.PROCESS) {
      notes.reference();
      tokens.next();
      return Constants.UNKNOWN;
    }
    return primaries.primary();
  }
}
