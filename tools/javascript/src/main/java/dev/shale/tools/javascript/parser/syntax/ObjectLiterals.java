package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.meaning.Amd;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.Literals;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Array and object literals, which may turn out to be patterns, and templates. */
final class ObjectLiterals {
  private final Grammar grammar;
  private final Amd amd;
  private final Surroundings around;
  private final BindingPatterns bindingPatterns;
  private final Functions functions;
  private final Literals literals;
  private final Notes notes;
  private final Reading reading;
  private final Tokens tokens;

  ObjectLiterals(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    this.grammar = grammar;
    amd = meaning.amd;
    around = meaning.around;
    bindingPatterns = grammar.bindingPatterns;
    functions = grammar.functions;
    literals = meaning.tokens.literals;
    notes = meaning.notes;
    reading = meaning.reading;
    tokens = meaning.tokens;
  }

  /** Reads an array; its elements are names to bind where the array itself could be one. */
  void array() {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    int outer = around.context;
    boolean isList = tokens.tokenBegin == amd.listBegin;
    around.context = outer & Surroundings.BINDING;
    tokens.next();
    while (tokens.token != Token.RIGHT_BRACKET) {
      if (tokens.accept(Token.COMMA)) {
        continue;
      }
      if (tokens.accept(Token.ELLIPSIS)) {
        around.effect(EffectKind.SPREAD);
      }
      int value = grammar.expressions.assignment();
      if (isList) {
        amd.listed(value);
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    around.context = outer;
    tokens.expect(Token.RIGHT_BRACKET);
  }

  void object() {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    int outer = around.context;
    around.context = outer & Surroundings.BINDING;
    tokens.next();
    while (tokens.token != Token.RIGHT_BRACE) {
      if (tokens.accept(Token.ELLIPSIS)) {
        around.effect(EffectKind.SPREAD);
        grammar.expressions.assignment();
      } else {
        property();
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    around.context = outer;
    tokens.expect(Token.RIGHT_BRACE);
  }

  private void property() {
    Tokens tokens = this.tokens;
    int bits = 0;
    if (tokens.token == Token.GET || tokens.token == Token.SET || tokens.token == Token.ASYNC) {
      int behind = tokens.peek();
      if (beginsPropertyName(behind)) {
        bits = tokens.token == Token.ASYNC ? Surroundings.ASYNC : 0;
        tokens.next();
      }
    }
    if (tokens.accept(Token.STAR)) {
      bits |= Surroundings.GENERATOR;
    }
    if (Token.isName(tokens.token)) {
      named(bits);
    } else {
      bindingPatterns.propertyName();
      propertyRest(bits);
    }
  }

  private static boolean beginsPropertyName(int token) {
    return Token.isWord(token)
        || token == Token.STRING
        || token == Token.NUMBER
        || token == Token.LEFT_BRACKET
        || token == Token.STAR
        || token == Token.PRIVATE_NAME;
  }

  /** A property with a plain name, which alone can stand for its value too. */
  private void named(int bits) {
    Tokens tokens = this.tokens;
    int after = tokens.position;
    int behind = after < tokens.end ? tokens.bytes[after] : '}';
    if (behind != ':' && behind != '(') {
      behind = tokens.peek();
      if (behind == Token.COMMA || behind == Token.RIGHT_BRACE || behind == Token.ASSIGN) {
        shorthand();
        return;
      }
    }
    tokens.next();
    propertyRest(bits);
  }

  private void shorthand() {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    int name = tokens.internName();
    if (name <= Names.EXPORTS && name != Names.REQUIRE && reading.linksNames) {
      notes.mention();
      notes.mentioned(name, tokens.tokenBegin, tokens.position);
    } else {
      notes.reference();
    }
    tokens.next();
    if (tokens.accept(Token.ASSIGN)) {
      around.conditions++;
      grammar.expressions.nestedAssignment();
      around.conditions--;
    }
  }

  private void propertyRest(int bits) {
    Tokens tokens = this.tokens;
    if (tokens.accept(Token.COLON)) {
      grammar.expressions.assignment();
    } else if (tokens.token == Token.LEFT_PAREN || (reading.hasTypes && tokens.isOpenAngle())) {
      functions.method(bits);
    } else {
      throw tokens.expected(Token.COLON);
    }
  }

  /** Whether the last token is the name of a member. */
  private boolean endsInMember() {
    int at = tokens.previousEnd;
    while (tokens.bytes[at - 1] < 0 || Characters.NAME_PART[tokens.bytes[at - 1]]) {
      at--;
    }
    return at < tokens.previousEnd && tokens.bytes[at - 1] == '.';
  }

  /** Reads a template; returns its value when it has no substitutions. */
  int template() {
    Tokens tokens = this.tokens;
    int from = tokens.tokenBegin;
    if (!literals.templatePiece()) {
      tokens.next();
      return Constants.string(from);
    }
    do {
      tokens.next();
      int value = grammar.expressions.nested();
      if (around.isEvaluated && !Constants.isUse(value) && endsInMember()) {
        // It is asked for its text.
        around.effect(EffectKind.TEMPLATE);
      }
      if (tokens.token != Token.RIGHT_BRACE) {
        throw tokens.expected(Token.RIGHT_BRACE);
      }
    } while (literals.templatePiece());
    tokens.next();
    return Constants.UNKNOWN;
  }
}
