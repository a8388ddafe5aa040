package dev.shale.engine.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

/** Packs for tests. */
final class Payloads {
  private Payloads() {}

  static byte[] random(Random random, int maxBytes) {
    byte[] bytes = new byte[random.nextInt(maxBytes + 1)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Bytes that can be compressed when there are more than a few. */
  static byte[] text(Random random, int maxBytes) {
    byte[] bytes = new byte[random.nextInt(maxBytes + 1)];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) (random.nextInt(32) == 0 ? random.nextInt() : at % 10);
    }
    return bytes;
  }

  static MemorySegment segment(byte[] bytes) {
    return MemorySegment.ofArray(bytes);
  }

  static byte[] bytes(MemorySegment segment) {
    return segment.toArray(ValueLayout.JAVA_BYTE);
  }
}
