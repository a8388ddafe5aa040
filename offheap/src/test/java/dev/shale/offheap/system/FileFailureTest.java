package dev.shale.offheap.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {
  private static String reading(Path file) {
    return FileFailure.reason(assertThrows(IOException.class, () -> Files.readAllBytes(file)));
  }

  @Test
  void theReasonStandsWithoutTheName(@TempDir Path directory) throws IOException {
    Path loop = Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    Path file = Files.createFile(directory.resolve("file"));
    assertEquals("there is no such file or directory", reading(directory.resolve("gone")));
    assertEquals("it is a symbolic link that leads back to itself", reading(loop));
    assertEquals("Not a directory", reading(file.resolve("below")));
    assertEquals(
        "there is something of that name",
        FileFailure.reason(assertThrows(IOException.class, () -> Files.createFile(file))));
    assertEquals(
        "Is a directory",
        FileFailure.reason(
            assertThrows(
                IOException.class, () -> new FileInputStream(directory.toFile()).close())));
    assertEquals("permission denied", FileFailure.reason(new AccessDeniedException("f")));
    assertEquals("full", FileFailure.reason(new FileSystemException("f", null, "full")));
    assertEquals("words", FileFailure.reason(new IOException("words")));
    assertEquals("java.io.IOException", FileFailure.reason(new IOException()));
  }
}
