package dev.shale.arena;

/**
 * SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012): a hash of which
 * nobody without the key can construct collisions.
 */
final class SipHash {
  private static final int ROTATE_WORD = 32;

  private long v0;
  private long v1;
  private long v2;
  private long v3;

  private SipHash(long keyLow, long keyHigh) {
    v0 = keyLow ^ 0x736f6d6570736575L;
    v1 = keyHigh ^ 0x646f72616e646f6dL;
    v2 = keyLow ^ 0x6c7967656e657261L;
    v3 = keyHigh ^ 0x7465646279746573L;
  }

  /** The hash of {@code bytes[begin, end)}. */
  static long hash(long keyLow, long keyHigh, byte[] bytes, int begin, int end) {
    SipHash state = new SipHash(keyLow, keyHigh);
    int at = begin;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      state.word(word(bytes, at, Long.BYTES));
    }
    state.word(word(bytes, at, end - at) | (long) (end - begin) << 56);
    return state.finish();
  }

  private static long word(byte[] bytes, int begin, int length) {
    long word = 0;
    for (int index = length - 1; index >= 0; index--) {
      word = word << Byte.SIZE | Byte.toUnsignedLong(bytes[begin + index]);
    }
    return word;
  }

  private void word(long word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }

  private long finish() {
    v2 ^= 0xff;
    for (int round = 0; round < 4; round++) {
      round();
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private void round() {
    v0 += v1;
    v2 += v3;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 = Long.rotateLeft(v0, ROTATE_WORD);
    v2 += v1;
    v0 += v3;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 = Long.rotateLeft(v2, ROTATE_WORD);
  }
}
