package dev.shale.tools.javascript.parser.meaning;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.tools.javascript.parser.rows.IntRows;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.NameOption;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.token.Trivia;

/**
 * What comments inside the parentheses of an import say to bundlers, such as {@code
 * webpackChunkName: "a"} and {@code @vite-ignore}.
 */
public final class Hints {
  /** In the column FLAGS, beside the bits of {@link BlockFlags}: {@code webpackMode: "weak"}. */
  public static final int WEAK = 1 << 16;

  /** In the column FLAGS: the request is none, {@code webpackIgnore: true}. */
  public static final int IGNORED = 1 << 17;

  private static final int FLAGS = 0;
  private static final int NAME_BEGIN = 1;
  private static final int NAME_END = 2;
  private static final int EXPORTS_BEGIN = 3;
  private static final int EXPORTS_END = 4;
  private static final int PREFETCH_ORDER = 5;
  private static final int PRELOAD_ORDER = 6;

  private static final int COLUMNS = 7;
  private static final long NO_NUMBER = Long.MIN_VALUE;
  private static final String[] PREFIXES = {"webpack", "rspack"};

  private final Tokens tokens;
  private final Trivia trivia;

  private final IntRows hints = new IntRows(4);

  Hints(Meaning meaning) {
    tokens = meaning.tokens;
    trivia = meaning.tokens.trivia;
  }

  void open() {
    hints.truncate(0);
  }

  /**
   * Reads the comments in two gaps between tokens.
   *
   * @return the number of what they say, or {@link Findings#NO_HINTS}
   */
  int hints(int firstBegin, int firstEnd, int secondBegin, int secondEnd) {
    int number = Findings.NO_HINTS;
    if (firstEnd - firstBegin > 3) {
      number = comments(number, firstBegin, firstEnd);
    }
    return secondEnd - secondBegin > 3 ? comments(number, secondBegin, secondEnd) : number;
  }

  /** Bits of {@link BlockFlags}, {@link #WEAK} and {@link #IGNORED}. */
  public int hintFlags(int number) {
    return number == Findings.NO_HINTS ? 0 : hints.get(number, FLAGS);
  }

  /** Where the name of a chunk begins, its quote excluded; empty for none. */
  public int chunkNameBegin(int number) {
    return hints.get(number, NAME_BEGIN);
  }

  public int chunkNameEnd(int number) {
    return hints.get(number, NAME_END);
  }

  /** Where the names of the used exports begin, as written; empty for none. */
  public int usedExportsBegin(int number) {
    return hints.get(number, EXPORTS_BEGIN);
  }

  public int usedExportsEnd(int number) {
    return hints.get(number, EXPORTS_END);
  }

  /** Has a meaning with {@link BlockFlags#PREFETCH}. */
  public int prefetchOrder(int number) {
    return hints.get(number, PREFETCH_ORDER);
  }

  /** Has a meaning with {@link BlockFlags#PRELOAD}. */
  public int preloadOrder(int number) {
    return hints.get(number, PRELOAD_ORDER);
  }

  /**
   * Reads the options of a worker, {@code , {name: "x"})}, where no comment names it.
   *
   * @return the number of what is known then
   */
  int named(int known, int begin, int end) {
    if (known != Findings.NO_HINTS && hints.get(known, NAME_BEGIN) < hints.get(known, NAME_END)) {
      return known;
    }
    int at = NameOption.find(tokens.bytes, begin, end);
    if (at < 0) {
      return known;
    }
    int number = required(known);
    hints.set(number, NAME_BEGIN, at);
    hints.set(number, NAME_END, NameOption.end(tokens.bytes, at, end));
    return number;
  }

  /** What names a chunk, or makes requests one with the request before; returns its number. */
  int ofChunk(int nameBegin, int nameEnd, int flags) {
    int number = required(Findings.NO_HINTS);
    hints.set(number, FLAGS, flags);
    hints.set(number, NAME_BEGIN, nameBegin);
    hints.set(number, NAME_END, nameEnd);
    return number;
  }

