package dev.shale.tools.cli.argument;

import dev.shale.tools.javascript.glob.Globs;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that are not to be found as entries. */
final class IgnoredEntries {
  private final Path directory;
  private final @Nullable Globs globs;
  private final String origin;

  /**
   * Those that patterns fit.
   *
   * @param directory what the patterns are relative to, real
   * @param origin what says so, for people
   */
  IgnoredEntries(Path directory, List<String> patterns, String origin) {
    this.directory = directory;
    this.origin = origin;
    globs = patterns.isEmpty() ? null : new Globs(patterns);
  }

  /** Whether a file is one of them. */
  boolean contain(Path file) {
    return globs != null && globs.contain(directory.relativize(file).toString().replace('\\', '/'));
  }

  /** What says so: {@code --ignore}. */
  String origin() {
    return origin;
  }
}
