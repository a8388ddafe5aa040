package dev.shale.engine.store.file;

import dev.shale.offheap.Longs;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What stands before a pack in the file, so that a wrong offset is noticed. It says all that is
 * needed to check the pack and to make its payload. Code sees it as words of eight bytes.
 */
public final class PackHeader {
  private static final Fields FIELDS = new Fields();

  static {
    FIELDS.add("magic", Long.BYTES, "`SHALEPAK` in ASCII");
    FIELDS.add("key", PackKey.BYTES, "the pack's key");
    FIELDS.add("length", Integer.BYTES, "bytes of the payload");
    FIELDS.add("stored", Integer.BYTES, "bytes that follow; fewer when they are compressed");
    FIELDS.add("scope", Integer.BYTES, "number of the scope");
    FIELDS.add("checksum", Integer.BYTES, "CRC-32C of the bytes that follow");
  }

  /** SHALEPAK, first letter first. */
  private static final long MAGIC = 0x4b4150454c414853L;

  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int LENGTH_AND_STORED = 3;
  private static final int SCOPE_AND_CHECKSUM = 4;

  public static final int BYTES = FIELDS.bytes();
  public static final int WORDS = BYTES / Long.BYTES;

  private PackHeader() {}

  public static List<Fields.Field> fields() {
    return FIELDS.all();
  }

  public static byte[] of(PackRecord record) {
    long[] words = new long[WORDS];
    set(words, record);
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(words);
    return bytes.array();
  }

  /** Sets the words of a pack's header. */
  public static void set(long[] words, PackRecord record) {
    words[0] = MAGIC;
    words[HIGH] = record.key().high();
    words[LOW] = record.key().low();
    words[LENGTH_AND_STORED] = pair(record.length(), record.stored());
    words[SCOPE_AND_CHECKSUM] = pair(record.scope().number(), record.checksum());
  }

  /** As above, of the record in a manifest. */
  public static void set(long[] words, Manifest manifest, int record) {
    words[0] = MAGIC;
    words[HIGH] = manifest.keyHigh(record);
    words[LOW] = manifest.keyLow(record);
    words[LENGTH_AND_STORED] = pair(manifest.length(record), manifest.stored(record));
    words[SCOPE_AND_CHECKSUM] = pair(manifest.scopeNumber(record), manifest.checksum(record));
  }

  private static long pair(int low, int high) {
    return Integer.toUnsignedLong(low) | (long) high << Integer.SIZE;
  }

  /** Bytes of the pack behind a header, as they are stored. */
  public static int stored(MemorySegment header) {
    return (int) (Longs.get(header, LENGTH_AND_STORED) >>> Integer.SIZE);
  }

  /** The checksum in a header. */
  public static int checksum(MemorySegment header) {
    return (int) (Longs.get(header, SCOPE_AND_CHECKSUM) >>> Integer.SIZE);
  }
}
