package dev.shale.tools.javascript.parser.types;

import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** Types that begin with a word and go on with more than a type: imports, queries, inference. */
final class TypeQueries {
  private final TypeGrammar grammar;
  private final Findings findings;
  private final ObjectTypes objectTypes;
  private final Tokens tokens;
  private final Types types;

  /** Whether the type at the position was read before. */
  boolean isSecondReading;

  TypeQueries(TypeGrammar grammar) {
    this.grammar = grammar;
    findings = grammar.findings;
    objectTypes = grammar.objectTypes;
    tokens = grammar.tokens;
    types = grammar.types;
  }

  /** {@code import("x").Y<Z>}: names a type, so it asks for a module and loads nothing. */
  void importType() {
    int from = tokens.tokenBegin;
    tokens.next();
    tokens.expect(Token.LEFT_PAREN);
    int dependency = findings.count();
    if (tokens.token == Token.STRING && !isSecondReading) {
      findings.addType(JavaScriptKinds.IMPORT.code(), tokens.tokenBegin, tokens.position);
    }
    types.type();
    if (tokens.accept(Token.COMMA) && tokens.token != Token.RIGHT_PAREN) {
      importAttributes(dependency);
      tokens.accept(Token.COMMA);
    }
    tokens.expect(Token.RIGHT_PAREN);
    findings.surround(dependency, findings.count(), from, tokens.previousEnd);
    grammar.typeArguments.typeArgumentsOnLine();
  }

  /** {@code {with: {"resolution-mode": "import"}}}. */
  private void importAttributes(int dependency) {
    int behind = tokens.peek();
    if (tokens.token != Token.LEFT_BRACE || (behind != Token.WITH && behind != Token.ASSERT)) {
      objectTypes.objectType();
      return;
    }
    tokens.next();
    tokens.next();
    tokens.expect(Token.COLON);
    int from = tokens.tokenBegin;
    objectTypes.objectType();
    findings.attributes(dependency, findings.count(), from, tokens.previousEnd);
    tokens.accept(Token.COMMA);
    tokens.expect(Token.RIGHT_BRACE);
  }

  void typeQuery() {
    tokens.next();
    if (tokens.token == Token.IMPORT) {
      importType();
      return;
    }
    if (!Token.isWord(tokens.token)) {
      throw tokens.unexpected();
    }
    tokens.next();
    while (tokens.token == Token.DOT) {
      tokens.next();
      if (!Token.isWord(tokens.token) && tokens.token != Token.PRIVATE_NAME) {
        throw tokens.expected(Token.IDENTIFIER);
      }
      tokens.next();
    }
    grammar.typeArguments.typeArgumentsOnLine();
  }

  void inferred(int flags) {
    tokens.next();
    if (!Token.isName(tokens.token)) {
      return;
    }
    tokens.next();
    if (tokens.token == Token.EXTENDS) {
      inferConstraint(flags);
    }
  }

  /**
   * {@code infer U extends string} has a constraint unless a {@code ?} follows where a conditional
   * type is possible: then {@code extends} belongs to that one.
   */
  private void inferConstraint(int flags) {
    int from = tokens.tokenBegin;
    int depth = tokens.depth();
    boolean newline = tokens.newlineBefore;
    int dependencyCount = findings.count();
    boolean isConstraint;
    try {
      tokens.next();
      types.type(Types.NO_CONDITIONAL);
      isConstraint = (flags & Types.NO_CONDITIONAL) != 0 || tokens.token != Token.QUESTION;
    } catch (ParseFailure refutation) {
      tokens.recover(refutation, depth);
      isConstraint = false;
    }
    if (!isConstraint) {
      findings.truncate(dependencyCount);
      tokens.rewind(from, newline);
    }
  }
}
