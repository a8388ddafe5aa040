package dev.shale.tools.javascript.parser.commonjs;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Mentions;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * Finds what a CommonJS file exports: what cjs-module-lexer finds in it, because that is what Node
 * lets other files import by name. Like that lexer, it goes by how the code is written. It asks
 * neither what {@code exports} is bound to (in a UMD module it is a parameter) nor whether a name's
 * code runs ({@code 0 && (module.exports = {a})} is how esbuild announces names), and it stops
 * where an object literal gets more complicated than names.
 *
 * <p>Unlike the lexer it knows what is code, and leaves out what would be wrong when the file runs:
 * a re-export leads through a dependency that exists, to the member that is taken, and nowhere if
 * the module is called; an assignment that never runs replaces nothing; {@code {get a() {}}} has no
 * property {@code get}.
 */
public final class CommonJsExports {
  private static final TokenPattern DEFINE =
      new TokenPattern("Object . defineProperty ( EXPORTS ,");
  private static final TokenPattern NO_NAME = new TokenPattern("Symbol . toStringTag ,");
  private static final TokenPattern DESCRIPTOR = new TokenPattern("STRING , {");
  private static final TokenPattern ENUMERABLE = new TokenPattern("enumerable : true ,");
  private static final TokenPattern VALUE = new TokenPattern("value :");
  private static final TokenPattern GETTER =
      new TokenPattern("get FUNCTION ( ) { return NAME MEMBER ;? } ,? } )");

  private final Tokens tokens;
  private final TokenMatcher matcher;
  private final Mentions mentions;
  private final Findings findings;
  private final Uses uses;
  private final CommonJsTable table = new CommonJsTable();
  private final CommonJsStars stars;
  private final Exactness exactness;

  public CommonJsExports(Tokens tokens, Mentions mentions, Findings findings, Uses uses) {
    this.tokens = tokens;
    this.mentions = mentions;
    this.findings = findings;
    this.uses = uses;
    matcher = new TokenMatcher(tokens);
    exactness = new Exactness(tokens, matcher, mentions, findings, uses, table);
    stars = new CommonJsStars(tokens, matcher, table, exactness);
  }

  /**
   * Adds the exports of a file to its record, which has all dependencies already.
   *
   * @param mayBeExact whether the file is one whose names mean what they seem to
   */
  public void find(ModuleRecord record, boolean mayBeExact) {
    if (mentions.count() == 0) {
      return;
    }
    table.open();
    stars.open(record);
    exactness.open();
    for (int mention = 0; mention < mentions.count(); mention++) {
      look(mention);
    }
    for (int mention = 0; mention < mentions.count(); mention++) {
      lookForRead(mention);
    }
    for (int row = 0; row < table.count(); row++) {
      if (table.isExport(row)) {
        emit(row, record);
      }
    }
    record.exact(mayBeExact && exactness.isExact());
    for (int row = 0; record.isExact() && row < table.count(); row++) {
      if (table.isPassed(row)) {
        // Its names are used by those who ask this file for them.
        record.references().load(table.dependency(row));
      }
    }
  }

  private void emit(int row, ModuleRecord record) {
    byte[] text = table.text();
    int begin = table.begin(row);
    int end = table.end(row);
    if (table.kind(row) == CommonJsTable.NAME) {
      int flags = ExportFlags.COMMONJS | (table.isRead(row) ? ExportFlags.READ : 0);
      record.exports().add(flags, text, begin, end, table.start(row), table.stop(row));
    } else {
      int flags = ExportFlags.COMMONJS | ExportFlags.STAR;
      int star = record.exports().add(flags, text, 0, 0, table.start(row), table.stop(row));
      record.exports().from(star, table.dependency(row), text, table.path(row), end);
    }
  }

  private void look(int mention) {
    try {
      matcher.moveTo(mentions.offset(mention));
      read(mention);
    } catch (ParseFailure failure) {
      // The file could not be read beyond this place, so there is nothing to find.
    }
  }

  /** Looks for a read of a name that the file exports. */
  private void lookForRead(int mention) {
    if (!findings.isLive(mentions.liveness(mention), uses)) {
      return;
    }
    try {
      matcher.moveTo(mentions.offset(mention));
      if (isExports() && matcher.readMember() && matcher.hasMemberName()) {
        if (tokens.token != Token.ASSIGN) {
          table.read(tokens.bytes, matcher.memberBegin(), matcher.memberEnd());
        }
      }
    } catch (ParseFailure failure) {
      // As above.
    }
  }

