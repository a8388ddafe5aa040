package dev.shale.engine.facts;

import dev.shale.offheap.system.FileStatus;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the system for stamps: by way of the JDK, and when many are asked for, which is worth making
 * its functions callable, directly.
 */
final class Stamps {
  private static final FileSystem FILES = FileSystems.getDefault();
  private static final boolean IS_UNIX = FILES.supportedFileAttributeViews().contains("unix");
  private static final String ATTRIBUTES = "unix:mode,size,lastModifiedTime,ctime,ino";
  private static final LinkOption[] FOLLOW = {};
  private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};
  private static final int MANY = 2048;
  private static final ThreadLocal<@Nullable FileStatus> STATUS = new ThreadLocal<>();
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** About how often stamps were asked for; threads may count at once. */
  private static int count;

  private static boolean isDirect = true;

  private Stamps() {}

  /** The stamp of what a path leads to; {@link Stamp#ABSENT} when it leads to nothing. */
  static Stamp of(String path) {
    Stamp stamp = direct(path, true);
    return stamp == null ? of(path, FOLLOW) : stamp;
  }

  /** The stamp of what has this very path, be it a link. */
  static Stamp ofLink(String path) {
    Stamp stamp = direct(path, false);
    return stamp == null ? of(path, NO_FOLLOW) : stamp;
  }

  /** Null when the JDK is to be asked, which also knows why there is none. */
  private static @Nullable Stamp direct(String path, boolean isFollowing) {
    if (!isDirect || count < MANY) {
      count++;
      return null;
    }
    FileStatus status = STATUS.get();
    if (status == null) {
      status = FileStatus.openForever();
      isDirect = status != null;
      STATUS.set(status);
    }
    return status == null || !status.look(path, isFollowing) ? null : stamp(status);
  }

  private static Stamp stamp(FileStatus status) {
    return new Stamp(
        (status.mode() & Stamp.TYPE_MASK) == Stamp.DIRECTORY ? 0 : status.bytes(),
        status.modifiedNanos(),
        status.changedNanos(),
        status.inode(),
        status.mode());
  }

  private static Stamp of(String path, LinkOption... options) {
    try {
      Path file = FILES.getPath(path);
      return IS_UNIX ? unix(file, options) : basic(file, options);
    } catch (NoSuchFileException absent) {
      return Stamp.ABSENT;
    } catch (IOException | InvalidPathException failure) {
      return Stamp.UNKNOWN;
    }
  }

  private static Stamp unix(Path file, LinkOption... options) throws IOException {
    Map<String, Object> values = Files.readAttributes(file, ATTRIBUTES, options);
    int mode = (Integer) value(values, "mode");
    boolean isDirectory = (mode & Stamp.TYPE_MASK) == Stamp.DIRECTORY;
    return new Stamp(
        isDirectory ? 0 : (Long) value(values, "size"),
        nanos((FileTime) value(values, "lastModifiedTime")),
        nanos((FileTime) value(values, "ctime")),
        (Long) value(values, "ino"),
        mode);
  }

  private static Object value(Map<String, Object> values, String name) throws IOException {
    Object value = values.get(name);
    if (value == null) {
      throw new IOException("The system does not tell " + name);
    }
    return value;
  }

  private static Stamp basic(Path file, LinkOption... options) throws IOException {
    BasicFileAttributes values = Files.readAttributes(file, BasicFileAttributes.class, options);
    int type = values.isDirectory() ? Stamp.DIRECTORY : values.isRegularFile() ? Stamp.REGULAR : 0;
    return new Stamp(
        values.isDirectory() ? 0 : values.size(),
        nanos(values.lastModifiedTime()),
        0,
        0,
        values.isSymbolicLink() ? Stamp.LINK : type);
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  /** The time on the clock that stamps are compared with. */
  static long nowNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }
}
