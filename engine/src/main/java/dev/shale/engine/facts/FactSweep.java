package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.FileStatus;
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

  private final KeptFacts facts;
  private final FileStatus status;
  private final ByteReader in;

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
      boolean isSame = in.readByte() == 0 || isStamp(status.look(handle)) || reader != null;
      int count = in.readInt();
      for (int file = 0; isSame && file < count; file++) {
        isSame = isSameFile(handle, reader);
      }
      return isSame;
    } finally {
      status.closeDirectory(handle);
    }
  }

  private boolean isSameFile(int handle, @Nullable Reader reader) {
    int length = in.readCount(1);
    long name = in.position();
    skip(length + 1);
    byte by = in.readByte();
    boolean isAsked = reader == null || by == reader.ordinal();
    boolean isSame = isStamp(isAsked && status.look(handle, facts.bytes(), name, length));
    skip(FactGroup.CONTENT_BYTES);
    return isSame || !isAsked;
  }

  /** Reads a stamp, and says whether it is that of what was looked at. */
  private boolean isStamp(boolean isThere) {
    long bytes = in.readLong();
    long modified = in.readLong();
    long changed = in.readLong();
    long inode = in.readLong();
    int mode = in.readInt();
    return isThere
        && mode == status.mode()
        && modified == status.modifiedNanos()
        && changed == status.changedNanos()
        && inode == status.inode()
        && bytes == ((mode & Stamp.TYPE_MASK) == Stamp.DIRECTORY ? 0 : status.bytes());
  }

  private void skip(int count) {
    in.position(in.position() + count);
  }

  @Override
  public void close() {
    status.close();
  }
}
