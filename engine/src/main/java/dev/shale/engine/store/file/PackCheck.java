package dev.shale.engine.store.file;

import dev.shale.offheap.Checksum;
import dev.shale.offheap.Longs;
import dev.shale.offheap.system.MappedFile;
import java.lang.foreign.MemorySegment;

/**
 * Whether a pack is what its record says it is. All that is ever believed of a pack file was read
 * here; a file that has become too short is not whole.
 *
 * <p>Belongs to one thread. Allocates nothing but when it is made.
 */
public final class PackCheck {
  private final Checksum checksum = new Checksum();
  private final long[] expected = new long[PackHeader.WORDS];

  public PackCheck() {}

  public boolean isWhole(
      MemorySegment header, MemorySegment stored, Manifest manifest, int record) {
    PackHeader.set(expected, manifest, record);
    return isWhole(header, stored, manifest.checksum(record));
  }

  public boolean isWhole(MemorySegment header, MemorySegment stored, PackRecord record) {
    PackHeader.set(expected, record);
    return isWhole(header, stored, record.checksum());
  }

  private boolean isWhole(MemorySegment header, MemorySegment stored, int sum) {
    try {
      boolean isWhole = isExpected(header) && checksum.of(stored) == sum;
      MappedFile.deliverFault();
      return isWhole;
    } catch (InternalError fault) {
      return false;
    }
  }

  private boolean isExpected(MemorySegment header) {
    for (int word = 0; word < PackHeader.WORDS; word++) {
      if (Longs.get(header, word) != expected[word]) {
        return false;
      }
    }
    return true;
  }
}
