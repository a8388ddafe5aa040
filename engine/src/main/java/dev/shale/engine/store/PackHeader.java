package dev.shale.engine.store;

import dev.shale.offheap.Checksum;
import dev.shale.offheap.Longs;
import dev.shale.offheap.MappedFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** What stands before the payload of a pack in the file, so that a wrong offset is noticed. */
final class PackHeader {
  private static final Fields FIELDS = new Fields();

  static {
    FIELDS.add("magic", Long.BYTES, "`SHALEPAK` in ASCII");
    FIELDS.add("key", PackKey.BYTES, "the pack's key");
    FIELDS.add("length", Integer.BYTES, "bytes of the payload");
    FIELDS.add("checksum", Integer.BYTES, "CRC-32C of the payload");
  }

  /** SHALEPAK, first letter first. */
  private static final long MAGIC = 0x4b4150454c414853L;

  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int LENGTH_AND_CHECKSUM = 3;

  static final int BYTES = FIELDS.bytes();

  private PackHeader() {}

  static List<Fields.Field> fields() {
    return FIELDS.all();
  }

  static byte[] of(PackKey key, int length, int checksum) {
    return ByteBuffer.allocate(BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(MAGIC)
        .putLong(key.high())
        .putLong(key.low())
        .putLong(lengthAndChecksum(length, checksum))
        .array();
  }

  private static long lengthAndChecksum(int length, int checksum) {
    return Integer.toUnsignedLong(length) | (long) checksum << Integer.SIZE;
  }

  /**
   * Whether a pack is what a manifest says it is. All that is ever believed of a pack file was read
   * here; a file that has become too short is not whole.
   */
  static boolean isWhole(
      MemorySegment header,
      MemorySegment payload,
      long keyHigh,
      long keyLow,
      int expected,
      Checksum sum) {
    try {
      boolean isWhole =
          Longs.get(header, 0) == MAGIC
              && Longs.get(header, HIGH) == keyHigh
              && Longs.get(header, LOW) == keyLow
              && Longs.get(header, LENGTH_AND_CHECKSUM)
                  == lengthAndChecksum((int) payload.byteSize(), expected)
              && sum.of(payload) == expected;
      MappedFile.deliverFault();
      return isWhole;
    } catch (InternalError fault) {
      return false;
    }
  }
}
