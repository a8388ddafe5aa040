package dev.shale.engine.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** What kind of failure the system or a library reports; they say it in words only. */
final class Failures {
  private static final long FULL_BYTES = 1 << 16;

  private Failures() {}

  static StoreError kind(IOException failure, Path directory) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (failure instanceof AccessDeniedException
        || text.contains("read-only file system")
        || text.contains("permission denied")) {
      return StoreError.PERMISSION_DENIED;
    }
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return StoreError.NOT_FOUND;
    }
    if (text.contains("no space left")
        || text.contains("not enough space")
        || text.contains("quota exceeded")
        || text.contains("file too large")
        || isFull(directory)) {
      return StoreError.DISK_FULL;
    }
    return StoreError.IO;
  }

  static boolean isFull(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace() < FULL_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }

  static StoreException of(IOException failure, Path directory) {
    return new StoreException(
        kind(failure, directory), directory + ": " + failure.getMessage(), failure);
  }
}
