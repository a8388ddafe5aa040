package dev.shale.engine.facts;

import dev.shale.offheap.Xxh3;

/**
 * The content of a file, as 128 bits of XXH3. It tells what changed by itself, not what was made to
 * deceive.
 */
public record ContentHash(long low, long high) {
  /** The hash of the first bytes of an array. */
  public static ContentHash of(byte[] bytes, int length) {
    long[] halves = new long[2];
    Xxh3.hash128(bytes, 0, length, halves);
    return new ContentHash(halves[0], halves[1]);
  }
}
