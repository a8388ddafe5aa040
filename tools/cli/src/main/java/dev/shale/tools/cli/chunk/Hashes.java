package dev.shale.tools.cli.chunk;

import dev.shale.offheap.Xxh3;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Hashes of texts, as hexadecimal digits. */
final class Hashes {
  private Hashes() {}

  /** Sixteen digits. */
  static String of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, bytes.length);
  }

  /** Sixteen digits of the first bytes of an array. */
  static String of(byte[] bytes, int length) {
    long[] halves = new long[2];
    Xxh3.hash128(bytes, 0, length, halves);
    return HexFormat.of().toHexDigits(halves[0]);
  }
}
