package dev.shale.tools.javascript.parser.scope;

import dev.shale.tools.javascript.parser.rows.IntRows;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/** The functions of a file that are given a {@code require}, and what their parameter is called. */
public final class Factories {
  /** In place of a name: no parameter is given. */
  public static final int NO_NAME = -1;

  private static final int NAME = 0;
  private static final int GIVER = 1;
  private static final int REQUIRED = 2;

  private final Tokens tokens;
  private final Findings findings;
  private final Uses uses;
  private final IntRows rows = new IntRows(4);

  public Factories(Tokens tokens, Findings findings, Uses uses) {
    this.tokens = tokens;
    this.findings = findings;
    this.uses = uses;
  }

  public void open() {
    rows.truncate(0);
  }

  /**
   * Adds a function, and returns its row.
   *
   * @param name of its parameter
   * @param giver the tracked reference of the function that calls it
   * @param required the kind of what it asks for
   */
  public int add(int name, int giver, int required) {
    int row = rows.add();
    rows.set(row, NAME, name);
    rows.set(row, GIVER, giver);
    rows.set(row, REQUIRED, required);
    return row;
  }

  public int name(int factory) {
    return rows.get(factory, NAME);
  }

  /** Gives a function what it asked for, from {@code dependency} on, before its scope closes. */
  public void give(int factory, int dependency) {
    findings.give(
        dependency,
        rows.get(factory, NAME),
        rows.get(factory, GIVER),
        rows.get(factory, REQUIRED),
        uses);
  }

  /**
   * The name of a parameter of the function that the current token begins. Its tokens are read
   * again thereafter.
   *
   * @param at which one; those in front of it have to be plain names as well
   */
  public int parameter(int at) {
    int from = tokens.tokenBegin;
    int before = tokens.previousEnd;
    boolean newline = tokens.newlineBefore;
    int depth = tokens.depth();
    int name = NO_NAME;
    try {
      name = read(at);
    } catch (ParseFailure garbled) {
      tokens.recover(garbled, depth);
    }
    tokens.resume(from, before, newline);
    return name;
  }

  private int read(int at) {
    while (tokens.token == Token.LEFT_PAREN && isBeforeFunction()) {
      tokens.next();
    }
    tokens.accept(Token.ASYNC);
    if (tokens.accept(Token.FUNCTION)) {
      tokens.accept(Token.STAR);
      if (Token.isName(tokens.token)) {
        tokens.next();
      }
    }
    if (Token.isName(tokens.token)) {
      return at == 0 ? tokens.internName() : NO_NAME;
    }
    for (int parameter = 0; parameter <= at; parameter++) {
      // The parenthesis, or a comma.
      tokens.next();
      if (!Token.isName(tokens.token)) {
        return NO_NAME;
      }
      if (parameter < at) {
        tokens.next();
        if (tokens.token != Token.COMMA) {
          return NO_NAME;
        }
      }
    }
    return tokens.internName();
  }

  private boolean isBeforeFunction() {
    int behind = tokens.peek();
    return behind == Token.LEFT_PAREN || behind == Token.FUNCTION || behind == Token.ASYNC;
  }
}
