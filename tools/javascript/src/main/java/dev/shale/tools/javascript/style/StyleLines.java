package dev.shale.tools.javascript.style;

/** Turns offsets, each not smaller than the one before, into lines and columns. */
final class StyleLines {
  private byte[] bytes = new byte[0];
  private int position;
  private int line;
  private int column;

  void open(byte[] content, int begin) {
    bytes = content;
    position = begin;
    line = 1;
    column = 1;
  }

  void moveTo(int offset) {
    while (position < offset) {
      step(bytes[position++]);
    }
  }

  int line() {
    return line;
  }

  /** In UTF-16 code units. */
  int column() {
    return column;
  }

  /** The offset is never inside of a line's end, so that the byte behind the last one is read. */
  private void step(byte character) {
    if (character == '\n' || (character == '\r' && bytes[position] != '\n')) {
      line++;
      column = 1;
    } else if ((character & 0xc0) != 0x80) {
      // Four bytes of UTF-8 are two units of UTF-16.
      column += (character & 0xf8) == 0xf0 ? 2 : 1;
    }
  }
}
