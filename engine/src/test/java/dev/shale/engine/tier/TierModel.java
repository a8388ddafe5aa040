package dev.shale.engine.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.Bytes;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/** What tests of the tier share: payloads that can be told apart, and their keys. */
final class TierModel {
  /** The longest payload of {@link #randomLength}. */
  static final int MOST_BYTES = 20_000;

  private TierModel() {}

  static long low(long key) {
    return key * 0x9E3779B97F4A7C15L;
  }

  static long high(long key) {
    return Long.rotateLeft(key * 0xD6E8FEB86659FD93L, 17);
  }

  /** Mostly some hundred bytes, sometimes none, sometimes many. */
  static int randomLength(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> random.nextInt(3);
      case 1 -> random.nextInt(MOST_BYTES);
      case 2 -> 256 * (1 + random.nextInt(4)) - random.nextInt(2);
      default -> 200 + random.nextInt(2_000);
    };
  }

  /** Writes bytes that follow from key and version. */
  static void fill(MemorySegment target, long key, int version, int length) {
    for (int index = 0; index < length; index++) {
      Bytes.set(target, index, at(key, version, index));
    }
  }

  private static byte at(long key, int version, int index) {
    return (byte) ((int) key * 31 + version * 7 + index * 13 + index / 256);
  }

  /** Checks that a payload has the bytes of a key and a version. */
  static void check(Payload payload, long key, int version, int length, String where) {
    assertEquals(length, payload.length(), where);
    checkFrom(payload, key, version, 0, where);
  }

  /** The same, but for the bytes before one. */
  static void checkFrom(Payload payload, long key, int version, int begin, String where) {
    long length = payload.length();
    ByteReader reader = payload.reader();
    reader.position(begin);
    for (int index = begin; index < length; index++) {
      if (reader.readByte() != at(key, version, index)) {
        throw new AssertionError("Byte " + index + " of " + length + " is another, " + where);
      }
    }
  }

  /** Checks that no more than the budget is held, or ever was. */
  static void checkBudget(RecordTier tier, Region owner, long budgetBytes, String where) {
    assertTrue(tier.heldBytes() <= budgetBytes, where);
    assertTrue(owner.peakBytes() <= budgetBytes, () -> owner.peakBytes() + " bytes, " + where);
    assertTrue(tier.payloadBytes() <= budgetBytes, where);
  }
}