  /** What it is said of is not one with the request before. */
  void separate(int number) {
    hints.set(number, FLAGS, hints.get(number, FLAGS) & ~BlockFlags.JOINED);
  }

  private int comments(int known, int gapBegin, int gapEnd) {
    int number = known;
    int at = gapBegin;
    while (at < gapEnd) {
      if (tokens.bytes[at] != '/') {
        at++;
        continue;
      }
      int commentEnd =
          tokens.bytes[at + 1] == '*' ? blockEnd(at + 2) : trivia.lineCommentEnd(at + 2);
      number = comment(number, at + 2, commentEnd);
      at = commentEnd + 1;
    }
    return number;
  }

  /** Where a comment that is known to be closed closes. */
  private int blockEnd(int from) {
    int at = from;
    while (tokens.bytes[at] != '*' || tokens.bytes[at + 1] != '/') {
      at++;
    }
    return at + 1;
  }

  private int comment(int known, int commentBegin, int commentEnd) {
    int number = known;
    for (int at = commentBegin; at < commentEnd; at++) {
      if (tokens.bytes[at] == '@' && tokens.begins(at, "@vite-ignore")) {
        number = required(number);
        hints.setBits(number, FLAGS, IGNORED);
      } else {
        int nameBegin = behindPrefix(at);
        number = nameBegin < 0 ? number : pair(required(number), nameBegin, commentEnd);
      }
    }
    return number;
  }

  /** Where a name begins that has a prefix at a place; -1 for none. */
  private int behindPrefix(int at) {
    byte first = tokens.bytes[at];
    if (first == 'w' || first == 'r') {
      for (String prefix : PREFIXES) {
        if (tokens.begins(at, prefix)) {
          return at + prefix.length();
        }
      }
    }
    return -1;
  }

  private int required(int number) {
    if (number != Findings.NO_HINTS) {
      return number;
    }
    int row = hints.add();
    for (int column = FLAGS; column < COLUMNS; column++) {
      hints.set(row, column, 0);
    }
    return row;
  }

  /** Reads a name, from behind its prefix, and its value; returns the number. */
  private int pair(int number, int nameBegin, int commentEnd) {
    int at = nameBegin;
    while (at < commentEnd && tokens.bytes[at] >= 0 && Characters.NAME_PART[tokens.bytes[at]]) {
      at++;
    }
    int nameEnd = at;
    at = behindSpaces(at, commentEnd);
    if (at >= commentEnd || tokens.bytes[at] != ':') {
      return number;
    }
    at = behindSpaces(at + 1, commentEnd);
    switch (nameEnd - nameBegin) {
      case 4 -> mode(number, nameBegin, at);
      case 6 -> ignored(number, nameBegin, at);
      case 7 -> {
        order(number, "Preload", BlockFlags.PRELOAD, PRELOAD_ORDER, nameBegin, at);
        text(number, EXPORTS_BEGIN, "Exports", nameBegin, at, commentEnd);
      }
      case 8 -> order(number, "Prefetch", BlockFlags.PREFETCH, PREFETCH_ORDER, nameBegin, at);
      case 9 -> text(number, NAME_BEGIN, "ChunkName", nameBegin, at, commentEnd);
      case 13 -> priority(number, nameBegin, at);
      default -> {}
    }
    return number;
  }

  private int behindSpaces(int from, int limit) {
    int at = from;
    while (at < limit && tokens.bytes[at] >= 0 && tokens.bytes[at] <= ' ') {
      at++;
    }
    return at;
  }

  private void ignored(int row, int nameBegin, int value) {
    if (tokens.begins(nameBegin, "Ignore")) {
      boolean isTrue = tokens.begins(value, "true");
      boolean isMeant = isTrue || tokens.begins(value, "false");
      replace(row, IGNORED, isTrue ? IGNORED : 0, isMeant);
    }
  }