  /** Steps over the object of exports, if it stands there. */
  private boolean isExports() {
    boolean isOfModule = tokens.accept(Token.MODULE);
    return (!isOfModule || tokens.accept(Token.DOT)) && tokens.accept(Token.EXPORTS);
  }

  private void read(int mention) {
    switch (tokens.token) {
      case Token.EXPORTS -> {
        tokens.next();
        member();
      }
      case Token.MODULE -> {
        tokens.next();
        if (tokens.accept(Token.DOT) && tokens.accept(Token.EXPORTS) && !member()) {
          whole(mention);
        }
      }
      case Token.REQUIRE -> stars.required();
      default -> {
        if (matcher.accept(DEFINE)) {
          defined(mentions.offset(mention));
        } else if (mentions.isOutside(mention)) {
          stars.loop();
        }
      }
    }
  }

  /** Reads a member of the exports and whether it is assigned to; false if none follows. */
  private boolean member() {
    if (!matcher.readMember()) {
      return false;
    }
    if (matcher.hasMemberName() && isAssignedTo()) {
      mark(matcher.memberBegin(), matcher.memberEnd(), CommonJsTable.EXPORTED);
    }
    return true;
  }

  /** The lexer takes a comparison for an assignment; so the name exists for Node. */
  private boolean isAssignedTo() {
    return switch (tokens.token) {
      case Token.ASSIGN, Token.EQUAL, Token.SAME -> true;
      default -> false;
    };
  }

  /** Reads what {@code module.exports} becomes. */
  private void whole(int mention) {
    if (tokens.token != Token.ASSIGN) {
      return;
    }
    boolean isLive = findings.isLive(mentions.liveness(mention), uses);
    if (isLive) {
      table.forgetStars();
    }
    tokens.next();
    if (tokens.token == Token.REQUIRE) {
      if (stars.require() && isLive) {
        exactness.replace(mentions.offset(mention), stars.added());
      }
    } else if (tokens.accept(Token.LEFT_BRACE)) {
      literal();
    }
  }

  /** Reads an object literal up to a value that is more than a name. */
  private void literal() {
    boolean goesOn;
    do {
      goesOn = tokens.token == Token.ELLIPSIS ? stars.spread() : property(tokens.token);
    } while (goesOn && tokens.accept(Token.COMMA));
  }

  private boolean property(int key) {
    int begin = tokens.tokenBegin;
    int end = tokens.position;
    if (!matcher.acceptName() && !tokens.accept(Token.STRING)) {
      return false;
    }
    if (!tokens.accept(Token.COLON)) {
      // The lexer has no names of methods that are strings.
      if (key != Token.STRING && isWholeKey()) {
        mark(begin, end, CommonJsTable.EXPORTED);
      }
      return true;
    }
    int valueEnd = tokens.position;
    if (!matcher.acceptName()) {
      return false;
    }
    mark(begin, end, CommonJsTable.EXPORTED);
    // The lexer stops at a space behind the value.
    return tokens.tokenBegin == valueEnd;
  }

  /** Whether the word before is a key, and not the {@code get} or {@code async} of one. */
  private boolean isWholeKey() {
    return switch (tokens.token) {
      case Token.COMMA, Token.RIGHT_BRACE, Token.LEFT_PAREN, Token.LESS -> true;
      default -> false;
    };
  }

  /** Reads what is defined behind {@code Object.defineProperty(exports,}. */
  private void defined(int from) {
    int begin = tokens.tokenBegin;
    int end = tokens.position;
    if (tokens.token == Token.STRING || matcher.accept(NO_NAME)) {
      exactness.understand(from, begin);
    }
    if (tokens.token != Token.STRING) {
      return;
    }
    boolean isSafe = matcher.accept(DESCRIPTOR);
    if (isSafe) {
      matcher.accept(ENUMERABLE);
      isSafe = matcher.accept(VALUE) || matcher.accept(GETTER);
    }
    mark(begin, end, isSafe ? CommonJsTable.EXPORTED : CommonJsTable.UNSAFE);
  }

  private void mark(int begin, int end, int state) {
    if (table.addName(tokens.bytes, begin, end)) {
      table.mark(table.named(), state, begin, end);
    }
  }
}
