package dev.shale.tools.cli.change;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not as it was.
 *
 * @param path absolute; real where the file exists
 * @param status what happened to it
 * @param renamed the other name of a file that was renamed: the old one of a file that was added,
 *     the new one of a file that was deleted; null for others
 */
public record ChangedFile(Path path, Status status, @Nullable Path renamed)
    implements Comparable<ChangedFile> {

  /** What happens to files. */
  public enum Status {
    ADDED,
    MODIFIED,
    DELETED;

    /** The name in output. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isDeleted() {
    return status == Status.DELETED;
  }

  /** The last segment of the path. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /** The path as the graph has it. */
  public String text() {
    return path.toString().replace('\\', '/');
  }

  @Override
  public int compareTo(ChangedFile other) {
    return path.compareTo(other.path);
  }
}
