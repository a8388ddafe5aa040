package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.parser.meaning.Comparisons;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.rows.IntRows;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * Switches, the clauses of which are dead where the value is a constant that is not theirs. A
 * default clause depends on those behind it, so that all are judged at the end.
 */
public final class Switches {
  private static final int BEGIN = 0;
  private static final int END = 1;
  private static final int MATCH = 2;
  private static final int FALLS = 3;

  /** In the column MATCH beside the truth values: the clause is {@code default}. */
  private static final int DEFAULT = -1;

  private final Grammar grammar;
  private final Surroundings around;
  private final Comparisons comparisons;
  private final Expressions expressions;
  private final Findings findings;
  private final Scopes scopes;
  private final Tokens tokens;
  private final Uses uses;

  /** Whether the last statement, or the last one of a block, leaves what is around it. */
  public boolean endsInJump;

  /** The clauses of the open switches on constants. */
  private final IntRows clauses = new IntRows(16);

  Switches(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    this.grammar = grammar;
    around = meaning.around;
    comparisons = meaning.comparisons;
    expressions = grammar.expressions;
    findings = meaning.findings;
    scopes = meaning.scopes;
    tokens = meaning.tokens;
    uses = meaning.uses;
  }

  void open() {
    clauses.truncate(0);
  }

  static boolean isJump(int token) {
    return switch (token) {
      case Token.BREAK, Token.CONTINUE, Token.RETURN, Token.THROW -> true;
      default -> false;
    };
  }

  int parenthesizedExpression() {
    tokens.expect(Token.LEFT_PAREN);
    int value = expressions.nested();
    tokens.expect(Token.RIGHT_PAREN);
    return value;
  }

  void switchStatement() {
    tokens.next();
    int tracked = uses.count();
    int value = parenthesizedExpression();
    int reason = around.modeReference >= tracked ? around.modeReference : Findings.DEAD;
    tokens.expect(Token.LEFT_BRACE);
    scopes.push(Scopes.BLOCK);
    int first = clauses.count();
    while (tokens.token != Token.RIGHT_BRACE) {
      clause(value);
    }
    tokens.next();
    scopes.pop();
    if (clauses.count() > first) {
      bury(first, reason);
      clauses.truncate(first);
    }
  }

  private void clause(int value) {
    int match = DEFAULT;
    if (tokens.accept(Token.CASE)) {
      int mode = around.modeReference;
      match = comparisons.equal(value, expressions.expression(), Token.SAME);
      if (around.modeReference != mode) {
        match = Constants.UNKNOWN;
      }
    } else {
      tokens.expect(Token.DEFAULT);
    }
    tokens.expect(Token.COLON);
    int begin = findings.count();
    endsInJump = false;
    around.conditions++;
    while (tokens.token != Token.CASE
        && tokens.token != Token.DEFAULT
        && tokens.token != Token.RIGHT_BRACE) {
      if (tokens.token == Token.END) {
        throw tokens.unexpected();
      }
      grammar.statements.statement();
      if (endsInJump) {
        unreachable();
      }
    }
    around.conditions--;
    if (value != Constants.UNKNOWN) {
      add(begin, match, !endsInJump);
    }
  }

  /**
   * Reads what follows a statement that leaves the block: it never runs. Functions are hoisted, and
   * so are declarations of imports and, for simplicity, whatever is exported.
   */
  void unreachable() {
    int outer = around.liveness;
    while (!endsStatements()) {
      around.liveness = outer != Findings.LIVE || isHoisted() ? outer : Findings.DEAD;
      grammar.statements.statement();
    }
    around.liveness = outer;
    endsInJump = true;
  }

  private boolean endsStatements() {
    return switch (tokens.token) {
      case Token.RIGHT_BRACE, Token.CASE, Token.DEFAULT, Token.END -> true;
      default -> false;
    };
  }

  /** Whether what begins here is there even if it is never reached. */
  public boolean isHoisted() {
    return switch (tokens.token) {
      case Token.FUNCTION, Token.EXPORT -> true;
      case Token.ASYNC -> tokens.peekOnLine() == Token.FUNCTION;
      case Token.IMPORT -> {
        int behind = tokens.peek();
        yield behind != Token.LEFT_PAREN && behind != Token.DOT;
      }
      default -> false;
    };
  }

  private void add(int begin, int match, boolean falls) {
    int clause = clauses.add();
    clauses.set(clause, BEGIN, begin);
    clauses.set(clause, END, findings.count());
    clauses.set(clause, MATCH, match);
    clauses.set(clause, FALLS, falls ? 1 : 0);
  }

  private void bury(int first, int reason) {
    boolean hasMatch = false;
    for (int clause = first; clause < clauses.count(); clause++) {
      hasMatch |= clauses.get(clause, MATCH) == Constants.TRUE;
    }
    boolean isMatched = false;
    boolean isReached = false;
    for (int clause = first; clause < clauses.count(); clause++) {
      int match = clauses.get(clause, MATCH);
      isReached |= match == DEFAULT ? !hasMatch : !isMatched && match != Constants.FALSE;
      isMatched |= match == Constants.TRUE;
      if (!isReached) {
        findings.bury(clauses.get(clause, BEGIN), clauses.get(clause, END), reason);
      }
      isReached &= clauses.get(clause, FALLS) != 0;
    }
  }
}
