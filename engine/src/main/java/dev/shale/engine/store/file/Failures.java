package dev.shale.engine.store.file;

import dev.shale.offheap.system.FileFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** What kind of failure the system or a library reports; they say it in words only. */
public final class Failures {
  private static final long FULL_BYTES = 1 << 16;

  /** Why nothing is kept where a file, or a link to nothing, has the name of the directory. */
  public static final String NO_DIRECTORY = "there is something of that name, and no directory";

  private static final String NOT_ENOUGH = "Not enough space";

  private Failures() {}

  public static StoreError kind(IOException failure, Path directory) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (failure instanceof AccessDeniedException
        || text.contains("read-only file system")
        || text.contains("permission denied")) {
      return StoreError.PERMISSION_DENIED;
    }
    if (failure instanceof FileAlreadyExistsException) {
      return StoreError.NO_DIRECTORY;
    }
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return StoreError.NOT_FOUND;
    }
    if (text.contains("no space left")
        || text.contains(NOT_ENOUGH.toLowerCase(Locale.ROOT))
        || text.contains("quota exceeded")
        || text.contains("file too large")
        || isFull(directory)) {
      return StoreError.DISK_FULL;
    }
    return StoreError.IO;
  }

  public static boolean isFull(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace() < FULL_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }

  public static StoreException of(IOException failure, Path directory) {
    return exception(kind(failure, directory), failure, directory);
  }

  /** Of a directory that cannot be made: no later save will find it either. */
  public static StoreException ofMaking(IOException failure, Path directory) {
    StoreError kind = kind(failure, directory);
    return exception(kind == StoreError.NOT_FOUND ? StoreError.IO : kind, failure, directory);
  }

  private static StoreException exception(StoreError kind, IOException failure, Path directory) {
    String file = failure instanceof FileSystemException system ? system.getFile() : null;
    boolean isOther = file != null && !file.equals(directory.toString());
    String message = directory + ": " + (isOther ? file + ": " : "") + reason(failure);
    return new StoreException(kind, message, failure);
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case FileAlreadyExistsException _ -> NO_DIRECTORY;
      default -> ofLibrary(FileFailure.reason(failure));
    };
  }

  /** Chronicle Map names the root of the file system, and says 0 MiB of what is less than one. */
  private static String ofLibrary(String message) {
    return message.startsWith(NOT_ENOUGH) ? NOT_ENOUGH : message;
  }
}
