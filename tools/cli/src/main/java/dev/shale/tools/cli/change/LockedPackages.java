package dev.shale.tools.cli.change;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a lockfile installs.
 *
 * <p>npm says in which folder: {@code node_modules/a/node_modules/b}. The others say for whom: the
 * range that asks ({@code b@^1.0.0}), or the place that does. What is the same for both is a
 * <em>key</em>, which has a version.
 */
final class LockedPackages {
  /** A version, and what tells contents with the same version apart. */
  record Locked(String name, String version, String content) {}

  private final Map<String, Locked> byKey = new TreeMap<>();
  private final Map<String, Set<String>> versions = new TreeMap<>();
  private final boolean hasFolders;

  /**
   * Nothing yet.
   *
   * @param hasFolders whether keys are folders, relative to the lockfile
   */
  LockedPackages(boolean hasFolders) {
    this.hasFolders = hasFolders;
  }

  void add(String key, String name, String version, String content) {
    byKey.put(key, new Locked(name, version, content));
    versions.computeIfAbsent(name, missing -> new TreeSet<>()).add(version);
  }

  boolean hasFolders() {
    return hasFolders;
  }

  Map<String, Locked> byKey() {
    return byKey;
  }

  @Nullable Locked at(String key) {
    return byKey.get(key);
  }

  /** The versions of a package, ascending as texts; none where it is not installed. */
  Set<String> versions(String name) {
    return versions.getOrDefault(name, Set.of());
  }
}
