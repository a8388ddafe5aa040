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
  private static final String LOOP = "it is a symbolic link that leads back to itself";

  private FileFailure() {}

  /**
   * Why it failed, a clause without the file's name. The JDK has a type and no words for the most
   * frequent reasons, and gives the name in place of them.
   */
  public static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _, FileNotFoundException _ -> "there is no such file or directory";
      case FileAlreadyExistsException _ -> "there is something of that name";
      case DirectoryNotEmptyException _ -> "there is a directory of that name";
      case FileSystemLoopException _ -> LOOP;
      case FileSystemException system -> ofSystem(system);
      default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    };
  }

  private static String ofSystem(FileSystemException failure) {
    String reason = Objects.requireNonNullElse(failure.getReason(), failure.toString());
    return reason.contains("symbolic links") ? LOOP : reason;
  }
}
