package dev.shale.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a file must look like before Chronicle Map may open it. */
final class MapFile {
  private static final int HEADER_BYTES = 12;
  private static final int SIZE_WORD_AT = 8;
  private static final int NOT_READY = 0x80000000;
  private static final int LENGTH_MASK = 0x3fffffff;

  private MapFile() {}

  /**
   * Whether the making of a file was finished, so that opening it does not wait a minute for the
   * process that makes it.
   *
   * @param leastBytes how long the file must be
   */
  static boolean isReady(Path file, long leastBytes) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.read(header, 0);
      int word = header.getInt(SIZE_WORD_AT);
      int length = word & LENGTH_MASK;
      return !header.hasRemaining()
          && (word & NOT_READY) == 0
          && length > 0
          && length < channel.size()
          && channel.size() >= leastBytes;
    } catch (IOException unreadable) {
      return false;
    }
  }
}
