package dev.shale.bench;

/** A cache that is asked for keys and gets what it does not have: hit or miss and put. */
interface CacheContender extends AutoCloseable {
  /** Asks for a key, and puts its payload if it is not there; whether it was. */
  boolean ask(int key);

  /** The share of hits in a trace. */
  default double hitRatio(int[] requests) {
    return (double) hits(requests) / requests.length;
  }

  /** The number of hits in a trace. */
  default long hits(int[] requests) {
    long hits = 0;
    for (int key : requests) {
      if (ask(key)) {
        hits++;
      }
    }
    return hits;
  }

  @Override
  void close();

  /** The lower half of a key of 128 bits. */
  static long low(int key) {
    return (key + 1) * 0x9E3779B97F4A7C15L;
  }

  /** The upper half. */
  static long high(int key) {
    return Long.rotateLeft((key + 1) * 0xD6E8FEB86659FD93L, 17);
  }
}
