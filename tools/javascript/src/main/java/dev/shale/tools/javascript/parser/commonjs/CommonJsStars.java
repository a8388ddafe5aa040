package dev.shale.tools.javascript.parser.commonjs;

import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordReferences;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.Decoder;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * Finds the modules that a CommonJS file re-exports as a whole: {@code module.exports =
 * require("a")}, {@code {...require("a")}} and what Babel and TypeScript make of {@code export *}.
 */
final class CommonJsStars {
  private static final int NO_DEPENDENCY = -1;

  private static final TokenPattern CALL = new TokenPattern("require (");

  private static final TokenPattern INTO_EXPORTS = new TokenPattern(", EXPORTS )");

  private static final String WILDCARD = "_interopRequireWildcard(";

  private final Tokens tokens;
  private final TokenMatcher matcher;
  private final CommonJsTable table;
  private final Exactness exactness;
  private final StarLoop loop;
  private final Decoder decoder = new Decoder();
  private ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
  private boolean hasRequests;

  /** The star that the last call is that was read, or {@link CommonJsTable#NO_ROW}. */
  private int added;

  CommonJsStars(Tokens tokens, TokenMatcher matcher, CommonJsTable table, Exactness exactness) {
    this.tokens = tokens;
    this.matcher = matcher;
    this.table = table;
    this.exactness = exactness;
    loop = new StarLoop(matcher);
  }

  void open(ModuleRecord into) {
    record = into;
    hasRequests = false;
  }

  /** Looks at what is in front of a {@code require} that stands outside of functions and blocks. */
  void required() {
    int offset = tokens.tokenBegin;
    if (isArgumentOf(offset, "__exportStar(") || isArgumentOf(offset, "__export(")) {
      if (require() && matcher.accept(INTO_EXPORTS)) {
        exactness.understand(offset, tokens.tokenBegin);
        table.pass(added);
      }
    } else {
      int valueBegin = isArgumentOf(offset, WILDCARD) ? offset - WILDCARD.length() : offset;
      variable(valueBegin, offset);
    }
  }

  private boolean isArgumentOf(int offset, String call) {
    int begin = offset - call.length();
    return begin >= tokens.begin
        && tokens.begins(begin, call)
        && (begin == tokens.begin || !isNamePart(tokens.bytes[begin - 1]));
  }

  private static boolean isNamePart(byte character) {
    return character < 0 || Characters.NAME_PART[character];
  }

  /** Remembers a variable that is declared with {@code var a = } in front of a value. */
  private void variable(int valueBegin, int require) {
    int at = spacesBegin(valueBegin);
    if (!isAt(at - 1, '=')) {
      return;
    }
    int nameEnd = spacesBegin(at - 1);
    int nameBegin = nameEnd;
    while (nameBegin > tokens.begin && isNamePart(tokens.bytes[nameBegin - 1])) {
      nameBegin--;
    }
    int keywordEnd = spacesBegin(nameBegin);
    if (nameBegin < nameEnd && keywordEnd < nameBegin && isKeywordBefore(keywordEnd)) {
      table.write();
      table.append(tokens.bytes, nameBegin, nameEnd);
      table.place(table.put(CommonJsTable.VARIABLE), require, require);
    }
  }

  private int spacesBegin(int end) {
    int at = end;
    while (isAt(at - 1, ' ')) {
      at--;
    }
    return at;
  }

  private boolean isAt(int offset, char character) {
    return offset >= tokens.begin && tokens.bytes[offset] == character;
  }

  private boolean isKeywordBefore(int end) {
    return isBefore(end, "var") || isBefore(end, "let") || isBefore(end, "const");
  }

  private boolean isBefore(int end, String keyword) {
    int begin = end - keyword.length();
    return begin >= tokens.begin && tokens.begins(begin, keyword);
  }

  /** Reads Babel's loop over the keys of a variable that holds a module. */
  void loop() {
    int start = tokens.tokenBegin;
    int stop = tokens.position;
    if (!loop.accept()) {
      return;
    }
    table.write();
    table.append(tokens.bytes, matcher.fromBegin(), matcher.fromEnd());
    int variable = table.find(CommonJsTable.VARIABLE);
    if (variable != CommonJsTable.NO_ROW) {
      int end = tokens.tokenBegin;
      matcher.moveTo(table.start(variable));
      star(start, stop, false);
      if (added != CommonJsTable.NO_ROW) {
        exactness.understand(start, end);
      }
    }
  }

