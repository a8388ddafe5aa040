package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** The loops {@code for} and {@code do}, and whatever may not run at all. */
final class Loops {
  private final Grammar grammar;
  private final Surroundings around;
  private final Expressions expressions;
  private final Reading reading;
  private final Scopes scopes;
  private final Switches switches;
  private final Tokens tokens;
  private final Variables variables;

  Loops(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    this.grammar = grammar;
    around = meaning.around;
    expressions = grammar.expressions;
    reading = meaning.reading;
    scopes = meaning.scopes;
    switches = grammar.switches;
    tokens = meaning.tokens;
    variables = grammar.variables;
  }

  /** In {@code for (using of list)} the first word is what the loop assigns to. */
  private boolean isUsingInHead() {
    int behind = tokens.peekOnLine();
    return behind == Token.OF ? isInitialized() : Token.isName(behind);
  }

  /** Whether a value or a type follows the name behind the current token. */
  private boolean isInitialized() {
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    tokens.next();
    int behind = tokens.peek();
    tokens.rewind(from, newline);
    return behind == Token.ASSIGN || (reading.hasTypes && behind == Token.COLON);
  }

  void conditionalStatement() {
    around.conditions++;
    grammar.statements.statement();
    around.conditions--;
  }

  void forStatement() {
    around.effect(EffectKind.LOOP);
    tokens.next();
    if (tokens.token == Token.AWAIT) {
      reading.isModule |= (around.function & Surroundings.OUTERMOST) != 0;
      tokens.next();
    }
    tokens.expect(Token.LEFT_PAREN);
    scopes.push(Scopes.BLOCK);
    if (tokens.token != Token.SEMICOLON) {
      around.context = Surroundings.NO_IN;
      forHead();
      around.context = 0;
    }
    if (tokens.accept(Token.OF)) {
      expressions.assignment();
    } else if (tokens.accept(Token.IN)) {
      expressions.expression();
    } else {
      tokens.expect(Token.SEMICOLON);
      if (tokens.token != Token.SEMICOLON) {
        expressions.expression();
      }
      tokens.expect(Token.SEMICOLON);
      if (tokens.token != Token.RIGHT_PAREN) {
        expressions.expression();
      }
    }
    tokens.expect(Token.RIGHT_PAREN);
    conditionalStatement();
    scopes.pop();
  }

  private void forHead() {
    switch (tokens.token) {
      case Token.VAR -> variables.variables(true);
      case Token.CONST -> variables.variables(false);
      default -> {
        if ((tokens.token == Token.LET && grammar.statements.isLetDeclaration())
            || (tokens.token == Token.USING && isUsingInHead())) {
          variables.variables(false);
        } else if (tokens.token == Token.AWAIT && grammar.statements.isAwaitUsing()) {
          tokens.next();
          variables.variables(false);
        } else {
          expressions.expression();
        }
      }
    }
  }

  void doStatement() {
    around.effect(EffectKind.LOOP);
    tokens.next();
    grammar.statements.statement();
    tokens.expect(Token.WHILE);
    switches.parenthesizedExpression();
    tokens.accept(Token.SEMICOLON);
  }
}
