package dev.shale.tools.cli.output;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file that is written again and again, whole: whoever reads it sees what it was or what it is,
 * and no part of either. A link stays one.
 */
public final class ReplacedFile {
  private static final boolean HAS_PERMISSIONS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path named;

  /** A file that may not exist. */
  public ReplacedFile(Path named) {
    this.named = named;
  }

  /** Why it cannot be written: a clause; empty when it may be. */
  public String problem() {
    if (Files.exists(named) && !Files.isRegularFile(named)) {
      return "it is no regular file";
    }
    Path parent = named.toAbsolutePath().getParent();
    return parent == null || Files.isDirectory(parent) ? "" : "there is no directory " + parent;
  }

  /**
   * Writes it.
   *
   * @throws IOException when that fails; the file is what it was then
   */
  public void write(Consumer<Output> writer) throws IOException {
    Path file = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
    // Others may write the same file.
    Path part = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".part");
    try {
      try (Output out = new Output(Files.newOutputStream(part))) {
        writer.accept(out);
        out.flush();
      }
      if (HAS_PERMISSIONS) {
        Files.setPosixFilePermissions(part, permissions(file));
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Set<PosixFilePermission> permissions(Path file) throws IOException {
    return Files.exists(file)
        ? Files.getPosixFilePermissions(file)
        : PosixFilePermissions.fromString("rw-r--r--");
  }
}
