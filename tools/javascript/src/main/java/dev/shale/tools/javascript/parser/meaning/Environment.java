package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Reads {@code process.env.NODE_ENV}, which is known. */
public final class Environment {
  private final Surroundings around;
  private final Definitions definitions;
  private final Descent descent;
  private final Names names;
  private final Notes notes;
  private final Tokens tokens;
  private final Values values;

  Environment(Meaning meaning) {
    around = meaning.around;
    definitions = meaning.definitions;
    descent = meaning.descent;
    names = meaning.names;
    notes = meaning.notes;
    tokens = meaning.tokens;
    values = meaning.values;
  }

  public int process() {
    int name = tokens.internName();
    if (names.importedBy[name] > 0) {
      return descent.identifier();
    }
    int nameBegin = tokens.tokenBegin;
    tokens.next();
    if (tokens.token == Token.ARROW && !tokens.newlineBefore) {
      return descent.singleParameterArrow(name);
    }
    if (definitions.definesProcess) {
      return definitions.defined(name);
    }
    if (tokens.token != Token.DOT && tokens.token != Token.OPTIONAL_DOT) {
      return notes.reference(name, nameBegin, tokens.previousEnd);
    }
    int tracked = notes.track(name, nameBegin, tokens.previousEnd);
    tokens.next();
    boolean isEnvironment = tokens.token == Token.ENV;
    descent.optionalMember();
    if (!isEnvironment || !isModeMember()) {
      around.effect(EffectKind.MEMBER);
      return Constants.UNKNOWN;
    }
    around.modeReference = tracked;
    return Constants.MODE;
  }

  /** Reads {@code .NODE_ENV} or {@code ["NODE_ENV"]}; false if another member was read. */
  private boolean isModeMember() {
    if (tokens.token == Token.LEFT_BRACKET) {
      tokens.next();
      int name = descent.nested();
      tokens.expect(Token.RIGHT_BRACKET);
      return Constants.isText(name)
          && values.isText(name, Token.spelling(Token.NODE_ENV)) == Constants.TRUE;
    }
    if (tokens.token != Token.DOT && tokens.token != Token.OPTIONAL_DOT) {
      return false;
    }
    tokens.next();
    boolean isMode = tokens.token == Token.NODE_ENV;
    descent.optionalMember();
    return isMode;
  }
}
