package dev.shale.tools.javascript.style;

import java.util.Arrays;

/** Decodes the escapes of CSS into a buffer that it keeps. */
final class StyleEscapes {
  private static final int MOST_DIGITS = 6;
  private static final int REPLACEMENT = 0xfffd;

  private byte[] text = new byte[256];
  private int length;
  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  byte[] text() {
    return text;
  }

  int length() {
    return length;
  }

  void decode(byte[] content, int from, int until) {
    bytes = content;
    at = from;
    end = until;
    length = 0;
    if (text.length < until - from) {
      text = Arrays.copyOf(text, 2 * (until - from));
    }
    while (at < end) {
      byte here = bytes[at++];
      if (here == '\\') {
        escape();
      } else {
        put(here);
      }
    }
  }

  private void escape() {
    if (at == end) {
      return;
    }
    int digits = 0;
    int code = 0;
    while (digits < MOST_DIGITS && at < end && hex(bytes[at]) >= 0) {
      code = code << 4 | hex(bytes[at++]);
      digits++;
    }
    if (digits > 0) {
      skipOneSpace();
      add(code);
    } else if (StyleText.isLineEnd(bytes[at])) {
      skipOneSpace();
    } else {
      put(bytes[at++]);
    }
  }

  /** Behind a code, one white space belongs to it. */
  private void skipOneSpace() {
    if (at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n') {
      at += 2;
    } else if (at < end && StyleText.isSpace(bytes[at])) {
      at++;
    }
  }

  private static int hex(byte character) {
    return character < 0 ? -1 : Character.digit(character, 16);
  }

  /** Appends a code point as UTF-8, which has at most as many bytes as its shortest escape. */
  private void add(int code) {
    boolean isNone =
        code == 0
            || code > Character.MAX_CODE_POINT
            || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
    int point = isNone ? REPLACEMENT : code;
    if (point < 0x80) {
      put(point);
    } else if (point < 0x800) {
      put(0xc0 | point >> 6);
      put(0x80 | (point & 0x3f));
    } else if (point < 0x10000) {
      put(0xe0 | point >> 12);
      put(0x80 | (point >> 6 & 0x3f));
      put(0x80 | (point & 0x3f));
    } else {
      put(0xf0 | point >> 18);
      put(0x80 | (point >> 12 & 0x3f));
      put(0x80 | (point >> 6 & 0x3f));
      put(0x80 | (point & 0x3f));
    }
  }

  private void put(int value) {
    if (length == text.length) {
      // A replacement has three bytes, and the escape of nothing, "\\0", has two.
      text = Arrays.copyOf(text, 2 * length);
    }
    text[length++] = (byte) value;
  }
}
