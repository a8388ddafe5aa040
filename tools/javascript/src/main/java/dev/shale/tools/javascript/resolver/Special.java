package dev.shale.tools.javascript.resolver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What is neither a file nor a directory, in words. */
final class Special {
  private static final int KIND = 0xF000;

  private Special() {}

  /** What a path is, as the end of a sentence that begins with the path. */
  static String said(Path path) {
    return switch (kind(path)) {
      case 0x1000 -> "is a FIFO, not a regular file";
      case 0x2000, 0x6000 -> "is a device, not a regular file";
      case 0xC000 -> "is a socket, not a regular file";
      case 0x4000 -> "is a directory, not a regular file";
      default -> "is neither a file nor a directory";
    };
  }

  /** The kind in the system's mode; 0 where it has none. */
  private static int kind(Path path) {
    try {
      return Files.getAttribute(path, "unix:mode", new LinkOption[0]) instanceof Integer mode
          ? mode & KIND
          : 0;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
      return 0;
    }
  }
}