  /** Puts bits in the place of others, or says that a value has no meaning. */
  private void replace(int row, int others, int bits, boolean isMeant) {
    if (isMeant) {
      hints.set(row, FLAGS, (hints.get(row, FLAGS) & ~others) | bits);
    } else {
      hints.setBits(row, FLAGS, BlockFlags.MEANINGLESS);
    }
  }

  /** A value is {@code true} or a whole number: the order among those that have it. */
  private void order(int row, String name, int bit, int column, int nameBegin, int value) {
    if (tokens.begins(nameBegin, name)) {
      boolean isFalse = tokens.begins(value, "false");
      long number = tokens.begins(value, "true") ? 0 : wholeNumber(value);
      boolean isNumber = number != NO_NUMBER;
      replace(row, bit, isNumber ? bit : 0, isNumber || isFalse);
      hints.set(row, column, isNumber ? (int) number : 0);
    }
  }

  private long wholeNumber(int begin) {
    boolean isNegative = tokens.byteAt(begin) == '-';
    int at = isNegative ? begin + 1 : begin;
    int first = at;
    long number = 0;
    while (Characters.isDigit(tokens.byteAt(at)) && number <= Integer.MAX_VALUE) {
      number = number * 10 + tokens.byteAt(at) - '0';
      at++;
    }
    int next = tokens.byteAt(at);
    boolean isEnd = next < 0x80 && next != '.' && (next < 0 || !Characters.NAME_PART[next]);
    return at > first && isEnd && number <= Integer.MAX_VALUE
        ? (isNegative ? -number : number)
        : NO_NUMBER;
  }

  private void priority(int row, int nameBegin, int value) {
    if (tokens.begins(nameBegin, "FetchPriority")) {
      int bits = 0;
      if (isString(value, "high")) {
        bits = BlockFlags.FETCH_HIGH;
      } else if (isString(value, "low")) {
        bits = BlockFlags.FETCH_LOW;
      } else if (isString(value, "auto")) {
        bits = BlockFlags.FETCH_AUTO;
      }
      replace(row, BlockFlags.FETCH, bits, bits != 0);
    }
  }

  private void mode(int row, int nameBegin, int value) {
    if (tokens.begins(nameBegin, "Mode")) {
      int bits = 0;
      if (isString(value, "eager")) {
        bits = BlockFlags.EAGER;
      } else if (isString(value, "lazy-once")) {
        bits = BlockFlags.LAZY_ONCE;
      } else if (isString(value, "weak")) {
        bits = WEAK;
      }
      boolean isMeant = bits != 0 || isString(value, "lazy");
      replace(row, BlockFlags.EAGER | BlockFlags.LAZY_ONCE | WEAK, bits, isMeant);
    }
  }

  private boolean isString(int value, String text) {
    int quote = tokens.byteAt(value);
    boolean isQuote = quote == '"' || quote == '\'' || quote == '`';
    int end = value + 1 + text.length();
    return isQuote && tokens.begins(value + 1, text) && tokens.byteAt(end) == quote;
  }

  /** Notes the inside of a string, or a list with its brackets. */
  private void text(int row, int column, String name, int nameBegin, int value, int commentEnd) {
    if (!tokens.begins(nameBegin, name)) {
      return;
    }
    byte first = value < commentEnd ? tokens.bytes[value] : 0;
    boolean isList = first == '[' && column == EXPORTS_BEGIN;
    if (!isList && first != '"' && first != '\'' && first != '`') {
      hints.setBits(row, FLAGS, BlockFlags.MEANINGLESS);
      return;
    }
    byte last = isList ? (byte) ']' : first;
    int at = value + 1;
    while (at < commentEnd && tokens.bytes[at] != last) {
      at += tokens.bytes[at] == '\\' ? 2 : 1;
    }
    if (at < commentEnd) {
      hints.set(row, column, isList ? value : value + 1);
      hints.set(row, column + 1, isList ? at + 1 : at);
    }
  }
}
