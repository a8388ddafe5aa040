package dev.shale.tools.javascript.parser.token;

import java.nio.charset.StandardCharsets;

/**
 * Finds the token of a word by the hash that the lexer computed while it scanned the word. An open
 * table, four times larger than its content: most identifiers meet an empty slot.
 */
public final class Keywords {
  public static final int LONGEST = 12;

  private static final int SLOT_COUNT = 512;
  private static final byte[] SLOTS = new byte[SLOT_COUNT];
  private static final int[] HASHES = new int[Token.LAST_WORD + 1];
  private static final byte[][] WORDS = new byte[Token.LAST_WORD + 1][];

  static {
    for (int token = Token.IDENTIFIER + 1; token <= Token.LAST_WORD; token++) {
      byte[] word = Token.spelling(token).getBytes(StandardCharsets.US_ASCII);
      WORDS[token] = word;
      HASHES[token] = hash(word, 0, word.length);
      int slot = slot(HASHES[token]);
      while (SLOTS[slot] != 0) {
        slot = (slot + 1) & (SLOT_COUNT - 1);
      }
      SLOTS[slot] = (byte) token;
    }
  }

  private Keywords() {}

  /** The hash of a name; the lexer computes the same one byte at a time. */
  public static int hash(byte[] bytes, int begin, int end) {
    int hash = 0;
    for (int at = begin; at < end; at++) {
      hash = hash * 31 + bytes[at];
    }
    return hash;
  }

  private static int slot(int hash) {
    return (hash * 0x9E3779B1) >>> 23;
  }

  /** The token of the word in {@code [begin, end)}, {@link Token#IDENTIFIER} for most. */
  public static int token(int hash, byte[] bytes, int begin, int end) {
    int slot = slot(hash);
    int token = SLOTS[slot];
    while (token != 0) {
      if (HASHES[token] == hash && matches(WORDS[token], bytes, begin, end)) {
        return token;
      }
      slot = (slot + 1) & (SLOT_COUNT - 1);
      token = SLOTS[slot];
    }
    return Token.IDENTIFIER;
  }

  private static boolean matches(byte[] word, byte[] bytes, int begin, int end) {
    if (word.length != end - begin) {
      return false;
    }
    for (int at = 0; at < word.length; at++) {
      if (word[at] != bytes[begin + at]) {
        return false;
      }
    }
    return true;
  }
}
