package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Exported;
import dev.shale.tools.javascript.parser.scope.Patterns;
import dev.shale.tools.javascript.parser.token.RareNames;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Names and destructuring patterns that declare; names of properties. */
final class BindingPatterns {
  private final Grammar grammar;
  private final Surroundings around;
  private final Notes notes;
  private final Patterns patterns;
  private final RareNames rareNames;
  private final Tokens tokens;

  BindingPatterns(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    this.grammar = grammar;
    around = meaning.around;
    notes = meaning.notes;
    patterns = grammar.patterns;
    rareNames = meaning.tokens.rareNames;
    tokens = meaning.tokens;
  }

  /** Reads a name or a destructuring pattern and declares what it binds. */
  void binding(boolean isHoisted) {
    Tokens tokens = this.tokens;
    switch (tokens.token) {
      case Token.LEFT_BRACKET -> arrayPattern(isHoisted);
      case Token.LEFT_BRACE -> objectPattern(isHoisted);
      default -> {
        notes.declare(isHoisted);
        tokens.next();
      }
    }
  }

  private void arrayPattern(boolean isHoisted) {
    Tokens tokens = this.tokens;
    tokens.enter();
    int noted = patterns.suspend();
    tokens.next();
    while (tokens.token != Token.RIGHT_BRACKET) {
      if (tokens.accept(Token.COMMA)) {
        continue;
      }
      tokens.accept(Token.ELLIPSIS);
      binding(isHoisted);
      initializer();
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    tokens.expect(Token.RIGHT_BRACKET);
    patterns.resume(noted);
    tokens.leave();
  }

  private void objectPattern(boolean isHoisted) {
    Tokens tokens = this.tokens;
    tokens.enter();
    tokens.next();
    while (tokens.token != Token.RIGHT_BRACE) {
      if (tokens.accept(Token.ELLIPSIS)) {
        patterns.takeAll();
        binding(isHoisted);
      } else {
        property(isHoisted);
      }
      if (tokens.token == Token.ASSIGN) {
        int noted = patterns.suspend();
        initializer();
        patterns.resume(noted);
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    tokens.expect(Token.RIGHT_BRACE);
    tokens.leave();
  }

  private void property(boolean isHoisted) {
    Tokens tokens = this.tokens;
    if (Token.isName(tokens.token) && tokens.peek() != Token.COLON) {
      if (patterns.isOpen()) {
        patterns.take(tokens.internName());
      }
      notes.declare(isHoisted);
      tokens.next();
      return;
    }
    if (patterns.isOpen()) {
      notedProperty(isHoisted);
      return;
    }
    propertyName();
    tokens.expect(Token.COLON);
    binding(isHoisted);
  }

  private void notedProperty(boolean isHoisted) {
    Tokens tokens = this.tokens;
    int name = Exported.NO_NAME;
    if (Token.isWord(tokens.token)) {
      name = tokens.internName();
    } else if (tokens.token == Token.STRING) {
      name = rareNames.internString();
    }
    int noted = patterns.suspend();
    propertyName();
    tokens.expect(Token.COLON);
    patterns.resume(noted);
    if (name == Exported.NO_NAME) {
      patterns.takeAll();
    } else if (tokens.token != Token.LEFT_BRACE) {
      patterns.take(name);
    } else {
      patterns.enter(name);
      objectPattern(isHoisted);
      patterns.leave();
      return;
    }
    patterns.suspend();
    binding(isHoisted);
    patterns.resume(noted);
  }

  /** Reads the name of a property, method or field; a computed one is an expression. */
  void propertyName() {
    Tokens tokens = this.tokens;
    if (tokens.token == Token.LEFT_BRACKET) {
      tokens.next();
      grammar.expressions.nestedAssignment();
      tokens.expect(Token.RIGHT_BRACKET);
    } else if (Token.isWord(tokens.token)
        || tokens.token == Token.STRING
        || tokens.token == Token.NUMBER
        || tokens.token == Token.PRIVATE_NAME) {
      tokens.next();
    } else {
      throw tokens.unexpected();
    }
  }

  /** Reads {@code = value} if it is there. */
  void initializer() {
    Surroundings around = this.around;
    if (tokens.accept(Token.ASSIGN)) {
      around.conditions++;
      grammar.expressions.nestedAssignment();
      around.conditions--;
    }
  }
}
