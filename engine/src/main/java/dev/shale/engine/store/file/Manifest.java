package dev.shale.engine.store.file;

import dev.shale.engine.store.file.Scope.Reading;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The file that names the packs of a generation: whatever is not in it does not exist. It is read
 * where it lies, in one array; docs/pack-format.md shows its fields.
 */
public final class Manifest {
  /** To be raised when any byte of manifest or pack file means something else. */
  public static final int FORMAT = 3;

  /** A longer one is not read, and none is written: it has room for more than a million packs. */
  public static final int MAX_BYTES = 1 << 26;

  private static final String FORMAT_NAME = "format";

  private static final Fields HEADER = new Fields();
  private static final int MAGIC_AT = HEADER.add("magic", Long.BYTES, "`SHALEMAN` in ASCII");
  private static final int FORMAT_AT =
      HEADER.add("format", Integer.BYTES, "version of this format");
  private static final int INPUTS_AT =
      HEADER.add("inputs", Integer.BYTES, "how many inputs the stamp has");
  private static final int GENERATION_AT =
      HEADER.add("generation", Long.BYTES, "counts commits, from 1");
  private static final int EPOCH_AT = HEADER.add("epoch", Long.BYTES, "counts pack files, from 1");
  private static final int FILE_BYTES_AT =
      HEADER.add("fileBytes", Long.BYTES, "length of the pack file");
  private static final int STAMP_BYTES_AT =
      HEADER.add("stampBytes", Integer.BYTES, "length of stamp, padding and index");
  private static final int RECORDS_AT = HEADER.add("records", Integer.BYTES, "how many packs");

  private static final Fields INDEX = new Fields();
  private static final int INODE_AT = INDEX.add("inode", Long.BYTES, "number of the pack file");
  private static final int CHANGED_AT =
      INDEX.add("changed", Long.BYTES, "when the system last saw it change, in ns since 1970");
  private static final int INDEX_CHECKSUM_AT =
      INDEX.add("checksum", Long.BYTES, "CRC-32C of all its bytes that are no pack");

  private static final Fields RECORD = new Fields();
  private static final int PACK_AT = RECORD.add("pack", Integer.BYTES, "its number in the scope");
  private static final int SCOPE_AT = RECORD.add("scope", Integer.BYTES, "number of the scope");
  private static final int HIGH_AT =
      RECORD.add("keyHigh", Long.BYTES, "first eight bytes of the key, as a number");
  private static final int LOW_AT = RECORD.add("keyLow", Long.BYTES, "the next eight");
  private static final int OFFSET_AT =
      RECORD.add("offset", Long.BYTES, "where its header begins in the pack file");
  private static final int LENGTH_AT = RECORD.add("length", Integer.BYTES, "bytes of the payload");
  private static final int CHECKSUM_AT =
      RECORD.add("checksum", Integer.BYTES, "CRC-32C of what is stored");
  private static final int USED_AT =
      RECORD.add("used", Integer.BYTES, "when it was part of a build last, in minutes since 1970");
  private static final int STORED_AT =
      RECORD.add("stored", Integer.BYTES, "bytes that are stored; fewer when they are compressed");

  /** SHALEMAN, first letter first. */
  private static final long MAGIC = 0x4e414d454c414853L;

  private static final int CHECK_BYTES = Integer.BYTES;
  private static final int ALIGNMENT_BYTES = Long.BYTES;

  /** How many packs a manifest can name. */
  public static final int MAX_RECORDS = (MAX_BYTES >> 1) / RECORD.bytes();

  private final ByteBuffer bytes;
  private final List<Scope> scopes;
  private final StoreStamp stamp;
  private final int recordsAt;

  private Manifest(ByteBuffer bytes, List<Scope> scopes, StoreStamp stamp) {
    this.bytes = bytes;
    this.scopes = scopes;
    this.stamp = stamp;
    recordsAt = HEADER.bytes() + bytes.getInt(STAMP_BYTES_AT);
  }

  public static List<Fields.Field> headerFields() {
    return HEADER.all();
  }

  public static List<Fields.Field> indexFields() {
    return INDEX.all();
  }

  public static List<Fields.Field> recordFields() {
    return RECORD.all();
  }

