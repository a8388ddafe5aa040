package dev.shale.tools.cli.output;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A piece of one line of a file, of which no more is held: a file may be as large as a parser reads
 * it, and one line.
 */
public final class FileLine {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private int chunkEnd;
  private int at;

  private FileLine(InputStream in) {
    this.in = in;
  }

  /**
   * The characters of a line that begin in a range of UTF-16 units; fewer where the line ends.
   *
   * @param line from 1
   */
  public static String read(String path, int line, int fromUnit, int untilUnit) throws IOException {
    try (FileInputStream in = new FileInputStream(path)) {
      FileLine file = new FileLine(in);
      for (int skipped = 1; skipped < line && file.skipLine(); skipped++) {}
      return file.piece(line == 1, fromUnit, untilUnit);
    }
  }

  /** The next byte, or -1 at the end. */
  private int next() throws IOException {
    if (at == chunkEnd) {
      chunkEnd = Math.max(0, in.read(chunk));
      at = 0;
      if (chunkEnd == 0) {
        return -1;
      }
    }
    return chunk[at++] & 0xff;
  }

  /** Goes behind the end of a line; false where there is none. */
  private boolean skipLine() throws IOException {
    while (true) {
      while (at < chunkEnd && isInside(chunk[at])) {
        at++;
      }
      int value = next();
      if (value < 0) {
        return false;
      }
      if (value <= '\r' || value == 0xe2) {
        int character = character(value);
        if (character == '\r' && peek() == '\n') {
          next();
        }
        if (LineEnds.isLineEnd(character)) {
          return true;
        }
      }
    }
  }

  /** Whether a byte is no part of a line's end: nearly all are. */
  private static boolean isInside(byte value) {
    return value > '\r' || (value < 0 && value != (byte) 0xe2);
  }

  private int peek() throws IOException {
    int value = next();
    at -= value < 0 ? 0 : 1;
    return value;
  }

  /** The character that begins with a byte; one that is malformed counts as another. */
  private int character(int first) throws IOException {
    int more = first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    int value = more == 0 ? first : first & (0x3f >> more);
    for (int count = 0; count < more && (peek() & 0xc0) == 0x80; count++) {
      value = value << 6 | (next() & 0x3f);
    }
    return first >= 0x80 && more == 0 ? 0xfffd : value;
  }

  private String piece(boolean isFirst, int fromUnit, int untilUnit) throws IOException {
    StringBuilder text = new StringBuilder();
    boolean mayBeMark = isFirst;
    int unit = 0;
    for (int first = next(); first >= 0 && unit < untilUnit; first = next()) {
      int character = character(first);
      if (LineEnds.isLineEnd(character)) {
        break;
      }
      if (mayBeMark && character == BYTE_ORDER_MARK) {
        mayBeMark = false;
        continue;
      }
      mayBeMark = false;
      if (unit >= fromUnit) {
        text.appendCodePoint(Character.isValidCodePoint(character) ? character : 0xfffd);
      }
      unit += character > Character.MAX_VALUE ? 2 : 1;
    }
    return text.toString();
  }
}
