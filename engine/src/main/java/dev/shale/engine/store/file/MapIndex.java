package dev.shale.engine.store.file;

import dev.shale.offheap.Checksum;
import dev.shale.offheap.system.MappedFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a pack file was when its last commit was done: which file, untouched since when, and the
 * checksum of all bytes that are no pack. Chronicle Map believes those: it computes addresses and
 * sizes from them, so a wrong byte may end the process or fill the disk. It opens a file only when
 * all of this is the same. The checksum finds what a device damaged; whoever may write to the file
 * could make it fit, but neither the number of a file nor the time of its change.
 *
 * @param inode the number of the file
 * @param changedNanos when anything of it changed, from 1970
 * @param checksum CRC-32C of the bytes that are no pack
 */
public record MapIndex(long inode, long changedNanos, long checksum) {
  /** What is known of no file. */
  public static final MapIndex NONE = new MapIndex(0, 0, -1);

  /** What a file is now, in which nobody writes, and which has these packs. */
  public static MapIndex of(Path file, List<PackRecord> packs) throws IOException {
    FileState state = FileState.of(file);
    if (state == null || !state.isWritable() || state.isForeign()) {
      return NONE;
    }
    try (MappedFile mapped = StoreFiles.map(file)) {
      return mapped == null
          ? NONE
          : new MapIndex(state.inode(), state.changedNanos(), checksum(mapped.segment(), packs));
    }
  }

  /** -1 when the packs do not fit the file. */
  private static long checksum(MemorySegment file, List<PackRecord> packs) {
    List<PackRecord> inOrder = new ArrayList<>(packs);
    inOrder.sort(Comparator.comparingLong(PackRecord::offset));
    Checksum checksum = new Checksum();
    try {
      long end = 0;
      for (PackRecord pack : inOrder) {
        // Packs of the same bytes are one.
        if (pack.offset() > end) {
          checksum.add(file.asSlice(end, pack.offset() - end));
        }
        end = Math.max(end, pack.end());
      }
      checksum.add(file.asSlice(end));
      MappedFile.deliverFault();
      return Integer.toUnsignedLong(checksum.value());
    } catch (IndexOutOfBoundsException | InternalError cut) {
      return NONE.checksum;
    }
  }

  /** Whether this is known of a file. */
  public boolean isKnown() {
    return checksum != NONE.checksum;
  }

  /**
   * Whether a file is what it was. Reads nothing of one that was touched: it may be of any length.
   *
   * @param bytes its length then
   * @param packs those that it had
   */
  public boolean isOf(Path file, long bytes, List<PackRecord> packs) throws IOException {
    FileState state = FileState.of(file);
    return isKnown()
        && state != null
        && state.bytes() == bytes
        && state.inode() == inode
        && state.changedNanos() == changedNanos
        && equals(of(file, packs));
  }
}
