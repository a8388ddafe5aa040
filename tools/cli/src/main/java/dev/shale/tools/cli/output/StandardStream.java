package dev.shale.tools.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * Standard output or error. Whoever started the process may have made it one that does not block,
 * for reasons of theirs; it is then full now and again, which is no failure.
 */
public final class StandardStream extends OutputStream {
  private static final long WAIT_NANOS = 1_000_000;

  private final FileChannel channel;

  public StandardStream(FileDescriptor descriptor) {
    channel = new FileOutputStream(descriptor).getChannel();
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int begin, int count) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, begin, count);
    while (rest.hasRemaining()) {
      if (channel.write(rest) <= 0) {
        LockSupport.parkNanos(this, WAIT_NANOS);
      }
    }
  }
}
