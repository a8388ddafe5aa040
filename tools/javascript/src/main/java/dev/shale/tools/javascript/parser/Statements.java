package dev.shale.tools.javascript.parser;

/** Statements and declarations of plain JavaScript. */
abstract class Statements extends Switches {
  Statements(String mode) {
    super(mode);
  }

  abstract void importStatement();

  abstract void exportStatement();

  /** Reads a declaration that only TypeScript has, if the current token begins one. */
  abstract boolean typeScriptDeclaration();

  @Override
  final void statements() {
    while (token != Token.RIGHT_BRACE && token != Token.END) {
      statement();
      if (endsInJump) {
        unreachable();
        return;
      }
    }
  }

  @Override
  final void statement() {
    enter();
    context = 0;
    int first = token;
    switch (first) {
      case Token.LEFT_BRACE -> block();
      case Token.SEMICOLON -> next();
      case Token.VAR -> variableStatement(true);
      case Token.CONST -> constant();
      case Token.IF -> ifStatement();
      case Token.FOR -> forStatement();
      case Token.WHILE -> {
        next();
        parenthesizedExpression();
        conditionalStatement();
      }
      case Token.DO -> doStatement();
      case Token.RETURN -> returnStatement();
      case Token.THROW -> {
        next();
        expression();
        semicolon();
      }
      case Token.BREAK, Token.CONTINUE -> jump();
      case Token.TRY -> tryStatement();
      case Token.SWITCH -> switchStatement();
      case Token.FUNCTION -> functionDeclaration(0);
      case Token.CLASS -> classDeclaration();
      case Token.AT -> decorated();
      case Token.IMPORT -> importOrExpression();
      case Token.EXPORT -> exportStatement();
      case Token.WITH -> {
        next();
        parenthesizedExpression();
        statement();
      }
      case Token.DEBUGGER -> {
        next();
        semicolon();
      }
      default -> wordStatement();
    }
    if (first != Token.LEFT_BRACE) {
      endsInJump = isJump(first);
    }
    leave();
  }

  /** What begins with a name: a label, a contextual keyword or an expression. */
  private void wordStatement() {
    if (Token.isWord(token) && token != Token.IDENTIFIER && contextualDeclaration()) {
      return;
    }
    if (Token.isName(token) && isLabel()) {
      next();
      next();
      statement();
      return;
    }
    expression();
    semicolon();
  }

  private boolean isLabel() {
    int at = position;
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    int behind = byteAt(at);
    return behind == ':' || ((behind == '/' || behind == '\n') && peek() == Token.COLON);
  }

  private boolean contextualDeclaration() {
    switch (token) {
      case Token.LET -> {
        if (isLetDeclaration()) {
          variableStatement(false);
          return true;
        }
      }
      case Token.ASYNC -> {
        if (peekOnLine() == Token.FUNCTION) {
          next();
          functionDeclaration(ASYNC);
          return true;
        }
      }
      case Token.USING -> {
        if (isUsing()) {
          variableStatement(false);
          return true;
        }
      }
      case Token.AWAIT -> {
        if (isAwaitUsing()) {
          next();
          variableStatement(false);
          return true;
        }
      }
      default -> {
        return hasTypes && typeScriptDeclaration();
      }
    }
    return false;
  }

  private boolean isLetDeclaration() {
    int behind = peek();
    return Token.isName(behind) || behind == Token.LEFT_BRACKET || behind == Token.LEFT_BRACE;
  }

  /** {@code using x}; {@code using of} is left to {@code for (using of list)}. */
  private boolean isUsing() {
    int behind = peekOnLine();
    return Token.isName(behind) && behind != Token.OF && behind != Token.AS;
  }

  private boolean isAwaitUsing() {
    if (peekOnLine() != Token.USING) {
      return false;
    }
    int from = tokenBegin;
    boolean newline = newlineBefore;
    next();
    boolean isUsing = Token.isName(peekOnLine());
    rewind(from, newline);
    isModule |= isUsing && (function & OUTERMOST) != 0;
    return isUsing;
  }

  final void block() {
    scopes.push(Scopes.BLOCK);
    endsInJump = false;
    expect(Token.LEFT_BRACE);
    statements();
    expect(Token.RIGHT_BRACE);
    scopes.pop();
  }

