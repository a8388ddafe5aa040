package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.BlockFlags;
import java.util.Arrays;

/**
 * What comments inside the parentheses of an import say to bundlers, such as {@code
 * webpackChunkName: "a"} and {@code @vite-ignore}.
 */
abstract class Hints extends Values {
  /** In the column FLAGS, beside the bits of {@link BlockFlags}: {@code webpackMode: "weak"}. */
  static final int WEAK = 1 << 8;

  /** In the column FLAGS: the request is none, {@code webpackIgnore: true}. */
  static final int IGNORED = 1 << 9;

  private static final int FLAGS = 0;
  private static final int NAME_BEGIN = 1;
  private static final int NAME_END = 2;
  private static final int EXPORTS_BEGIN = 3;
  private static final int EXPORTS_END = 4;
  private static final int HINT_INTS = 5;

  private int[] hints = new int[4 * HINT_INTS];
  private int hintCount;

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    hintCount = 0;
  }

  /**
   * Reads the comments in two gaps between tokens.
   *
   * @return the number of what they say, or {@link Findings#NO_HINTS}
   */
  final int hints(int firstBegin, int firstEnd, int secondBegin, int secondEnd) {
    int number = Findings.NO_HINTS;
    if (firstEnd - firstBegin > 3) {
      number = comments(number, firstBegin, firstEnd);
    }
    return secondEnd - secondBegin > 3 ? comments(number, secondBegin, secondEnd) : number;
  }

  /** Bits of {@link BlockFlags}, {@link #WEAK} and {@link #IGNORED}. */
  final int hintFlags(int number) {
    return number == Findings.NO_HINTS ? 0 : hints[number * HINT_INTS + FLAGS];
  }

  /** Where the name of a chunk begins, its quote excluded; empty for none. */
  final int chunkNameBegin(int number) {
    return hints[number * HINT_INTS + NAME_BEGIN];
  }

  final int chunkNameEnd(int number) {
    return hints[number * HINT_INTS + NAME_END];
  }

  /** Where the names of the used exports begin, as written; empty for none. */
  final int usedExportsBegin(int number) {
    return hints[number * HINT_INTS + EXPORTS_BEGIN];
  }

  final int usedExportsEnd(int number) {
    return hints[number * HINT_INTS + EXPORTS_END];
  }

  private int comments(int known, int gapBegin, int gapEnd) {
    int number = known;
    int at = gapBegin;
    while (at < gapEnd) {
      if (bytes[at] != '/') {
        at++;
        continue;
      }
      int commentEnd = bytes[at + 1] == '*' ? blockEnd(at + 2) : lineCommentEnd(at + 2);
      number = comment(number, at + 2, commentEnd);
      at = commentEnd + 1;
    }
    return number;
  }

  /** Where a comment that is known to be closed closes. */
  private int blockEnd(int from) {
    int at = from;
    while (bytes[at] != '*' || bytes[at + 1] != '/') {
      at++;
    }
    return at + 1;
  }

  private int comment(int known, int commentBegin, int commentEnd) {
    int number = known;
    for (int at = commentBegin; at < commentEnd; at++) {
      if (bytes[at] == '@' && begins(at, "@vite-ignore")) {
        number = required(number);
        hints[number * HINT_INTS + FLAGS] |= IGNORED;
      } else if (bytes[at] == 'w' && begins(at, "webpack")) {
        number = pair(required(number), at + "webpack".length(), commentEnd);
      }
    }
    return number;
  }

  private int required(int number) {
    if (number != Findings.NO_HINTS) {
      return number;
    }
    int row = hintCount * HINT_INTS;
    if (row == hints.length) {
      hints = Arrays.copyOf(hints, row * 2);
    }
    Arrays.fill(hints, row, row + HINT_INTS, 0);
    return hintCount++;
  }

  /** Reads a name, from behind {@code webpack}, and its value; returns the number. */
  private int pair(int number, int nameBegin, int commentEnd) {
    int at = nameBegin;
    while (at < commentEnd && bytes[at] >= 0 && Characters.NAME_PART[bytes[at]]) {
      at++;
    }
    int nameEnd = at;
    at = behindSpaces(at, commentEnd);
    if (at >= commentEnd || bytes[at] != ':') {
      return number;
    }
    at = behindSpaces(at + 1, commentEnd);
    int row = number * HINT_INTS;
    switch (nameEnd - nameBegin) {
      case 4 -> mode(row, nameBegin, at);
      case 6 -> flag(row, "Ignore", IGNORED, nameBegin, at);
      case 7 -> {
        flag(row, "Preload", BlockFlags.PRELOAD, nameBegin, at);
        text(row + EXPORTS_BEGIN, "Exports", nameBegin, at, commentEnd);
      }
      case 8 -> flag(row, "Prefetch", BlockFlags.PREFETCH, nameBegin, at);
      case 9 -> text(row + NAME_BEGIN, "ChunkName", nameBegin, at, commentEnd);
      default -> {}
    }
    return number;
  }

  private int behindSpaces(int from, int limit) {
    int at = from;
    while (at < limit && bytes[at] >= 0 && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }

  /** A value is {@code true}, or the order among those that have it. */
  private void flag(int row, String name, int bit, int nameBegin, int value) {
    if (begins(nameBegin, name)) {
      int first = byteAt(value);
      if (begins(value, "true") || first == '-' || Characters.isDigit(first)) {
        hints[row + FLAGS] |= bit;
      } else {
        hints[row + FLAGS] &= ~bit;
      }
    }
  }

  private void mode(int row, int nameBegin, int value) {
    if (begins(nameBegin, "Mode")) {
      int bits = 0;
      if (begins(value + 1, "eager")) {
        bits = BlockFlags.EAGER;
      } else if (begins(value + 1, "lazy-once")) {
        bits = BlockFlags.LAZY_ONCE;
      } else if (begins(value + 1, "weak")) {
        bits = WEAK;
      }
      int others = ~(BlockFlags.EAGER | BlockFlags.LAZY_ONCE | WEAK);
      hints[row + FLAGS] = (hints[row + FLAGS] & others) | bits;
    }
  }

  /** Notes the inside of a string, or a list with its brackets. */
  private void text(int columns, String name, int nameBegin, int value, int commentEnd) {
    if (!begins(nameBegin, name) || value >= commentEnd) {
      return;
    }
    byte first = bytes[value];
    boolean isList = first == '[';
    if (!isList && first != '"' && first != '\'' && first != '`') {
      return;
    }
    byte last = isList ? (byte) ']' : first;
    int at = value + 1;
    while (at < commentEnd && bytes[at] != last) {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    if (at < commentEnd) {
      hints[columns] = isList ? value : value + 1;
      hints[columns + 1] = isList ? at + 1 : at;
    }
  }
}
