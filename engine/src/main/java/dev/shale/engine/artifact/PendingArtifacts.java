package dev.shale.engine.artifact;

import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import org.agrona.collections.Long2LongHashMap;

/** Artifacts that are not saved yet, in native memory. */
final class PendingArtifacts implements AutoCloseable {
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
  private static final long NO_ROW = -1;

  private final Region region = Region.open("artifacts", Region.UNLIMITED);
  private final ArtifactRows rows = new ArtifactRows();
  private final ByteWriter bytes = new ByteWriter(region);

  /** By a number of 64 bits for the key the row; of two keys with one number, the later one. */
  private final Long2LongHashMap places = new Long2LongHashMap(NO_ROW);

  ArtifactRows rows() {
    return rows;
  }

  /** Bytes of memory that are taken. */
  long usedBytes() {
    return region.usedBytes();
  }

  private static long number(long low, long high, int kind) {
    return low ^ Long.rotateLeft(high, 1) ^ kind * GOLDEN;
  }

  private int find(long low, long high, int kind) {
    int row = (int) places.get(number(low, high, kind));
    return row >= 0 && rows.is(row, low, high, kind) ? row : -1;
  }

  /** The row under which its key is found, of rows with one key the last. */
  boolean isCurrent(int row) {
    return find(rows.low(row), rows.high(row), rows.kind(row)) == row;
  }

  void put(long low, long high, int kind, byte[] artifact) {
    int row = rows.add(region, low, high, kind);
    rows.place(row, 0, Math.toIntExact(bytes.length()), artifact.length);
    bytes.writeBytes(artifact, 0, artifact.length);
    places.put(number(low, high, kind), row);
  }

  /** Takes over what others have, in place of what is here. */
  void putAll(PendingArtifacts others) {
    for (int row = 0; row < others.rows.count(); row++) {
      if (others.isCurrent(row)) {
        byte[] artifact = new byte[others.rows.length(row)];
        others.bytes.copy(others.rows.begin(row), artifact, artifact.length);
        put(others.rows.low(row), others.rows.high(row), others.rows.kind(row), artifact);
      }
    }
  }

  MemorySegment payload(int row) {
    long begin = rows.begin(row);
    return bytes.segment(begin, begin + rows.length(row));
  }

  /** As {@link Artifacts#get(long, long, int, byte[])}. */
  int copy(long low, long high, int kind, byte[] into) {
    int row = find(low, high, kind);
    if (row < 0) {
      return Artifacts.NOT_THERE;
    }
    int length = rows.length(row);
    if (length <= into.length) {
      bytes.copy(rows.begin(row), into, length);
    }
    return length;
  }

  @Override
  public void close() {
    region.close();
  }
}
