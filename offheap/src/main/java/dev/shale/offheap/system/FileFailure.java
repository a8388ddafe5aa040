package dev.shale.offheap.system;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** What the system says when it cannot do something with a file. */
public final class FileFailure {
  private FileFailure() {}

  /**
   * Why it failed, a clause without the file's name. The JDK has a type and no words for the most
   * frequent reasons, and gives the name in place of them.
   */
  public static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "there is no such file or directory";
      case FileAlreadyExistsException _ -> "there is something of that name";
      case DirectoryNotEmptyException _ -> "there is a directory of that name";
      case FileSystemException system when isLoop(system) ->
          "it is a symbolic link that leads back to itself";
      case FileSystemException system ->
          Objects.requireNonNullElse(system.getReason(), system.toString());
      case FileNotFoundException stream -> ofStream(String.valueOf(stream.getMessage()));
      default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    };
  }

  /** Whether links lead in a circle, which the system says without a type of its own. */
  public static boolean isLoop(Exception failure) {
    return failure instanceof FileSystemLoopException
        || (failure instanceof FileSystemException system
            && Objects.requireNonNullElse(system.getReason(), "").contains("symbolic links"));
  }

  /** Streams of files say {@code path (reason)}. */
  private static String ofStream(String message) {
    int begin = message.lastIndexOf(" (");
    return begin >= 0 && message.endsWith(")")
        ? message.substring(begin + 2, message.length() - 1)
        : message;
  }
}
