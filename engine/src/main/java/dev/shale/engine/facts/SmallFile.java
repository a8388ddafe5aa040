package dev.shale.engine.facts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads files that have a reason to be small, and nothing that is no file or does not end. */
final class SmallFile {
  private SmallFile() {}

  /**
   * The bytes of a file.
   *
   * @throws IOException when it is no file, too long or cannot be read
   */
  static byte[] read(String path, int maxBytes) throws IOException {
    Path file = Path.of(path);
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(path, null, "it is no file");
    }
    if (attributes.size() > maxBytes) {
      throw tooLong(path, maxBytes);
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(maxBytes);
      if (bytes.length == maxBytes && stream.read() >= 0) {
        throw tooLong(path, maxBytes);
      }
      return bytes;
    }
  }

  private static FileSystemException tooLong(String path, int maxBytes) {
    return new FileSystemException(
        path, null, "it is longer than the limit of " + maxBytes + " bytes");
  }
}
