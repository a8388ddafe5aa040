package dev.shale.tools.javascript.parser.meaning;

import dev.shale.tools.javascript.parser.rows.IntRows;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.token.Decoder;
import dev.shale.tools.javascript.parser.token.Literals;
import dev.shale.tools.javascript.parser.token.Numbers;
import dev.shale.tools.javascript.parser.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values that are more than a constant: a choice between strings, a text put together from
 * strings, and numbers, which stay literals until something compares them.
 */
public final class Values {
  /** No request is longer; what is put together beyond it is not known. */
  private static final int LONGEST_TEXT = 512;

  /** Bounds what a file made of nothing but concatenations can take. */
  private static final int TEXT_BYTES = 1 << 20;

  /** In place of the number of a text. */
  static final int NO_TEXT = -1;

  private static final int BEGIN = 0;
  private static final int END = 1;
  private static final int LITERAL_BEGIN = 2;
  private static final int LITERAL_END = 3;

  private final Decoder decoder;
  private final Literals literals;
  private final Tokens tokens;

  /** Pairs of values that {@link Constants#choice} numbers. */
  private int[] choices = new int[32];

  private int choiceCount;
  private final IntRows texts = new IntRows(16);
  private byte[] textBytes = new byte[1024];
  private int textByteCount;
  private final byte[] single = new byte[1];

  Values(Meaning meaning) {
    decoder = meaning.decoder;
    literals = meaning.tokens.literals;
    tokens = meaning.tokens;
  }

  void open() {
    choiceCount = 0;
    texts.truncate(0);
    textByteCount = 0;
  }

  /** One of two values, of which nothing is known unless both are strings or choices. */
  public int choice(int left, int right) {
    if (!isRequest(left) || !isRequest(right)) {
      return Constants.UNKNOWN;
    }
    if (choiceCount == choices.length) {
      choices = Arrays.copyOf(choices, choiceCount * 2);
    }
    choices[choiceCount++] = left;
    choices[choiceCount++] = right;
    return Constants.choice(choiceCount / 2 - 1);
  }

  private static boolean isRequest(int value) {
    return Constants.isText(value) || Constants.isChoice(value);
  }

  int left(int choice) {
    return choices[Constants.number(choice) * 2];
  }

  int right(int choice) {
    return choices[Constants.number(choice) * 2 + 1];
  }

  /** The value of {@code left + right} if both are strings. */
  public int joined(int left, int right) {
    if (!Constants.isText(left) || !Constants.isText(right)) {
      return Constants.UNKNOWN;
    }
    int text = isLastText(left) ? Constants.number(left) : copy(left);
    if (text < 0 || !append(right)) {
      return Constants.UNKNOWN;
    }
    texts.set(text, END, textByteCount);
    texts.set(text, LITERAL_END, literalEnd(right));
    boolean isShort = textByteCount - texts.get(text, BEGIN) <= LONGEST_TEXT;
    return isShort ? Constants.joined(text) : Constants.UNKNOWN;
  }

  /** A long chain of additions goes on where it stands instead of copying itself at each step. */
  private boolean isLastText(int value) {
    return Constants.isJoined(value) && texts.get(Constants.number(value), END) == textByteCount;
  }

  /** A text of its own with the content of a value; -1 when there is no room. */
  private int copy(int value) {
    int begin = textByteCount;
    int first = literalBegin(value);
    int last = literalEnd(value);
    return append(value) ? addText(begin, first, last) : -1;
  }

  /** Makes a text of what was appended since {@code begin}, as long as that may be. */
  int addText(int begin, int literalBegin, int literalEnd) {
    int row = texts.add();
    texts.set(row, BEGIN, begin);
    texts.set(row, END, textByteCount);
    texts.set(row, LITERAL_BEGIN, literalBegin);
    texts.set(row, LITERAL_END, literalEnd);
    return row;
  }

  /** Where the bytes of the next text begin. */
  int textEnd() {
    return textByteCount;
  }

  /** Forgets the bytes from {@code begin} on, which are those of no text yet. */
  void cutText(int begin) {
    textByteCount = begin;
  }

  void appendText(String ascii) {
    for (int at = 0; at < ascii.length(); at++) {
      appendByte((byte) ascii.charAt(at));
    }
  }

  void appendByte(byte value) {
    single[0] = value;
    append(single, 0, 1);
  }

  /** Appends the inside of a string literal; returns how many bytes that is. */
  int appendDecoded(int begin, int last) {
    decoder.decode(tokens.bytes, begin, last);
    append(decoder.text(), 0, decoder.length());
    return decoder.length();
  }

  /** Appends UTF-8; false where there is no room. */
  boolean appendBytes(byte[] utf8) {
    return append(utf8, 0, utf8.length);
  }

  /** Appends a string that is known; false where there is no room. */
  boolean appendValue(int value) {
    return append(value);
  }

  /** The string {@code value} with a text behind it; unknown where it is too long. */
  int suffixed(int value, String suffix) {
    int text = copy(value);
    if (text < 0) {
      return Constants.UNKNOWN;
    }
    if (!appendBytes(suffix.getBytes(StandardCharsets.UTF_8))) {
      return Constants.UNKNOWN;
    }
    texts.set(text, END, textByteCount);
    return Constants.joined(text);
  }

  private boolean append(int value) {
    if (Constants.isJoined(value)) {
      int text = Constants.number(value);
      return append(textBytes, texts.get(text, BEGIN), texts.get(text, END));
    }
    int offset = Constants.offset(value);
    int literalEnd = literalEnd(value);
    if (literalEnd - offset > LONGEST_TEXT) {
      return false;
    }
    decoder.decode(tokens.bytes, offset + 1, literalEnd - 1);
    return append(decoder.text(), 0, decoder.length());
  }

