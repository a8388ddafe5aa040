package dev.shale.tools.javascript.resolver;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The packages of a workspace, which requests find by name where nothing is installed. Immutable.
 */
public final class Members {
  /** There is no workspace. */
  public static final Members NONE = new Members(Map.of(), false, false);

  private final Map<String, String> directories;
  private final Set<String> paths;
  private final boolean haveSources;
  private final boolean arePreferred;

  /**
   * @param directories by name, absolute and real
   * @param haveSources whether requests may lead to sources in place of what is built of them
   * @param arePreferred whether they do so, built or not
   */
  public Members(Map<String, String> directories, boolean haveSources, boolean arePreferred) {
    this.directories = Map.copyOf(directories);
    this.haveSources = haveSources;
    this.arePreferred = arePreferred;
    paths = new HashSet<>(directories.values());
  }

  /** Where a package lies; null for one that is no member. */
  @Nullable String directory(String name) {
    return directories.get(name);
  }

  /** Whether sources of a directory's package count where it is not built. */
  boolean haveSources(Directory directory) {
    return haveSources && paths.contains(directory.path());
  }

  /** Whether sources of a directory's package count before what is built of them. */
  boolean arePreferred(Directory directory) {
    return arePreferred && haveSources(directory);
  }
}
