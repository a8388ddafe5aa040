package dev.shale.tools.cli.change;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has changed.
 *
 * @param files by path, each once
 * @param before what files were
 */
public record Changes(List<ChangedFile> files, Before before) {

  /** What files were before they changed. */
  public interface Before {
    /** Nobody knows. */
    Before UNKNOWN =
        new Before() {
          @Override
          public String commit() {
            return "";
          }

          @Override
          public byte @Nullable [] content(Path file) {
            return null;
          }
        };

    /** The commit that has what was before; empty where nobody knows. */
    String commit();

    /** What a file was; null where it did not exist, or where nobody knows. */
    byte @Nullable [] content(Path file);
  }

  /** Whether it is known what files were before. */
  public boolean isBeforeKnown() {
    return !before.commit().isEmpty();
  }
}
