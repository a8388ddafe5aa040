package dev.shale.tools.javascript.parser.commonjs;

import dev.shale.tools.javascript.parser.rows.IntRows;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Mentions;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * Whether the names that were found are all that a CommonJS file exports. They are when each place
 * that could give the object of exports to somebody, or put another in its place, is one of those
 * that were understood: a member by name, a definition, a re-export, a comparison. A name that is
 * bound to something else makes nothing.
 */
final class Exactness {
  private static final TokenPattern HELPER = new TokenPattern("this . NAME");

  private final Tokens tokens;
  private final TokenMatcher matcher;
  private final Mentions mentions;
  private final Findings findings;
  private final Uses uses;
  private final CommonJsTable table;

  /** Places that were understood: begin and end, ascending. */
  private final IntRows understood = new IntRows(32);

  private int nextUnderstood;

  /** How many times another module takes the place of the exports. */
  private int replacements;

  /** Whether the file's own object of exports is changed anywhere. */
  private boolean isMade;

  Exactness(
      Tokens tokens,
      TokenMatcher matcher,
      Mentions mentions,
      Findings findings,
      Uses uses,
      CommonJsTable table) {
    this.tokens = tokens;
    this.matcher = matcher;
    this.mentions = mentions;
    this.findings = findings;
    this.uses = uses;
    this.table = table;
  }

  void open() {
    understood.truncate(0);
    nextUnderstood = 0;
    replacements = 0;
    isMade = false;
  }

  /** Notes that the mentions in a range belong to something that was understood. */
  void understand(int begin, int end) {
    int row = understood.add();
    understood.set(row, 0, begin);
    understood.set(row, 1, end);
  }

  /** Notes that the current token ends an assignment of another module to the exports. */
  void replace(int begin, int star) {
    if (endsValue()) {
      understand(begin, tokens.previousEnd);
      replacements++;
      if (beginsStatement(begin)) {
        table.pass(star);
      }
    }
  }

  /** Whether what is in front is no operator: nobody is given the value of the assignment. */
  private boolean beginsStatement(int begin) {
    int at = begin;
    while (at > tokens.begin && tokens.bytes[at - 1] >= 0 && tokens.bytes[at - 1] <= ' ') {
      at--;
    }
    return at == tokens.begin || ";{})'\"".indexOf(tokens.bytes[at - 1]) >= 0;
  }

  private boolean endsValue() {
    return Token.precedence(tokens.token) <= Token.LOWEST
        && tokens.token != Token.QUESTION
        && tokens.token != Token.DOT
        && tokens.token != Token.LEFT_BRACKET;
  }

  /** Whether the exports of the table are all; asked once it has them. */
  boolean isExact() {
    for (int mention = 0; mention < mentions.count(); mention++) {
      if (!isHarmless(mention)) {
        return false;
      }
    }
    return isMade && areNamesKnown();
  }

  private boolean isHarmless(int mention) {
    int offset = mentions.offset(mention);
    int use = mentions.useOf(mention);
    // A variable of that name outside of functions may be the one that the file is given.
    boolean isOther = use != Uses.NONE && uses.isBound(use) && !uses.isOutermost(use);
    if (isOther || !findings.isLive(mentions.liveness(mention), uses)) {
      return true;
    }
    if (isUnderstood(offset)) {
      isMade |= use != Uses.NONE;
      return true;
    }
    try {
      matcher.moveTo(offset);
      return isHarmless(offset, use);
    } catch (ParseFailure failure) {
      return false;
    }
  }

  private boolean isUnderstood(int offset) {
    while (nextUnderstood < understood.count() && understood.get(nextUnderstood, 1) <= offset) {
      nextUnderstood++;
    }
    return nextUnderstood < understood.count() && understood.get(nextUnderstood, 0) <= offset;
  }

  private boolean isHarmless(int offset, int use) {
    return switch (tokens.token) {
      case Token.EXPORTS -> use == Uses.NONE || ofExports(offset);
      case Token.MODULE -> use == Uses.NONE || ofModule(offset);
      case Token.THIS -> ofThis(offset);
      default -> true;
    };
  }

  private boolean ofExports(int offset) {
    tokens.next();
    return member() || isCompared(offset);
  }

  /** What compilers write in front of helpers is {@code (this && this.__helper) ||}. */
  private boolean ofThis(int offset) {
    if (matcher.accept(HELPER)) {
      return tokens.token == Token.RIGHT_PAREN || tokens.token == Token.OR;
    }
    tokens.next();
    return isCompared(offset);
  }

  private boolean ofModule(int offset) {
    tokens.next();
    if (!tokens.accept(Token.DOT)) {
      return isCompared(offset);
    }
    if (tokens.token != Token.EXPORTS) {
      return matcher.isName();
    }
    return ofExports(offset);
  }

  /** Whether a member follows that has a name; which is then to be one of the table's. */
  private boolean member() {
    if (!matcher.readMember() || !matcher.hasMemberName()) {
      return false;
    }
    isMade = true;
    return table.addName(tokens.bytes, matcher.memberBegin(), matcher.memberEnd());
  }

  /** Whether the value before is compared, or its type asked for, and goes nowhere. */
  private boolean isCompared(int offset) {
    return switch (tokens.token) {
      case Token.SAME, Token.EQUAL, Token.NOT_SAME, Token.NOT_EQUAL, Token.AND -> true;
      default -> endsValue() && (isBehind(offset, "typeof") || isBehind(offset, "=="));
    };
  }

  private boolean isBehind(int offset, String text) {
    int at = offset;
    while (at > tokens.begin && tokens.bytes[at - 1] == ' ') {
      at--;
    }
    int begin = at - text.length();
    return begin >= tokens.begin && tokens.begins(begin, text);
  }

  /**
   * Whether every name that is made or asked for is an export. Beside a module that takes the place
   * of the exports there are no others.
   */
  private boolean areNamesKnown() {
    int exports = 0;
    for (int row = 0; row < table.count(); row++) {
      boolean isExport = table.isExport(row);
      exports += isExport ? 1 : 0;
      boolean isOther = table.kind(row) == CommonJsTable.NAME && !isExport;
      if (isOther || (isExport && table.isMember(row))) {
        return false;
      }
    }
    return exports > 0 && (replacements == 0 || (replacements == 1 && exports == 1));
  }
}
