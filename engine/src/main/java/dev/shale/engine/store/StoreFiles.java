package dev.shale.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The files of a store, and what is done to them but for mapping. Tests put a disk that fails in
 * its place.
 */
class StoreFiles {
  static final String MANIFEST = "MANIFEST";
  static final String LOCK = "LOCK";
  static final String DIRTY = "DIRTY";
  private static final String PACKS_PREFIX = "packs-";
  private static final String PACKS_SUFFIX = ".cmap";
  private static final String TEMPORARY_SUFFIX = ".tmp";

  private final Path directory;

  StoreFiles(Path directory) {
    this.directory = directory;
  }

  Path directory() {
    return directory;
  }

  Path manifest() {
    return directory.resolve(MANIFEST);
  }

  Path lock() {
    return directory.resolve(LOCK);
  }

  Path dirty() {
    return directory.resolve(DIRTY);
  }

  Path packs(long epoch) {
    return directory.resolve(PACKS_PREFIX + epoch + PACKS_SUFFIX);
  }

  static Path temporary(Path file) {
    return file.resolveSibling(file.getFileName() + TEMPORARY_SUFFIX);
  }

  void createDirectory() throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
  }

  /** Makes a file of these bytes, in place of the one of that name, and waits for the device. */
  void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        write(channel, rest);
      }
      force(channel);
    }
  }

  /** Writes at least one byte of those that are left. */
  void write(FileChannel channel, ByteBuffer rest) throws IOException {
    channel.write(rest);
  }

  void force(FileChannel channel) throws IOException {
    channel.force(true);
  }

  /** Waits until what was written to a file, through whatever mapping, is on the device. */
  void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      force(channel);
    }
  }

  /** Waits until names that were given, changed and taken are on the device. */
  void forceDirectory() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      force(channel);
    }
  }

  void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** All pack files, whole or not, whether a manifest names them or not. */
  List<Path> packFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, PACKS_PREFIX + "*")) {
      found.forEach(files::add);
    }
    return files;
  }

  /** The least epoch that is greater than those of all files. */
  long freeEpoch() throws IOException {
    long free = 1;
    for (Path file : packFiles()) {
      free = Math.max(free, epoch(String.valueOf(file.getFileName())) + 1);
    }
    return free;
  }

  /** 0 for a file that is not ours. */
  private static long epoch(String name) {
    try {
      return Long.parseLong(name.substring(PACKS_PREFIX.length(), name.indexOf('.')));
    } catch (NumberFormatException | IndexOutOfBoundsException foreign) {
      return 0;
    }
  }

  /** Minutes since 1970. */
  int minute() {
    return (int) TimeUnit.MILLISECONDS.toMinutes(System.currentTimeMillis());
  }
}
