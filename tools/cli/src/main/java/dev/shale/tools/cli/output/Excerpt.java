package dev.shale.tools.cli.output;

import java.io.IOException;

/** A line of a file with a caret under the column that is meant. */
public final class Excerpt {
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
  public static String of(String path, int line, int column, Style style) {
    int index = column - 1;
    int from = Math.max(0, index - MAX_UNITS);
    String text;
    try {
      // More than is shown, so that it can be seen whether the line goes on.
      text = FileLine.read(path, line, from, index + MAX_UNITS + 2);
    } catch (IOException gone) {
      return "";
    }
    return index - from > text.length() ? "" : of(text, index - from, from > 0, style);
  }

  /**
   * An excerpt of a piece of a line.
   *
   * @param isCut whether the line begins in front of the piece
   */
  private static String of(String piece, int index, boolean isCut, Style style) {
    boolean isLong = isCut || piece.length() > MAX_UNITS;
    int begin = isLong ? boundary(piece, Math.max(0, index - UNITS_BEFORE)) : 0;
    int end =
        isLong ? boundary(piece, Math.min(piece.length(), begin + MAX_UNITS)) : piece.length();
    StringBuilder text = new StringBuilder(INDENT);
    StringBuilder caret = new StringBuilder(INDENT);
    if (begin > 0 || isCut) {
      text.append(CUT);
      caret.append("   ");
    }
    for (int at = begin; at < end; at++) {
      text.append(visible(piece.charAt(at)));
      if (at < index) {
        append(caret, piece.charAt(at));
      }
    }
    text.append(end < piece.length() ? CUT : "").append('\n');
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
