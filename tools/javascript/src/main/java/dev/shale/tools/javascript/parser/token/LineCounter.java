package dev.shale.tools.javascript.parser.token;

/**
 * Turns offsets into lines and columns. Goes forward through the file from one offset to the next,
 * so that it costs one pass however many offsets are asked for.
 */
public final class LineCounter {
  private byte[] bytes = new byte[0];
  private int end;
  private int position;
  private int line;
  private int column;

  public void open(byte[] content, int begin, int contentEnd) {
    bytes = content;
    end = contentEnd;
    position = begin;
    line = 1;
    column = 1;
  }

  /** Goes to an offset that is not smaller than the previous one. */
  public void moveTo(int offset) {
    byte[] content = bytes;
    int at = position;
    int units = column;
    while (at < offset) {
      if (content[at] > '\r') {
        at++;
        units++;
      } else {
        position = at;
        column = units;
        step();
        at = position;
        units = column;
      }
    }
    position = at;
    column = units;
  }

  /** The line of the offset, from 1. */
  public int line() {
    return line;
  }

  /** The column of the offset, from 1, in UTF-16 code units. */
  public int column() {
    return column;
  }

  private void step() {
    byte character = bytes[position++];
    if (character == '\n' || (character == '\r' && !isAt(position, (byte) '\n'))) {
      line++;
      column = 1;
    } else if (character >= 0) {
      column++;
    } else {
      stepBeyondAscii(character);
    }
  }

  private boolean isAt(int offset, byte character) {
    return offset < end && bytes[offset] == character;
  }

  private void stepBeyondAscii(byte first) {
    if (first == (byte) 0xe2
        && isAt(position, (byte) 0x80)
        && (isAt(position + 1, (byte) 0xa8) || isAt(position + 1, (byte) 0xa9))) {
      position += 2;
      line++;
      column = 1;
    } else if ((first & 0xc0) != 0x80) {
      // Four bytes of UTF-8 are two units of UTF-16.
      column += (first & 0xf8) == 0xf0 ? 2 : 1;
    }
  }
}
