package dev.shale.tools.javascript.parser.component;

import java.util.Arrays;

/**
 * What the URL in an attribute of a page means: without the spaces around it and the line ends in
 * it, with the characters that references and percent signs stand for. Those of an address on
 * another server stay percent signs, since no file is looked for. Keeps its buffer; for one thread.
 */
public final class AttributeUrl {
  private static final String[] NAMES = {"amp;", "quot;", "lt;", "gt;", "apos;"};
  private static final String CHARACTERS = "&\"<>'";
  private static final int NONE = -1;
  private static final int REPLACEMENT = 0xfffd;

  private byte[] text = new byte[128];
  private int begin;
  private int end;

  /** Of the reference that was read last. */
  private int referenceEnd;

  public byte[] text() {
    return text;
  }

  public int begin() {
    return begin;
  }

  public int end() {
    return end;
  }

  /** Whether a value may mean something else than it says. */
  static boolean isDecoded(byte[] bytes, int from, int until) {
    for (int at = from; at < until; at++) {
      byte c = bytes[at];
      if (c == '&' || c == '%' || (c <= ' ' && c >= 0)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a percent sign stands in front of two digits. */
  static boolean isPercent(byte[] bytes, int at, int until) {
    return at + 2 < until && digit(bytes[at + 1], 16) >= 0 && digit(bytes[at + 2], 16) >= 0;
  }

  /** Decodes a value. */
  public void decode(byte[] bytes, int from, int until) {
    references(bytes, from, until);
    strip();
    if (!isElsewhere()) {
      percents();
    }
  }

  private void references(byte[] bytes, int from, int until) {
    // A reference is longer than what it stands for.
    if (text.length < until - from) {
      text = Arrays.copyOf(text, 2 * (until - from));
    }
    begin = 0;
    end = 0;
    int at = from;
    while (at < until) {
      int character = bytes[at] == '&' ? reference(bytes, at + 1, until) : NONE;
      if (character == NONE) {
        text[end++] = bytes[at++];
      } else {
        write(character);
        at = referenceEnd;
      }
    }
  }

  private int reference(byte[] bytes, int from, int until) {
    if (from < until && bytes[from] == '#') {
      return number(bytes, from + 1, until);
    }
    for (int name = 0; name < NAMES.length; name++) {
      if (Tag.startsWith(bytes, from, until, NAMES[name])) {
        referenceEnd = from + NAMES[name].length();
        return CHARACTERS.charAt(name);
      }
    }
    return NONE;
  }

  private int number(byte[] bytes, int from, int until) {
    boolean isHex = from < until && (bytes[from] | 0x20) == 'x';
    int radix = isHex ? 16 : 10;
    int first = isHex ? from + 1 : from;
    int value = 0;
    int at = first;
    while (at < until && digit(bytes[at], radix) >= 0) {
      value = Math.min(value * radix + digit(bytes[at], radix), Character.MAX_CODE_POINT + 1);
      at++;
    }
    if (at == first || at == until || bytes[at] != ';') {
      return NONE;
    }
    referenceEnd = at + 1;
    boolean isCharacter = value > 0 && value <= Character.MAX_CODE_POINT && (value >> 11) != 0x1b;
    return isCharacter ? value : REPLACEMENT;
  }

  private static int digit(byte c, int radix) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int small = c | 0x20;
    return radix == 16 && small >= 'a' && small <= 'f' ? small - 'a' + 10 : NONE;
  }

  /** Writes a character in UTF-8. */
  private void write(int character) {
    if (character < 0x80) {
      text[end++] = (byte) character;
      return;
    }
    int rest = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    text[end++] = (byte) ((0xff00 >> (rest + 1)) | (character >> (6 * rest)));
    while (rest-- > 0) {
      text[end++] = (byte) (0x80 | ((character >> (6 * rest)) & 0x3f));
    }
  }

  private void strip() {
    while (begin < end && isSpace(text[begin])) {
      begin++;
    }
    while (begin < end && isSpace(text[end - 1])) {
      end--;
    }
    int to = begin;
    for (int at = begin; at < end; at++) {
      byte c = text[at];
      if (c != '\n' && c != '\r' && c != '\t') {
        text[to++] = c;
      }
    }
    end = to;
  }

  static boolean isSpace(byte c) {
    return c <= ' ' && c >= 0;
  }

  /** Whether it has a scheme or a server. */
  private boolean isElsewhere() {
    if (end - begin > 1 && text[begin] == '/' && text[begin + 1] == '/') {
      return true;
    }
    int at = begin;
    while (at < end && isSchemePart(text[at])) {
      at++;
    }
    return at > begin && at < end && text[at] == ':';
  }

  private static boolean isSchemePart(byte c) {
    return Tag.isLetter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  }

  private void percents() {
    int to = begin;
    int at = begin;
    while (at < end) {
      int value = text[at] == '%' && isPercent(text, at, end) ? percent(at) : NONE;
      // No file has a control character in its name.
      boolean isDecoded = value >= ' ' && value != 0x7f;
      text[to++] = isDecoded ? (byte) value : text[at];
      at += isDecoded ? 3 : 1;
    }
    end = to;
  }

  private int percent(int at) {
    return digit(text[at + 1], 16) * 16 + digit(text[at + 2], 16);
  }
}
