package dev.shale.tools.javascript;

import dev.shale.tools.javascript.resolver.EntryFinder;
import dev.shale.tools.javascript.resolver.Rules;
import java.nio.file.Path;
import java.util.List;

/**
 * The files with which the code of a directory begins. Immutable.
 *
 * @param files absolute real paths; empty for a failure
 * @param origin what named them, such as {@code package.json source} or {@code src/index.ts}
 * @param skipped what was passed over and why, such as a {@code main} that is not built yet
 * @param failure why nothing was found, a sentence; otherwise empty
 */
public record Entries(List<Path> files, String origin, List<String> skipped, String failure) {

  /** Keeps copies of the lists. */
  public Entries {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /**
   * Looks for entries: {@code source}, {@code module}, {@code main} and {@code exports} of the
   * directory's package.json, then {@code src/index.*}, then {@code index.*}. A field whose files
   * do not exist is passed over.
   */
  public static Entries find(Path directory) {
    List<String> conditions = ResolverOptions.browser(Mode.PRODUCTION).conditionNames();
    List<String> extensions = ResolverOptions.browser(Mode.PRODUCTION).extensions();
    Rules rules = Rules.of(conditions, List.of("module", "main"), List.of(), extensions, null);
    EntryFinder finder = new EntryFinder(rules, directory);
    return new Entries(
        finder.files().stream().map(Path::of).toList(),
        finder.origin(),
        finder.skipped(),
        finder.failure());
  }

  /** Whether there is nothing to begin with. */
  public boolean isFailure() {
    return files.isEmpty();
  }
}
