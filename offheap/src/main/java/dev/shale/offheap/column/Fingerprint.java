package dev.shale.offheap.column;

/** A hash that is the same in every process: FNV-1a of 64 bits, for declarations, not for data. */
final class Fingerprint {
  private static final long PRIME = 0x100000001b3L;
  private static final byte SEPARATOR = 0;

  private long value = 0xcbf29ce484222325L;

  Fingerprint add(String text) {
    for (int index = 0; index < text.length(); index++) {
      mix(text.charAt(index));
    }
    return mix(SEPARATOR);
  }

  Fingerprint add(long number) {
    return add(Long.toString(number));
  }

  private Fingerprint mix(int unit) {
    value = (value ^ unit) * PRIME;
    return this;
  }

  long value() {
    return value;
  }
}
