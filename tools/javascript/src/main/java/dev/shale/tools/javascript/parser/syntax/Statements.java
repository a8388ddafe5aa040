package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.meaning.Values;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Shadows;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Statements and declarations of plain JavaScript. */
public final class Statements {
  private final Grammar grammar;
  private final Surroundings around;
  private final BindingPatterns bindingPatterns;
  private final Classes classes;
  private final Expressions expressions;
  private final Functions functions;
  private final Loops loops;
  private final Reading reading;
  private final Scopes scopes;
  private final Shadows shadows;
  private final Switches switches;
  private final Tokens tokens;
  private final Uses uses;
  private final Values values;
  private final Variables variables;

  /** Whether the statement ahead is a part, and its declarators are parts of their own. */
  public boolean splitsParts;

  Statements(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    this.grammar = grammar;
    around = meaning.around;
    bindingPatterns = grammar.bindingPatterns;
    classes = grammar.classes;
    expressions = grammar.expressions;
    functions = grammar.functions;
    loops = grammar.loops;
    reading = meaning.reading;
    scopes = meaning.scopes;
    shadows = meaning.shadows;
    switches = grammar.switches;
    tokens = meaning.tokens;
    uses = meaning.uses;
    values = meaning.values;
    variables = grammar.variables;
  }

  void statements() {
    Tokens tokens = this.tokens;
    while (tokens.token != Token.RIGHT_BRACE && tokens.token != Token.END) {
      statement();
      if (switches.endsInJump) {
        switches.unreachable();
        return;
      }
    }
  }

  public void statement() {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    tokens.enter();
    around.context = scopes.depth() == 1 ? Surroundings.OUTSIDE : 0;
    boolean isSplit = splitsParts && scopes.depth() == 1;
    functions.pureFunctionAhead |= tokens.pureFunctionAt == tokens.tokenBegin;
    splitsParts = false;
    int first = tokens.token;
    switch (first) {
      case Token.LEFT_BRACE -> block();
      case Token.SEMICOLON -> tokens.next();
      case Token.VAR -> variables.variableStatement(true, isSplit);
      case Token.CONST -> constant(isSplit);
      case Token.IF -> ifStatement();
      case Token.FOR -> loops.forStatement();
      case Token.WHILE -> {
        around.effect(EffectKind.LOOP);
        tokens.next();
        switches.parenthesizedExpression();
        loops.conditionalStatement();
      }
      case Token.DO -> loops.doStatement();
      case Token.RETURN -> returnStatement();
      case Token.THROW -> {
        around.effect(EffectKind.THROW);
        tokens.next();
        expressions.expression();
        tokens.semicolon();
      }
      case Token.BREAK, Token.CONTINUE -> jump();
      case Token.TRY -> tryStatement();
      case Token.SWITCH -> switches.switchStatement();
      case Token.FUNCTION -> functions.functionDeclaration(0);
      case Token.CLASS -> classes.classDeclaration();
      case Token.AT -> {
        splitsParts = isSplit;
        decorated();
      }
      case Token.IMPORT -> importOrExpression();
      case Token.EXPORT -> {
        splitsParts = isSplit;
        grammar.exports.exportStatement();
      }
      case Token.WITH -> {
        around.effect(EffectKind.WITH);
        reading.hasWith = true;
        tokens.next();
        switches.parenthesizedExpression();
        statement();
      }
      case Token.DEBUGGER -> {
        around.effect(EffectKind.DEBUGGER);
        tokens.next();
        tokens.semicolon();
      }
      default -> wordStatement(isSplit);
    }
    splitsParts = false;
    functions.pureFunctionAhead = false;
    if (first != Token.LEFT_BRACE) {
      switches.endsInJump = Switches.isJump(first);
    }
    tokens.leave();
  }

  /** What begins with a name: a label, a contextual keyword or an expression. */
  private void wordStatement(boolean isSplit) {
    Tokens tokens = this.tokens;
    if (Token.isWord(tokens.token)
        && tokens.token != Token.IDENTIFIER
        && contextualDeclaration(isSplit)) {
      return;
    }
    if (Token.isName(tokens.token) && isLabel()) {
      tokens.next();
      tokens.next();
      statement();
      return;
    }
    int value = expressions.expression();
    if (Constants.isUse(value)) {
      dropUse(value);
    }
    tokens.semicolon();
  }

  /**
   * Of what a statement brings by {@code require("x")} or {@code await import("x")} none is read.
   */
  private void dropUse(int value) {
    int use = Constants.number(value);
    if (uses.dependencyBegin(use) >= 0 && uses.pathBegin(use) == uses.pathEnd(use)) {
      uses.drop(use);
    }
  }

  private boolean isLabel() {
    Tokens tokens = this.tokens;
    int at = tokens.position;
    while (at < tokens.end && tokens.bytes[at] == ' ') {
      at++;
    }
    int behind = tokens.byteAt(at);
    return behind == ':' || ((behind == '/' || behind == '\n') && tokens.peek() == Token.COLON);
  }