  private void constant() {
    if (hasTypes && peek() == Token.ENUM) {
      next();
      typeScriptDeclaration();
    } else {
      variableStatement(false);
    }
  }

  /** Reads the keyword, the variables and the end of the statement. */
  final void variableStatement(boolean isHoisted) {
    variables(isHoisted);
    semicolon();
  }

  private void variables(boolean isHoisted) {
    do {
      next();
      binding(isHoisted);
      if (hasTypes) {
        if (token == Token.NOT && !newlineBefore) {
          next();
        }
        optionalAnnotation();
      }
      if (accept(Token.ASSIGN)) {
        assignment();
      }
    } while (token == Token.COMMA);
  }

  private void conditionalStatement() {
    conditions++;
    statement();
    conditions--;
  }

  private void ifStatement() {
    int outer = liveness;
    int outerConditions = conditions;
    while (true) {
      next();
      int tracked = scopes.trackedCount();
      int truth = truth(parenthesizedExpression());
      conditions += truth == Constants.UNKNOWN ? 1 : 0;
      int before = enterBranch(truth == Constants.FALSE, tracked);
      statement();
      liveness = before;
      if (!accept(Token.ELSE)) {
        break;
      }
      enterBranch(truth == Constants.TRUE, tracked);
      // A loop: generated code has chains of a thousand.
      if (token != Token.IF) {
        statement();
        break;
      }
    }
    liveness = outer;
    conditions = outerConditions;
  }

  private void forStatement() {
    next();
    if (token == Token.AWAIT) {
      isModule |= (function & OUTERMOST) != 0;
      next();
    }
    expect(Token.LEFT_PAREN);
    scopes.push(Scopes.BLOCK);
    if (token != Token.SEMICOLON) {
      context = NO_IN;
      forHead();
      context = 0;
    }
    if (accept(Token.OF)) {
      assignment();
    } else if (accept(Token.IN)) {
      expression();
    } else {
      expect(Token.SEMICOLON);
      if (token != Token.SEMICOLON) {
        expression();
      }
      expect(Token.SEMICOLON);
      if (token != Token.RIGHT_PAREN) {
        expression();
      }
    }
    expect(Token.RIGHT_PAREN);
    conditionalStatement();
    scopes.pop();
  }

  private void forHead() {
    switch (token) {
      case Token.VAR -> variables(true);
      case Token.CONST -> variables(false);
      default -> {
        if ((token == Token.LET && isLetDeclaration()) || (token == Token.USING && isUsing())) {
          variables(false);
        } else if (token == Token.AWAIT && isAwaitUsing()) {
          next();
          variables(false);
        } else {
          expression();
        }
      }
    }
  }

  private void doStatement() {
    next();
    statement();
    expect(Token.WHILE);
    parenthesizedExpression();
    accept(Token.SEMICOLON);
  }

  private void returnStatement() {
    isCommonJs |= (function & OUTERMOST) != 0;
    next();
    if (token != Token.SEMICOLON
        && token != Token.RIGHT_BRACE
        && token != Token.END
        && !newlineBefore) {
      expression();
    }
    semicolon();
  }

  private void jump() {
    next();
    if (Token.isName(token) && !newlineBefore) {
      next();
    }
    semicolon();
  }

  private void tryStatement() {
    next();
    tryDepth++;
    block();
    tryDepth--;
    if (accept(Token.CATCH)) {
      conditions++;
      scopes.push(Scopes.BLOCK);
      if (accept(Token.LEFT_PAREN)) {
        binding(false);
        optionalAnnotation();
        expect(Token.RIGHT_PAREN);
      }
      block();
      scopes.pop();
      conditions--;
    }
    if (accept(Token.FINALLY)) {
      block();
    }
  }

  private void decorated() {
    decorators();
    if (token == Token.EXPORT) {
      exportStatement();
    } else if (token == Token.CLASS) {
      classDeclaration();
    } else if (!hasTypes || !typeScriptDeclaration()) {
      throw expected(Token.CLASS, tokenBegin, position);
    }
  }

  private void importOrExpression() {
    int behind = peek();
    if (behind == Token.LEFT_PAREN || behind == Token.DOT) {
      expression();
      semicolon();
    } else {
      importStatement();
    }
  }
}
