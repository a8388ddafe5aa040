package dev.shale.tools.javascript.parser;

import java.util.Arrays;

/**
 * Switches, the clauses of which are dead where the value is a constant that is not theirs. A
 * default clause depends on those behind it, so that all are judged at the end.
 */
abstract class Switches extends Operators {
  private static final int BEGIN = 0;
  private static final int END = 1;
  private static final int MATCH = 2;
  private static final int FALLS = 3;
  private static final int CLAUSE_INTS = 4;

  /** In the column MATCH beside the truth values: the clause is {@code default}. */
  private static final int DEFAULT = -1;

  /** Whether the last statement, or the last one of a block, leaves what is around it. */
  boolean endsInJump;

  /** The clauses of the open switches on constants. */
  private int[] clauses = new int[16 * CLAUSE_INTS];

  private int clauseEnd;

  Switches(String mode) {
    super(mode);
  }

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    clauseEnd = 0;
  }

  static boolean isJump(int token) {
    return switch (token) {
      case Token.BREAK, Token.CONTINUE, Token.RETURN, Token.THROW -> true;
      default -> false;
    };
  }

  final int parenthesizedExpression() {
    expect(Token.LEFT_PAREN);
    int value = nested();
    expect(Token.RIGHT_PAREN);
    return value;
  }

  final void switchStatement() {
    next();
    int tracked = uses.count();
    int value = parenthesizedExpression();
    int reason = modeReference >= tracked ? modeReference : Findings.DEAD;
    expect(Token.LEFT_BRACE);
    scopes.push(Scopes.BLOCK);
    int first = clauseEnd;
    while (token != Token.RIGHT_BRACE) {
      clause(value);
    }
    next();
    scopes.pop();
    if (clauseEnd > first) {
      bury(first, reason);
      clauseEnd = first;
    }
  }

  private void clause(int value) {
    int match = DEFAULT;
    if (accept(Token.CASE)) {
      int mode = modeReference;
      match = equal(value, expression(), Token.SAME);
      if (modeReference != mode) {
        match = Constants.UNKNOWN;
      }
    } else {
      expect(Token.DEFAULT);
    }
    expect(Token.COLON);
    int begin = findings.count();
    endsInJump = false;
    conditions++;
    while (token != Token.CASE && token != Token.DEFAULT && token != Token.RIGHT_BRACE) {
      if (token == Token.END) {
        throw unexpected();
      }
      statement();
      if (endsInJump) {
        unreachable();
      }
    }
    conditions--;
    if (value != Constants.UNKNOWN) {
      add(begin, match, !endsInJump);
    }
  }

  /**
   * Reads what follows a statement that leaves the block: it never runs. Functions are hoisted, and
   * so are declarations of imports and, for simplicity, whatever is exported.
   */
  final void unreachable() {
    int outer = liveness;
    while (!endsStatements()) {
      liveness = outer != Findings.LIVE || isHoisted() ? outer : Findings.DEAD;
      statement();
    }
    liveness = outer;
    endsInJump = true;
  }

  private boolean endsStatements() {
    return switch (token) {
      case Token.RIGHT_BRACE, Token.CASE, Token.DEFAULT, Token.END -> true;
      default -> false;
    };
  }

  /** Whether what begins here is there even if it is never reached. */
  final boolean isHoisted() {
    return switch (token) {
      case Token.FUNCTION, Token.EXPORT -> true;
      case Token.ASYNC -> peekOnLine() == Token.FUNCTION;
      case Token.IMPORT -> {
        int behind = peek();
        yield behind != Token.LEFT_PAREN && behind != Token.DOT;
      }
      default -> false;
    };
  }

  private void add(int begin, int match, boolean falls) {
    if (clauseEnd == clauses.length) {
      clauses = Arrays.copyOf(clauses, clauseEnd * 2);
    }
    clauses[clauseEnd + BEGIN] = begin;
    clauses[clauseEnd + END] = findings.count();
    clauses[clauseEnd + MATCH] = match;
    clauses[clauseEnd + FALLS] = falls ? 1 : 0;
    clauseEnd += CLAUSE_INTS;
  }

  private void bury(int first, int reason) {
    boolean hasMatch = false;
    for (int clause = first; clause < clauseEnd; clause += CLAUSE_INTS) {
      hasMatch |= clauses[clause + MATCH] == Constants.TRUE;
    }
    boolean isMatched = false;
    boolean isReached = false;
    for (int clause = first; clause < clauseEnd; clause += CLAUSE_INTS) {
      int match = clauses[clause + MATCH];
      isReached |= match == DEFAULT ? !hasMatch : !isMatched && match != Constants.FALSE;
      isMatched |= match == Constants.TRUE;
      if (!isReached) {
        findings.bury(clauses[clause + BEGIN], clauses[clause + END], reason);
      }
      isReached &= clauses[clause + FALLS] != 0;
    }
  }
}
