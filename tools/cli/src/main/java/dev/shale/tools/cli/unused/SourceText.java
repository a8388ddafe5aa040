package dev.shale.tools.cli.unused;

import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.output.LineEnds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file, with what is said of whole words in it. Immutable.
 *
 * @param path absolute, with slashes
 * @param text empty where the file is gone
 */
record SourceText(String path, String text) {
  /** Reads a file. */
  static SourceText of(String path) {
    try {
      return new SourceText(
          path, new String(Files.readAllBytes(Path.of(path)), StandardCharsets.UTF_8));
    } catch (IOException gone) {
      return new SourceText(path, "");
    }
  }

  /** The offset in the text of a line and column, both from 1. */
  int offset(int line, int column) {
    int begin = 0;
    for (int count = 1; count < line && begin >= 0; count++) {
      begin = LineEnds.next(text, begin);
    }
    return begin < 0 ? text.length() : Math.min(text.length(), begin + column - 1);
  }

  /** The offset in the text of an offset in the bytes of the file. */
  int ofBytes(int bytes) {
    int seen = 0;
    int at = 0;
    while (at < text.length() && seen < bytes) {
      int point = text.codePointAt(at);
      seen += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      at += Character.charCount(point);
    }
    return at;
  }

  /** An offset in the text as a place. */
  Place place(int offset) {
    int line = 1;
    int begin = 0;
    for (int next = LineEnds.next(text, 0);
        next >= 0 && next <= offset;
        next = LineEnds.next(text, next)) {
      line++;
      begin = next;
    }
    return new Place(path, line, offset - begin + 1);
  }

  /** Where a word is next, from an offset on; -1 where it is not. */
  int word(String word, int from) {
    for (int at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
      if (isWord(at, at + word.length())) {
        return at;
      }
    }
    return -1;
  }

  private boolean isWord(int begin, int end) {
    boolean goesOn = end < text.length() && isPart(text.charAt(end));
    return !goesOn && (begin == 0 || !isPart(text.charAt(begin - 1)));
  }

  private static boolean isPart(char c) {
    return Character.isJavaIdentifierPart(c) && c != '\0';
  }

  /** How often a word is in a part of the text. */
  int count(String word, int begin, int end) {
    int count = 0;
    for (int at = word(word, begin); at >= 0 && at < end; at = word(word, at + 1)) {
      count++;
    }
    return count;
  }
}
