package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.system.FileStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the system says of files with the stamps that were kept, where they lie: nothing is
 * allocated for a file. It says which groups are the same; what differs in others is {@link
 * FactCheck}'s to find out. Belongs to one thread.
 */
final class FactSweep implements AutoCloseable {
  /** Of fewer the JDK's own way is quicker than making the functions of the system callable. */
  private static final int LEAST_FILES = 4096;

  /** Instead of that number, for tests. */
  static final String LEAST_FILES_PROPERTY = "shale.sweep.files";

  private static final int STAMP_LONGS = 5;

  private final KeptFacts facts;
  private final FileStatus status;
  private final ByteReader in;

  /** Length and reader of a file in one, and then its stamp. */
  private final long[] kept = new long[1 + STAMP_LONGS];

  private FactSweep(KeptFacts facts, FileStatus status) {
    this.facts = facts;
    this.status = status;
    in = new ByteReader(facts.bytes());
  }

  /** Null where the system cannot be asked this way, or it is not worth the while. */
  static @Nullable FactSweep of(KeptFacts facts) {
    FileStatus status =
        facts.fileCount < Integer.getInteger(LEAST_FILES_PROPERTY, LEAST_FILES)
            ? null
            : FileStatus.open();
    return status == null ? null : new FactSweep(facts, status);
  }

  /** Whether a directory and its files are what they were. */
  boolean isSame(int group) {
    return isSame(group, null);
  }

  /** Whether the files of a group that some reader read are what they were. */
  boolean areSame(int group, Reader reader) {
    return isSame(group, reader);
  }

  private boolean isSame(int group, @Nullable Reader reader) {
    in.position(facts.at(group));
    int length = in.readCount(1);
    int handle = status.openDirectory(facts.bytes(), in.position(), length);
    if (handle == FileStatus.CLOSED) {
      return false;
    }
    try {
      skip(length + 1);
      boolean isSame = in.readByte() == 0 || isSameDirectory(handle) || reader != null;
      int count = in.readCount(FactGroup.LEAST_FILE_BYTES);
      for (int file = 0; isSame && file < count; file++) {
        isSame = isSameFile(handle, reader);
      }
      return isSame;
    } finally {
      status.closeDirectory(handle);
    }
  }

  private boolean isSameDirectory(int handle) {
    in.readLongs(kept, STAMP_LONGS);
    return status.look(handle) && isStamp(0);
  }

  private boolean isSameFile(int handle, @Nullable Reader reader) {
    in.readLongs(kept, 1 + STAMP_LONGS);
    int length = Objects.checkIndex((int) kept[0], Integer.MAX_VALUE);
    long name = in.position();
    skip(length + 1 + FactGroup.CONTENT_BYTES);
    boolean isAsked = reader == null || (int) (kept[0] >>> Integer.SIZE) == reader.ordinal();
    return !isAsked || (status.look(handle, facts.bytes(), name, length) && isStamp(1));
  }

  /** Whether a stamp in what was read is that of what was looked at. */
  private boolean isStamp(int at) {
    boolean isDirectory = (kept[at + 4] & Stamp.TYPE_MASK) == Stamp.DIRECTORY;
    return kept[at + 4] == status.mode()
        && kept[at + 1] == status.modifiedNanos()
        && kept[at + 2] == status.changedNanos()
        && kept[at + 3] == status.inode()
        && kept[at] == (isDirectory ? 0 : status.bytes());
  }

  private void skip(int count) {
    in.position(in.position() + count);
  }

  @Override
  public void close() {
    status.close();
  }
}
