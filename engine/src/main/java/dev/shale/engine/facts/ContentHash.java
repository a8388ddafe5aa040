package dev.shale.engine.facts;

import net.openhft.hashing.LongTupleHashFunction;

/**
 * The content of a file, as 128 bits of XXH3. It tells what changed by itself, not what was made to
 * deceive.
 */
public record ContentHash(long low, long high) {
  /** Loaded with the first file that is hashed: when nothing changed there is none. */
  private static final class Holder {
    static final LongTupleHashFunction FUNCTION = LongTupleHashFunction.xx128();
  }

  /** The hash of the first bytes of an array. */
  public static ContentHash of(byte[] bytes, int length) {
    long[] words = new long[2];
    Holder.FUNCTION.hashBytes(bytes, 0, length, words);
    return new ContentHash(words[0], words[1]);
  }
}