  /** Reads {@code require("a")} where it is what the file exports; whether it is of use. */
  boolean require() {
    star(tokens.tokenBegin, tokens.position, false);
    return added != CommonJsTable.NO_ROW;
  }

  /** The star that was read last. */
  int added() {
    return added;
  }

  /** Reads {@code ...a} or {@code ...require("a")}; the lexer wants no space behind the dots. */
  boolean spread() {
    int begin = tokens.position;
    tokens.next();
    if (tokens.tokenBegin != begin) {
      return false;
    }
    if (tokens.token == Token.REQUIRE && star(begin, tokens.position, true)) {
      return true;
    }
    matcher.moveTo(begin);
    return matcher.acceptName();
  }

  /**
   * Reads {@code require("a")}, perhaps with members behind it.
   *
   * @param isAnnouncement whether another {@code require} of the module will do: this one may be in
   *     code that never runs and is there for the lexer only
   * @return whether it is such a call, without members
   */
  private boolean star(int start, int stop, boolean isAnnouncement) {
    added = CommonJsTable.NO_ROW;
    if (!matcher.accept(CALL)) {
      return false;
    }
    int begin = tokens.tokenBegin;
    int end = tokens.position;
    if (!tokens.accept(Token.STRING) || !tokens.accept(Token.RIGHT_PAREN)) {
      return false;
    }
    int dependency = dependencyAt(begin);
    if (dependency == NO_DEPENDENCY && isAnnouncement) {
      dependency = dependencyOn(begin, end);
    }
    table.write();
    boolean isWellFormed = append(begin, end);
    boolean isValue = path();
    boolean isMember = table.hasPath();
    if (dependency != NO_DEPENDENCY && isWellFormed && isValue) {
      int row = table.put(CommonJsTable.STAR);
      table.mark(row, CommonJsTable.EXPORTED, start, stop);
      table.dependency(row, dependency);
      added = row;
    }
    return !isMember;
  }

  /** Appends what a string says to the text; whether Unicode has such a text. */
  private boolean append(int begin, int end) {
    decoder.decode(tokens.bytes, begin + 1, end - 1);
    table.append(decoder.text(), 0, decoder.length());
    return decoder.isWellFormed();
  }

  /** Reads the members behind a call; false if not they, but what is made of them counts. */
  private boolean path() {
    while (true) {
      boolean isDot = tokens.accept(Token.DOT);
      if (!isDot && !tokens.accept(Token.LEFT_BRACKET)) {
        return !isUsed();
      }
      int begin = tokens.tokenBegin;
      int end = tokens.position;
      table.beginName(RecordReferences.SEPARATOR);
      if (isDot && matcher.acceptName()) {
        table.append(tokens.bytes, begin, end);
      } else if (!isDot && tokens.accept(Token.STRING) && tokens.accept(Token.RIGHT_BRACKET)) {
        append(begin, end);
      } else {
        return false;
      }
    }
  }

  private boolean isUsed() {
    return tokens.token == Token.LEFT_PAREN
        || tokens.token == Token.BACKQUOTE
        || tokens.token == Token.OPTIONAL_DOT;
  }

  /** The dependency whose literal begins at an offset; the record has them in source order. */
  private int dependencyAt(int offset) {
    int low = 0;
    int high = record.dependencyCount() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int start = record.start(middle);
      if (start == offset) {
        return middle;
      }
      if (start < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NO_DEPENDENCY;
  }

  /** The first {@code require} of what a string says. */
  private int dependencyOn(int begin, int end) {
    if (!hasRequests) {
      addRequests();
      hasRequests = true;
    }
    table.write();
    append(begin, end);
    int row = table.find(CommonJsTable.REQUEST);
    return row == CommonJsTable.NO_ROW ? NO_DEPENDENCY : table.dependency(row);
  }

  private void addRequests() {
    // From the last to the first, which stays.
    for (int dependency = record.dependencyCount() - 1; dependency >= 0; dependency--) {
      if (record.dependencyKind(dependency) == JavaScriptKinds.REQUIRE) {
        table.write();
        table.append(record.text(), record.requestBegin(dependency), record.requestEnd(dependency));
        table.dependency(table.put(CommonJsTable.REQUEST), dependency);
      }
    }
  }
}
