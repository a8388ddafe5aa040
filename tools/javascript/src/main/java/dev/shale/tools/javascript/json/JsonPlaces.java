package dev.shale.tools.javascript.json;

import java.nio.charset.StandardCharsets;

/**
 * Lines and columns of offsets in a text. Goes on from the last offset where the next one is behind
 * it, so that all places of a file cost one way through it. For one thread.
 */
public final class JsonPlaces {
  private final byte[] bytes;
  private final int begin;
  private int offset;
  private int line;
  private int column;

  /** For a text that begins at {@code begin}. */
  public JsonPlaces(byte[] bytes, int begin) {
    this.bytes = bytes;
    this.begin = begin;
    restart();
  }

  private void restart() {
    offset = begin;
    line = 1;
    column = 1;
  }

  /** Goes to an offset. */
  public JsonPlaces at(int newOffset) {
    if (newOffset < offset) {
      restart();
    }
    int counted = offset;
    for (int at = offset; at < newOffset; at++) {
      if (bytes[at] == '\n') {
        line++;
        column = 1;
        counted = at + 1;
      }
    }
    column += new String(bytes, counted, newOffset - counted, StandardCharsets.UTF_8).length();
    offset = newOffset;
    return this;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The column, from 1, in UTF-16 units. */
  public int column() {
    return column;
  }
}
