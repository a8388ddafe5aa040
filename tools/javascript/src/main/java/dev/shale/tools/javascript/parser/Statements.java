package dev.shale.tools.javascript.parser;

/** Statements and declarations of plain JavaScript. */
abstract class Statements extends Switches {
  /** Whether the statement ahead is a part, and its declarators are parts of their own. */
  boolean splitsParts;

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
    context = scopes.depth() == 1 ? OUTSIDE : 0;
    boolean isSplit = splitsParts && scopes.depth() == 1;
    pureFunctionAhead |= pureFunctionAt == tokenBegin;
    splitsParts = false;
    int first = token;
    switch (first) {
      case Token.LEFT_BRACE -> block();
      case Token.SEMICOLON -> next();
      case Token.VAR -> variableStatement(true, isSplit);
      case Token.CONST -> constant(isSplit);
      case Token.IF -> ifStatement();
      case Token.FOR -> forStatement();
      case Token.WHILE -> {
        effect();
        next();
        parenthesizedExpression();
        conditionalStatement();
      }
      case Token.DO -> doStatement();
      case Token.RETURN -> returnStatement();
      case Token.THROW -> {
        effect();
        next();
        expression();
        semicolon();
      }
      case Token.BREAK, Token.CONTINUE -> jump();
      case Token.TRY -> tryStatement();
      case Token.SWITCH -> switchStatement();
      case Token.FUNCTION -> functionDeclaration(0);
      case Token.CLASS -> classDeclaration();
      case Token.AT -> {
        splitsParts = isSplit;
        decorated();
      }
      case Token.IMPORT -> importOrExpression();
      case Token.EXPORT -> {
        splitsParts = isSplit;
        exportStatement();
      }
      case Token.WITH -> {
        effect();
        next();
        parenthesizedExpression();
        statement();
      }
      case Token.DEBUGGER -> {
        effect();
        next();
        semicolon();
      }
      default -> wordStatement(isSplit);
    }
    splitsParts = false;
    pureFunctionAhead = false;
    if (first != Token.LEFT_BRACE) {
      endsInJump = isJump(first);
    }
    leave();
  }

  /** What begins with a name: a label, a contextual keyword or an expression. */
  private void wordStatement(boolean isSplit) {
    if (Token.isWord(token) && token != Token.IDENTIFIER && contextualDeclaration(isSplit)) {
      return;
    }
    if (Token.isName(token) && isLabel()) {
      next();
      next();
      statement();
      return;
    }
    int value = expression();
    if (Constants.isUse(value)) {
      dropUse(value);
    }
    semicolon();
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
    int at = position;
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    int behind = byteAt(at);
    return behind == ':' || ((behind == '/' || behind == '\n') && peek() == Token.COLON);
  }

  private boolean contextualDeclaration(boolean isSplit) {
    switch (token) {
      case Token.LET -> {
        if (isLetDeclaration()) {
          variableStatement(false, isSplit);
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
          effect();
          variableStatement(false, isSplit);
          return true;
        }
      }
      case Token.AWAIT -> {
        if (isAwaitUsing()) {
          next();
          effect();
          variableStatement(false, isSplit);
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

  private boolean isUsing() {
    return Token.isName(peekOnLine());
  }

  /** In {@code for (using of list)} the first word is what the loop assigns to. */
  private boolean isUsingInHead() {
    int behind = peekOnLine();
    return behind == Token.OF ? isInitialized() : Token.isName(behind);
  }

  /** Whether a value or a type follows the name behind the current token. */
  private boolean isInitialized() {
    int from = tokenBegin;
    boolean newline = newlineBefore;
    next();
    int behind = peek();
    rewind(from, newline);
    return behind == Token.ASSIGN || (hasTypes && behind == Token.COLON);
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
    int shadowCount = shadows.count();
    endsInJump = false;
    expect(Token.LEFT_BRACE);
    statements();
    expect(Token.RIGHT_BRACE);
    shadows.truncate(shadowCount);
    scopes.pop();
  }

  private void constant(boolean isSplit) {
    if (hasTypes && peek() == Token.ENUM) {
      next();
      typeScriptDeclaration();
    } else {
      variableStatement(false, isSplit);
    }
  }

  /** Reads the keyword, the variables and the end of the statement. */
  final void variableStatement(boolean isHoisted, boolean isSplit) {
    boolean isConstant = token == Token.CONST;
    variable(isHoisted, isConstant);
    while (token == Token.COMMA) {
      if (isSplit) {
        parts.end(previousEnd, scopes, effects);
        parts.begin(position, scopes, effects);
      }
      variable(isHoisted, isConstant);
    }
    semicolon();
  }

  private void variables(boolean isHoisted) {
    do {
      variable(isHoisted, false);
    } while (token == Token.COMMA);
  }

  /** Reads a variable behind the keyword or the comma that is the current token. */
  private void variable(boolean isHoisted, boolean isConstant) {
    next();
    boolean isName = Token.isName(token);
    boolean isObject = token == Token.LEFT_BRACE;
    int pattern = patterns.begin(isObject);
    int exportCount = exported.count();
    int name = isName ? internName() : Names.DEFAULT;
    binding(isHoisted);
    int patternEnd = patterns.end();
    if (hasTypes) {
      if (token == Token.NOT && !newlineBefore) {
        next();
      }
      optionalAnnotation();
    }
    if (accept(Token.ASSIGN)) {
      pureFunctionAhead |= pureFunctionAt == tokenBegin;
      if (isName) {
        pureFunction(name);
      }
      int before = effects;
      int value = assignment();
      if (isObject && Constants.isUse(value)) {
        destructure(Constants.number(value), pattern, patternEnd);
      } else if (!isName) {
        effect();
      } else if (isConstant && effects == before && exported.count() > exportCount) {
        exported.constant(exportCount, value);
      }
    }
    patterns.truncate(pattern);
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
      int tracked = uses.count();
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

  /** Makes of the use of a module, or of an object in it, uses of what a pattern takes. */
  private void destructure(int use, int pattern, int patternEnd) {
    if (!isNamespace(use)) {
      effect();
    }
    uses.drop(use);
    for (int path = pattern; path < patternEnd; path += 1 + patterns.length(path)) {
      int copy = uses.copy(use);
      for (int index = 0; index < patterns.length(path); index++) {
        uses.extend(copy, patterns.name(path, index), uses.end(use));
      }
    }
  }

  private void forStatement() {
    effect();
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
        if ((token == Token.LET && isLetDeclaration())
            || (token == Token.USING && isUsingInHead())) {
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
    effect();
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
      throw expected(Token.CLASS);
    }
    decoration = 0;
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
