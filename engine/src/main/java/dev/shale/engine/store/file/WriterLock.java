package dev.shale.engine.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * That this is the only writer of a store. The system lets go of it when the process ends, however
 * it does.
 *
 * <p>The system's locks are a process's: closing any channel to the file would give the lock up, so
 * a second writer in this process must not even open it.
 */
public final class WriterLock implements AutoCloseable {
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private WriterLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StoreException when someone else has it
   */
  public static WriterLock acquire(StoreFiles files) throws IOException, StoreException {
    Path directory = files.directory().toRealPath();
    if (!HELD_HERE.add(directory)) {
      throw locked(directory);
    }
    boolean isHeld = false;
    try {
      FileChannel channel = files.openLock();
      FileLock lock = channel.tryLock();
      isHeld = lock != null;
      if (!isHeld) {
        channel.close();
        throw locked(directory);
      }
      return new WriterLock(directory, channel);
    } finally {
      if (!isHeld) {
        HELD_HERE.remove(directory);
      }
    }
  }

  private static StoreException locked(Path directory) {
    return new StoreException(
        StoreError.LOCKED, directory + ": another process or thread is writing to the store");
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(directory);
    }
  }
}