  private boolean append(byte[] source, int begin, int end) {
    int length = end - begin;
    if (length > TEXT_BYTES - textByteCount) {
      return false;
    }
    while (textByteCount + length > textBytes.length) {
      textBytes = Arrays.copyOf(textBytes, textBytes.length * 2);
    }
    // The source may have been the array before it grew; what it holds is the same.
    System.arraycopy(source, begin, textBytes, textByteCount, length);
    textByteCount += length;
    return true;
  }

  /** Puts the source of a constant that is written in one piece into {@link #decoder}. */
  boolean constantText(int value) {
    String text =
        switch (value) {
          case Constants.TRUE -> "true";
          case Constants.FALSE -> "false";
          case Constants.NULL -> "null";
          case Constants.UNDEFINED -> "undefined";
          default -> Constants.isNegative(value) ? "-" : "";
        };
    decoder.begin(text);
    if (Constants.isString(value)) {
      return decoder.append(tokens.bytes, literalBegin(value), literalEnd(value));
    }
    if (Constants.isNumber(value)) {
      return decoder.append(
          tokens.bytes, Constants.offset(value), numberEnd(Constants.offset(value)));
    }
    return !text.isEmpty();
  }

  /** The name of a value's type, or {@link Constants#TRUTHY} when only that much is known. */
  public int typeName(int value, int from) {
    String name = nameOfType(value);
    int begin = textByteCount;
    if (name.isEmpty() || begin + name.length() > TEXT_BYTES) {
      return Constants.TRUTHY;
    }
    appendText(name);
    return Constants.joined(addText(begin, from, tokens.previousEnd));
  }

  private String nameOfType(int value) {
    if (Constants.isText(value)) {
      return "string";
    }
    if (Constants.isNumber(value)) {
      return Double.isNaN(number(value)) ? "" : "number";
    }
    return switch (value) {
      case Constants.MODE, Constants.META_URL -> "string";
      case Constants.TRUE, Constants.FALSE -> "boolean";
      case Constants.NAN, Constants.INFINITY -> "number";
      case Constants.NULL -> "object";
      case Constants.UNDEFINED -> "undefined";
      case Constants.ARROW -> "function";
      default -> "";
    };
  }

  /** The number that a literal stands for; NaN where {@link Numbers} does not say. */
  double number(int value) {
    int offset = Constants.offset(value);
    double magnitude = Numbers.value(tokens.bytes, offset, numberEnd(offset));
    return Constants.isNegative(value) ? -magnitude : magnitude;
  }

  private int numberEnd(int offset) {
    int current = tokens.position;
    tokens.position = offset;
    literals.number();
    int numberEnd = tokens.position;
    tokens.position = current;
    return numberEnd;
  }

  public int truth(int value) {
    if (Constants.isString(value)) {
      int offset = Constants.offset(value);
      return Constants.of(tokens.bytes[offset + 1] != tokens.bytes[offset]);
    }
    if (Constants.isJoined(value)) {
      int text = Constants.number(value);
      return Constants.of(textBegin(text) != textEnd(text));
    }
    if (Constants.isNumber(value)) {
      int offset = Constants.offset(value);
      return Constants.of(!Numbers.isZero(tokens.bytes, offset, numberEnd(offset)));
    }
    return Constants.truth(value);
  }

  /** Whether two strings are equal, or unknown where one is too long to tell. */
  int sameText(int left, int right) {
    int savedTexts = texts.count();
    int savedBytes = textByteCount;
    int one = Constants.isJoined(left) ? Constants.number(left) : copy(left);
    int other = Constants.isJoined(right) ? Constants.number(right) : copy(right);
    int same = Constants.UNKNOWN;
    if (one >= 0 && other >= 0) {
      same =
          Constants.of(
              Arrays.equals(
                  textBytes,
                  textBegin(one),
                  textEnd(one),
                  textBytes,
                  textBegin(other),
                  textEnd(other)));
    }
    texts.truncate(savedTexts);
    textByteCount = savedBytes;
    return same;
  }

  /** Whether a string is this one. */
  public int isText(int value, String expected) {
    int savedTexts = texts.count();
    int savedBytes = textByteCount;
    int text = Constants.isJoined(value) ? Constants.number(value) : copy(value);
    int same = Constants.UNKNOWN;
    if (text >= 0) {
      int begin = textBegin(text);
      boolean isSame = textEnd(text) - begin == expected.length();
      for (int at = 0; isSame && at < expected.length(); at++) {
        isSame = textBytes[begin + at] == expected.charAt(at);
      }
      same = Constants.of(isSame);
    }
    texts.truncate(savedTexts);
    textByteCount = savedBytes;
    return same;
  }

  /** The texts' bytes; valid until the next text is made. */
  public byte[] textBytes() {
    return textBytes;
  }

  public int textBegin(int text) {
    return texts.get(text, BEGIN);
  }

  public int textEnd(int text) {
    return texts.get(text, END);
  }

  /** Where the first literal of a string begins. */
  int literalBegin(int value) {
    return Constants.isJoined(value)
        ? texts.get(Constants.number(value), LITERAL_BEGIN)
        : Constants.offset(value);
  }

  /** The offset behind the last literal of a string. */
  public int literalEnd(int value) {
    if (Constants.isJoined(value)) {
      return texts.get(Constants.number(value), LITERAL_END);
    }
    int offset = Constants.offset(value);
    byte[] content = tokens.bytes;
    byte quote = content[offset];
    int at = offset + 1;
    while (content[at] != quote) {
      at += content[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }
}
