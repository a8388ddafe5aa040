package dev.shale.engine.store;

import dev.shale.engine.store.file.StoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A disk on which an operation fails, and all after it if that is wanted; writes are short. */
final class FailingFiles extends StoreFiles {
  private final String message;
  private final int failing;
  private final boolean isForEver;
  private int operations;

  FailingFiles(Path directory, String message, int failing, boolean isForEver) {
    super(directory);
    this.message = message;
    this.failing = failing;
    this.isForEver = isForEver;
  }

  boolean hasFailed() {
    return operations > failing;
  }

  private void operation() throws IOException {
    int operation = operations++;
    if (operation == failing || (isForEver && operation > failing)) {
      throw new IOException(message);
    }
  }

  @Override
  public void createDirectory() throws IOException {
    operation();
    super.createDirectory();
  }

  @Override
  public void write(FileChannel channel, ByteBuffer rest) throws IOException {
    operation();
    ByteBuffer some = rest.slice(rest.position(), Math.min(100, rest.remaining()));
    super.write(channel, some);
    rest.position(rest.position() + some.position());
  }

  @Override
  public void force(FileChannel channel) throws IOException {
    operation();
    super.force(channel);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    operation();
    super.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    operation();
    super.delete(file);
  }
}
