package dev.shale.engine.cache;

import dev.shale.engine.discovery.RecordKey;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down records, for {@link KeptRecords}:
 *
 * <pre>
 * records = count:int (low:long high:long length:int record)*      a pack for 64 records
 * </pre>
 *
 * <p>A record is as {@link ModuleRecord#write} has it. A build writes them in the order of its
 * modules, so equal builds make equal packs, and one that differs in a module differs in one pack.
 * Belongs to the writer's thread.
 */
final class RecordSaver implements AutoCloseable {
  /** The bytes that a record takes at least, with its key. */
  static final int LEAST_BYTES = 2 * Long.BYTES + Integer.BYTES;

  static final int RECORDS_PER_PACK = 64;

  private final Region region;
  private final ByteWriter out;
  private final List<Long> begins = new ArrayList<>();
  private int count;

  RecordSaver(Region parent) {
    region = parent.child("records");
    out = new ByteWriter(region);
  }

  /** How many records were written. */
  int count() {
    return count;
  }

  void add(RecordKey key, ModuleRecord record) {
    long lengthAt = begin(key);
    record.write(out);
    out.patchInt(lengthAt, (int) (out.length() - lengthAt) - Integer.BYTES);
  }

  /** Adds a record as it was written before. */
  void add(RecordKey key, MemorySegment bytes) {
    long lengthAt = begin(key);
    out.writeSegment(bytes);
    out.patchInt(lengthAt, (int) bytes.byteSize());
  }

  private long begin(RecordKey key) {
    if (count % RECORDS_PER_PACK == 0) {
      begins.add(out.length());
      out.writeInt(0);
    }
    count++;
    out.patchInt(begins.getLast(), 1 + (count - 1) % RECORDS_PER_PACK);
    out.writeLong(key.low());
    out.writeLong(key.high());
    long lengthAt = out.length();
    out.writeInt(0);
    return lengthAt;
  }

  /** What was written. Good until this is closed. */
  List<@Nullable MemorySegment> packs() {
    List<@Nullable MemorySegment> packs = new ArrayList<>();
    for (int pack = 0; pack < begins.size(); pack++) {
      long end = pack + 1 < begins.size() ? begins.get(pack + 1) : out.length();
      packs.add(out.segment(begins.get(pack), end));
    }
    return packs;
  }

  @Override
  public void close() {
    region.close();
  }
}
