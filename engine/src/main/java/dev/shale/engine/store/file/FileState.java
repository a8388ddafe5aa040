package dev.shale.engine.store.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the system says of a name in the directory of a store; of a link, what it says of the link.
 * Looked at before anything is opened: opening a pipe waits, and reading a device does not end.
 *
 * @param isRegular whether it is a file
 * @param bytes its size
 * @param names how many names the file has; 1 where the system does not tell
 * @param owner number of its user; {@link #NOBODY} where the system does not tell
 * @param inode its number; 0 where the system does not tell
 * @param changedNanos when anything of it changed, from 1970, which no program can set; where the
 *     system does not tell, when its content did
 */
public record FileState(
    boolean isRegular, long bytes, int names, int owner, long inode, long changedNanos) {
  public static final int NOBODY = -1;
  private static final int SUPERUSER = 0;
  private static final boolean IS_UNIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  private static final String ATTRIBUTES = "unix:isRegularFile,size,nlink,uid,ino,ctime";

  /** The user of this process, found out once. */
  private static final class Own {
    static final int USER = user();

    /** Its own folder is its user's; where there is none, that user's home is. */
    private static int user() {
      Path self = Path.of("/proc/self");
      Path own = Files.isDirectory(self) ? self : Path.of(System.getProperty("user.home", ""));
      try {
        return IS_UNIX ? (Integer) Files.getAttribute(own, "unix:uid") : NOBODY;
      } catch (IOException | UnsupportedOperationException unknown) {
        return NOBODY;
      }
    }
  }

  /** The state of what has a name; null when nothing has. */
  public static @Nullable FileState of(Path file) throws IOException {
    try {
      return IS_UNIX ? unix(file) : basic(file);
    } catch (NoSuchFileException absent) {
      return null;
    }
  }

  private static FileState unix(Path file) throws IOException {
    Map<String, Object> values = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    return new FileState(
        (Boolean) value(values, "isRegularFile"),
        (Long) value(values, "size"),
        (Integer) value(values, "nlink"),
        (Integer) value(values, "uid"),
        (Long) value(values, "ino"),
        ((FileTime) value(values, "ctime")).to(TimeUnit.NANOSECONDS));
  }

  private static Object value(Map<String, Object> values, String name) throws IOException {
    Object value = values.get(name);
    if (value == null) {
      throw new IOException("the system does not tell " + name);
    }
    return value;
  }

  private static FileState basic(Path file) throws IOException {
    BasicFileAttributes values =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    long changed = values.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    return new FileState(values.isRegularFile(), values.size(), 1, NOBODY, 0, changed);
  }

  /** The user of this process. */
  public static int user() {
    return Own.USER;
  }

  /**
   * Whether another user may have written it. The superuser may write anything anyway, and whoever
   * cannot be told apart is not another one.
   */
  public boolean isForeign() {
    return isOfOther() && owner != SUPERUSER;
  }

  /** Whether it is another user's, the superuser's included. */
  public boolean isOfOther() {
    return owner != NOBODY && user() != NOBODY && owner != user();
  }

  /** Whether writing to it changes this name's file alone. */
  public boolean isWritable() {
    return isRegular && names == 1;
  }
}
