package dev.shale.tools.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A line of a file with a caret under the column that is meant. */
final class Excerpt {
  /** A longer line is cut around the column, in UTF-16 units. */
  private static final int MAX_UNITS = 100;

  private static final int UNITS_BEFORE = 60;
  private static final String INDENT = "    ";
  private static final String CUT = "...";

  private Excerpt() {}

  /**
   * Two lines; empty when the file cannot be read any more or is shorter by now.
   *
   * @param line from 1
   * @param column from 1, in UTF-16 units
   */
  static String of(String path, int line, int column, Style style) {
    String text;
    try {
      text = new String(Files.readAllBytes(Path.of(path)), StandardCharsets.UTF_8);
    } catch (IOException | OutOfMemoryError gone) {
      return "";
    }
    int begin = text.startsWith("\ufeff") ? 1 : 0;
    for (int skipped = 1; skipped < line; skipped++) {
      begin = behindLine(text, begin);
    }
    int end = lineEnd(text, begin);
    return column - 1 > end - begin ? "" : of(text.substring(begin, end), column - 1, style);
  }

  private static int lineEnd(String text, int begin) {
    int at = begin;
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int behindLine(String text, int begin) {
    int end = lineEnd(text, begin);
    boolean isPair = text.startsWith("\r\n", end);
    return Math.min(text.length(), end + (isPair ? 2 : 1));
  }

  private static boolean isLineEnd(char character) {
    return character == '\n' || character == '\r' || character == '\u2028' || character == '\u2029';
  }

  private static String of(String line, int index, Style style) {
    boolean isLong = line.length() > MAX_UNITS;
    int begin = isLong ? boundary(line, Math.max(0, index - UNITS_BEFORE)) : 0;
    int end = isLong ? boundary(line, Math.min(line.length(), begin + MAX_UNITS)) : line.length();
    StringBuilder text = new StringBuilder(INDENT);
    StringBuilder caret = new StringBuilder(INDENT);
    if (begin > 0) {
      text.append(CUT);
      caret.append("   ");
    }
    for (int at = begin; at < end; at++) {
      text.append(visible(line.charAt(at)));
      if (at < index) {
        append(caret, line.charAt(at));
      }
    }
    text.append(end < line.length() ? CUT : "").append('\n');
    return text.append(caret).append(style.red("^")).append('\n').toString();
  }

  /** An index that does not lie inside of a pair of surrogates. */
  private static int boundary(String line, int index) {
    boolean isInside =
        index > 0 && index < line.length() && Character.isLowSurrogate(line.charAt(index));
    return isInside ? index - 1 : index;
  }

  /** Control characters might be read by the terminal. */
  private static char visible(char character) {
    return Character.isISOControl(character) && character != '\t' ? ' ' : character;
  }

  /** A tab stays one, since nobody knows how wide it is; a pair of surrogates is one character. */
  private static void append(StringBuilder caret, char above) {
    if (!Character.isLowSurrogate(above)) {
      caret.append(above == '\t' ? '\t' : ' ');
    }
  }
}
