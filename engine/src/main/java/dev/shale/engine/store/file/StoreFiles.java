package dev.shale.engine.store.file;

import dev.shale.offheap.system.MappedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The files of a store, and what is done to them. Tests put a disk that fails in its place.
 *
 * <p>A directory may come with a project, so whatever is in it need not be what its name says.
 * Nothing is opened that is no file, no link is followed, and no file is written that has another
 * name too: it is replaced.
 */
public class StoreFiles {
  public static final String MANIFEST = "MANIFEST";
  public static final String LOCK = "LOCK";
  public static final String DIRTY = "DIRTY";
  private static final String PACKS_PREFIX = "packs-";
  private static final String PACKS_SUFFIX = ".cmap";
  private static final String TEMPORARY_SUFFIX = ".tmp";
  private static final String TEMPORARY_MANIFESTS = MANIFEST + ".*";

  /** A file of this name or a later one is not ours, and none of ours is named after it. */
  private static final long MAX_EPOCH = 1L << 40;

  /** No name in the directory may lead elsewhere. */
  private static final LinkOption NO_LINK = LinkOption.NOFOLLOW_LINKS;

  private static final Set<OpenOption> READING = Set.of(StandardOpenOption.READ, NO_LINK);
  private static final Set<OpenOption> WRITING = Set.of(StandardOpenOption.WRITE, NO_LINK);
  private static final Set<OpenOption> CREATING =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, NO_LINK);
  private static final Set<OpenOption> OPENING =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, NO_LINK);

  private final Path directory;

  public StoreFiles(Path directory) {
    this.directory = directory;
  }

  public Path directory() {
    return directory;
  }

  public Path manifest() {
    return directory.resolve(MANIFEST);
  }

  public Path lock() {
    return directory.resolve(LOCK);
  }

  public Path dirty() {
    return directory.resolve(DIRTY);
  }

  public Path packs(long epoch) {
    return directory.resolve(PACKS_PREFIX + epoch + PACKS_SUFFIX);
  }

  /** A name beside that of a file, which nobody can foresee. */
  public static Path temporary(Path file) {
    String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
    return file.resolveSibling(file.getFileName() + "." + random + TEMPORARY_SUFFIX);
  }

  public void createDirectory() throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
  }

  /**
   * The bytes of a file; null when what has that name is no file, or longer than {@code maxBytes}.
   */
  public static byte @Nullable [] read(Path file, FileState state, int maxBytes)
      throws IOException {
    if (!state.isRegular() || state.bytes() > maxBytes) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) state.bytes());
    try (FileChannel channel = FileChannel.open(file, READING)) {
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // A file may be read in pieces.
      }
    }
    return bytes.hasRemaining() ? null : bytes.array();
  }

  /** A pack file as memory, as long as it is now; null when what has its name is no file. */
  public static @Nullable MappedFile map(Path file) throws IOException {
    FileState state = FileState.of(file);
    if (state == null) {
      throw new NoSuchFileException(file.toString());
    }
    if (!state.isRegular()) {
      return null;
    }
    try (FileChannel channel = FileChannel.open(file, READING)) {
      return MappedFile.of(channel);
    }
  }

  /** Makes a file of these bytes, which has no other name, and waits for the device. */
  public void write(Path file, byte[] bytes) throws IOException {
    delete(file);
    try (FileChannel channel = FileChannel.open(file, CREATING)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        write(channel, rest);
      }
      force(channel);
    }
  }

  /**
   * Opens the file of the writer's lock, which is made when it is not there. Whatever else has its
   * name goes first.
   */
  public FileChannel openLock() throws IOException {
    FileState state = FileState.of(lock());
    if (state != null && !state.isWritable()) {
      delete(lock());
    }
    return FileChannel.open(lock(), OPENING);
  }

  /** Writes at least one byte of those that are left. */
  public void write(FileChannel channel, ByteBuffer rest) throws IOException {
    channel.write(rest);
  }

  public void force(FileChannel channel) throws IOException {
    channel.force(true);
  }

  /** Waits until what was written to a file, through whatever mapping, is on the device. */
  public void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITING)) {
      force(channel);
    }
  }

  /** Waits until names that were given, changed and taken are on the device. */
  public void forceDirectory() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      force(channel);
    }
  }

  /** Gives a file the name of another, or of a link, a pipe or an empty directory. */
  public void rename(Path from, Path to) throws IOException {
    if (Files.isDirectory(to, NO_LINK)) {
      delete(to);
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** All pack files, whole or not, whether a manifest names them or not. */
  public List<Path> packFiles() throws IOException {
    return files(PACKS_PREFIX + "*");
  }

  /** Manifests that did not become one. */
  public List<Path> temporaryManifests() throws IOException {
    return files(TEMPORARY_MANIFESTS);
  }

  private List<Path> files(String pattern) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, pattern)) {
      found.forEach(files::add);
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    return files;
  }

  /** The least epoch that is greater than those of all files. */
  public long freeEpoch() throws IOException {
    long free = 1;
    for (Path file : packFiles()) {
      free = Math.max(free, epoch(String.valueOf(file.getFileName())) + 1);
    }
    return free;
  }

  /** 0 for a file that is not ours. */
  private static long epoch(String name) {
    try {
      long epoch = Long.parseLong(name.substring(PACKS_PREFIX.length(), name.indexOf('.')));
      return epoch < MAX_EPOCH ? epoch : 0;
    } catch (NumberFormatException | IndexOutOfBoundsException foreign) {
      return 0;
    }
  }

  /** Minutes since 1970. */
  public int minute() {
    return (int) TimeUnit.MILLISECONDS.toMinutes(System.currentTimeMillis());
  }
}