  /**
   * The manifest that a file holds.
   *
   * @param scopes what packs may be part of, by number
   * @throws MissException when it holds none, or one of another format
   */
  public static Manifest parse(byte[] file, List<Scope> scopes) throws MissException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < HEADER.bytes() + CHECK_BYTES
        || bytes.getLong(MAGIC_AT) != MAGIC
        || bytes.getInt(file.length - CHECK_BYTES) != checksum(file)) {
      throw corrupted();
    }
    int format = bytes.getInt(FORMAT_AT);
    if (format != FORMAT) {
      throw new MissException(
          new StoreMiss(
              StoreError.VERSION_MISMATCH,
              FORMAT_NAME,
              Integer.toString(format),
              Integer.toString(FORMAT)));
    }
    long stampBytes = bytes.getInt(STAMP_BYTES_AT);
    long records = bytes.getInt(RECORDS_AT);
    if (stampBytes < INDEX.bytes()
        || records < 0
        || HEADER.bytes() + stampBytes + records * RECORD.bytes() + CHECK_BYTES != file.length) {
      throw corrupted();
    }
    Manifest manifest = new Manifest(bytes, scopes, stamp(bytes));
    manifest.check();
    return manifest;
  }

  /** Whether what is missed is a manifest of a format from before this one. */
  public static boolean isOlder(StoreMiss miss) {
    return miss.what().equals(FORMAT_NAME)
        && Integer.parseInt(miss.found()) < Integer.parseInt(miss.expected());
  }

  private static MissException corrupted() {
    return new MissException(StoreMiss.of(StoreError.CORRUPTED, StoreFiles.MANIFEST));
  }

  private static int checksum(byte[] file) {
    CRC32C crc = new CRC32C();
    crc.update(file, 0, file.length - CHECK_BYTES);
    return (int) crc.getValue();
  }

  private static StoreStamp stamp(ByteBuffer bytes) throws MissException {
    int length = bytes.getInt(STAMP_BYTES_AT) - INDEX.bytes();
    ByteBuffer stamp = bytes.slice(HEADER.bytes(), length);
    stamp.order(ByteOrder.LITTLE_ENDIAN);
    List<StoreStamp.Input> inputs = new ArrayList<>();
    for (int count = bytes.getInt(INPUTS_AT); count > 0; count--) {
      String name = text(stamp);
      inputs.add(new StoreStamp.Input(name, text(stamp)));
    }
    return new StoreStamp(inputs);
  }

  private static String text(ByteBuffer stamp) throws MissException {
    int length = stamp.remaining() < Integer.BYTES ? -1 : stamp.getInt();
    if (length < 0 || length > stamp.remaining()) {
      throw corrupted();
    }
    byte[] text = new byte[length];
    stamp.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The checksum fits, so this finds defects of a writer and what was made to look right. */
  private void check() throws MissException {
    long previous = -1;
    for (int record = 0; record < recordCount(); record++) {
      long offset = offset(record);
      if (id(record) <= previous
          || scopeNumber(record) < 0
          || scopeNumber(record) >= scopes.size()
          || offset < 0
          || offset % ALIGNMENT_BYTES != 0
          || !PackRecord.isPossible(scopes.get(scopeNumber(record)), length(record), stored(record))
          || offset > fileBytes() - PackHeader.BYTES - stored(record)) {
        throw corrupted();
      }
      previous = id(record);
    }
  }

  /**
   * Whether the payloads that take memory, because they are copied or unpacked, can all be in a
   * file. Several packs may name the same bytes; those of a writer do so where they are mapped.
   *
   * @param bytes of the pack file
   */
  public boolean isPossible(long bytes) {
    long copied = 0;
    for (int record = 0; record < recordCount(); record++) {
      Scope scope = scopes.get(scopeNumber(record));
      boolean isCopied = scope.reading() == Reading.ALWAYS || isCompressed(record);
      copied += isCopied ? length(record) : 0;
    }
    return copied <= Compression.MAX_RATIO * bytes;
  }

  public StoreStamp stamp() {
    return stamp;
  }

  public long generation() {
    return bytes.getLong(GENERATION_AT);
  }

  public long epoch() {
    return bytes.getLong(EPOCH_AT);
  }

  public long fileBytes() {
    return bytes.getLong(FILE_BYTES_AT);
  }

  /** What the pack file was when this was written. */
  public MapIndex index() {
    int at = recordsAt - INDEX.bytes();
    return new MapIndex(
        bytes.getLong(at + INODE_AT),
        bytes.getLong(at + CHANGED_AT),
        bytes.getLong(at + INDEX_CHECKSUM_AT));
  }

  public int byteCount() {
    return bytes.capacity();
  }

  public int recordCount() {
    return bytes.getInt(RECORDS_AT);
  }

  /** The record of a pack; -1 when there is none. */
  public int find(Scope scope, int pack) {
    int record = lowerBound(id(scope.number(), pack));
    return record < recordCount() && id(record) == id(scope.number(), pack) ? record : -1;
  }

  /** The first record of a scope, or of those after it. */
  public int begin(Scope scope) {
    return lowerBound(id(scope.number(), 0));
  }

  public int end(Scope scope) {
    return lowerBound(id(scope.number() + 1, 0));
  }

  private int lowerBound(long id) {
    int low = 0;
    int high = recordCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (id(middle) < id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Scope and pack as one number, in the order of records. */
  private static long id(int scope, int pack) {
    return (long) scope << Integer.SIZE | Integer.toUnsignedLong(pack);
  }

  private long id(int record) {
    return id(scopeNumber(record), pack(record));
  }

  private int at(int record) {
    return recordsAt + record * RECORD.bytes();
  }

  public int scopeNumber(int record) {
    return bytes.getInt(at(record) + SCOPE_AT);
  }

  public int pack(int record) {
    return bytes.getInt(at(record) + PACK_AT);
  }

  public long keyHigh(int record) {
    return bytes.getLong(at(record) + HIGH_AT);
  }

  public long keyLow(int record) {
    return bytes.getLong(at(record) + LOW_AT);
  }

  public long offset(int record) {
    return bytes.getLong(at(record) + OFFSET_AT);
  }

  public int length(int record) {
    return bytes.getInt(at(record) + LENGTH_AT);
  }

  public int stored(int record) {
    return bytes.getInt(at(record) + STORED_AT);
  }

  public boolean isCompressed(int record) {
    return stored(record) < length(record);
  }

  public int checksum(int record) {
    return bytes.getInt(at(record) + CHECKSUM_AT);
  }

  /** All of a record. */
  public PackRecord record(int record) {
    return new PackRecord(
        scopes.get(scopeNumber(record)),
        pack(record),
        new PackKey(keyHigh(record), keyLow(record)),
        offset(record),
        length(record),
        stored(record),
        checksum(record),
        bytes.getInt(at(record) + USED_AT));
  }

  /** All records. */
  public List<PackRecord> records() {
    List<PackRecord> records = new ArrayList<>(recordCount());
    for (int record = 0; record < recordCount(); record++) {
      records.add(record(record));
    }
    return records;
  }

  /**
   * The bytes of a manifest.
   *
   * @param index what the pack file is
   * @param records in the order of scopes and packs
   */
  public static byte[] write(
      StoreStamp stamp,
      long generation,
      long epoch,
      long fileBytes,
      MapIndex index,
      List<PackRecord> records) {
    byte[] stampBytes = stampBytes(stamp);
    int indexAt = HEADER.bytes() + stampBytes.length;
    ByteBuffer bytes =
        ByteBuffer.allocate(
            indexAt + INDEX.bytes() + records.size() * RECORD.bytes() + CHECK_BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(MAGIC_AT, MAGIC);
    bytes.putInt(FORMAT_AT, FORMAT);
    bytes.putInt(INPUTS_AT, stamp.inputs().size());
    bytes.putLong(GENERATION_AT, generation);
    bytes.putLong(EPOCH_AT, epoch);
    bytes.putLong(FILE_BYTES_AT, fileBytes);
    bytes.putInt(STAMP_BYTES_AT, stampBytes.length + INDEX.bytes());
    bytes.putInt(RECORDS_AT, records.size());
    bytes.put(HEADER.bytes(), stampBytes);
    bytes.putLong(indexAt + INODE_AT, index.inode());
    bytes.putLong(indexAt + CHANGED_AT, index.changedNanos());
    bytes.putLong(indexAt + INDEX_CHECKSUM_AT, index.checksum());
    int at = indexAt + INDEX.bytes();
    for (PackRecord record : records) {
      write(record, bytes, at);
      at += RECORD.bytes();
    }
    bytes.putInt(at, checksum(bytes.array()));
    return bytes.array();
  }

  private static void write(PackRecord record, ByteBuffer bytes, int at) {
    bytes.putInt(at + PACK_AT, record.pack());
    bytes.putInt(at + SCOPE_AT, record.scope().number());
    bytes.putLong(at + HIGH_AT, record.key().high());
    bytes.putLong(at + LOW_AT, record.key().low());
    bytes.putLong(at + OFFSET_AT, record.offset());
    bytes.putInt(at + LENGTH_AT, record.length());
    bytes.putInt(at + CHECKSUM_AT, record.checksum());
    bytes.putInt(at + USED_AT, record.usedMinute());
    bytes.putInt(at + STORED_AT, record.stored());
  }

  private static byte[] stampBytes(StoreStamp stamp) {
    List<byte[]> texts = new ArrayList<>();
    int length = 0;
    for (StoreStamp.Input input : stamp.inputs()) {
      texts.add(input.name().getBytes(StandardCharsets.UTF_8));
      texts.add(input.value().getBytes(StandardCharsets.UTF_8));
    }
    for (byte[] text : texts) {
      length += Integer.BYTES + text.length;
    }
    int padded = (length + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
    for (byte[] text : texts) {
      bytes.putInt(text.length).put(text);
    }
    return bytes.array();
  }
}