  private boolean contextualDeclaration(boolean isSplit) {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    switch (tokens.token) {
      case Token.LET -> {
        if (isLetDeclaration()) {
          variables.variableStatement(false, isSplit);
          return true;
        }
      }
      case Token.ASYNC -> {
        if (tokens.peekOnLine() == Token.FUNCTION) {
          tokens.next();
          functions.functionDeclaration(Surroundings.ASYNC);
          return true;
        }
      }
      case Token.USING -> {
        if (isUsing()) {
          around.effect(EffectKind.USING);
          variables.variableStatement(false, isSplit);
          return true;
        }
      }
      case Token.AWAIT -> {
        if (isAwaitUsing()) {
          tokens.next();
          around.effect(EffectKind.USING);
          variables.variableStatement(false, isSplit);
          return true;
        }
      }
      default -> {
        return reading.hasTypes && grammar.typeScriptStatements.typeScriptDeclaration();
      }
    }
    return false;
  }

  boolean isLetDeclaration() {
    int behind = tokens.peek();
    return Token.isName(behind) || behind == Token.LEFT_BRACKET || behind == Token.LEFT_BRACE;
  }

  private boolean isUsing() {
    return Token.isName(tokens.peekOnLine());
  }

  boolean isAwaitUsing() {
    Tokens tokens = this.tokens;
    if (tokens.peekOnLine() != Token.USING) {
      return false;
    }
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    tokens.next();
    boolean isUsing = Token.isName(tokens.peekOnLine());
    tokens.rewind(from, newline);
    reading.isModule |= isUsing && (around.function & Surroundings.OUTERMOST) != 0;
    return isUsing;
  }

  private void block() {
    Tokens tokens = this.tokens;
    scopes.push(Scopes.BLOCK);
    int shadowCount = shadows.count();
    switches.endsInJump = false;
    tokens.expect(Token.LEFT_BRACE);
    statements();
    tokens.expect(Token.RIGHT_BRACE);
    shadows.truncate(shadowCount);
    scopes.pop();
  }

  private void constant(boolean isSplit) {
    Tokens tokens = this.tokens;
    if (reading.hasTypes && tokens.peek() == Token.ENUM) {
      tokens.next();
      grammar.typeScriptStatements.typeScriptDeclaration();
    } else {
      variables.variableStatement(false, isSplit);
    }
  }

  private void ifStatement() {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    int outer = around.liveness;
    int outerConditions = around.conditions;
    while (true) {
      tokens.next();
      int tracked = uses.count();
      int truth = values.truth(switches.parenthesizedExpression());
      around.conditions += truth == Constants.UNKNOWN ? 1 : 0;
      int before = around.enterBranch(truth == Constants.FALSE, tracked);
      statement();
      around.liveness = before;
      if (!tokens.accept(Token.ELSE)) {
        break;
      }
      around.enterBranch(truth == Constants.TRUE, tracked);
      // A loop: generated code has chains of a thousand.
      if (tokens.token != Token.IF) {
        statement();
        break;
      }
    }
    around.liveness = outer;
    around.conditions = outerConditions;
  }

  private void returnStatement() {
    Tokens tokens = this.tokens;
    reading.isCommonJs |= (around.function & Surroundings.OUTERMOST) != 0;
    tokens.next();
    if (tokens.token != Token.SEMICOLON
        && tokens.token != Token.RIGHT_BRACE
        && tokens.token != Token.END
        && !tokens.newlineBefore) {
      expressions.expression();
    }
    tokens.semicolon();
  }

  private void jump() {
    Tokens tokens = this.tokens;
    tokens.next();
    if (Token.isName(tokens.token) && !tokens.newlineBefore) {
      tokens.next();
    }
    tokens.semicolon();
  }

  private void tryStatement() {
    Tokens tokens = this.tokens;
    Surroundings around = this.around;
    tokens.next();
    around.tryDepth++;
    block();
    around.tryDepth--;
    if (tokens.accept(Token.CATCH)) {
      around.conditions++;
      scopes.push(Scopes.BLOCK);
      if (tokens.accept(Token.LEFT_PAREN)) {
        bindingPatterns.binding(false);
        functions.optionalAnnotation();
        tokens.expect(Token.RIGHT_PAREN);
      }
      block();
      scopes.pop();
      around.conditions--;
    }
    if (tokens.accept(Token.FINALLY)) {
      block();
    }
  }

  private void decorated() {
    Tokens tokens = this.tokens;
    classes.decorators();
    if (tokens.token == Token.EXPORT) {
      grammar.exports.exportStatement();
    } else if (tokens.token == Token.CLASS) {
      classes.classDeclaration();
    } else if (!reading.hasTypes || !grammar.typeScriptStatements.typeScriptDeclaration()) {
      throw tokens.expected(Token.CLASS);
    }
    functions.decoration = 0;
  }

  private void importOrExpression() {
    Tokens tokens = this.tokens;
    int behind = tokens.peek();
    if (behind == Token.LEFT_PAREN || behind == Token.DOT) {
      expressions.expression();
      tokens.semicolon();
    } else {
      grammar.imports.importStatement();
    }
  }
}
