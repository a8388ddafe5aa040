package dev.shale.engine;

import dev.shale.engine.watch.Changes;
import dev.shale.engine.watch.FileWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Watches what a project depends on: the tree of its root without what installers put there, and
 * single directories elsewhere. Files of packages change when an installer runs, which its records
 * tell.
 */
final class ProjectWatch implements AutoCloseable {
  /** How long nothing may happen until what happened is taken to be one change. */
  private static final Duration SETTLE = Duration.ofMillis(10);

  private static final Duration LONG = Duration.ofSeconds(2);

  /** So often in a row it may go on happening. */
  private static final int MOST_SETTLES = 50;

  private static final Set<String> SKIPPED = Set.of("node_modules", ".git", ".hg", ".svn");
  private static final Predicate<String> SKIP = SKIPPED::contains;

  private final FileWatch files = FileWatch.open();
  private final Path root;
  private final Set<String> watched = new HashSet<>();

  /** What was heard and not taken yet; guarded by itself. */
  private final Changes heard = new Changes();

  ProjectWatch(Path root) {
    this.root = root;
    files.watchTree(root, SKIP);
  }

  boolean isExact() {
    return files.isExact();
  }

  /** Whether anything changed since it was taken last. */
  boolean poll() {
    synchronized (heard) {
      return files.poll(heard) || !heard.isEmpty();
    }
  }

  /** Moves what was heard; returns whether that is everything. */
  boolean addTo(Collection<String> paths) {
    synchronized (heard) {
      files.poll(heard);
      boolean isEverything = heard.isEverything();
      paths.addAll(heard.paths());
      heard.clear();
      return isEverything;
    }
  }

  /** Waits until something happened, or somebody wakes the thread. */
  void await() {
    Changes more = new Changes();
    boolean isMore = files.await(more, LONG);
    for (int settles = 0; isMore && settles < MOST_SETTLES; settles++) {
      merge(more);
      isMore = files.isExact() && files.await(more, SETTLE);
    }
    merge(more);
  }

  private void merge(Changes more) {
    synchronized (heard) {
      heard.addAll(more);
    }
    more.clear();
  }

  void wake() {
    files.wake();
  }

  /** Watches directories that are not watched yet. */
  void watch(Set<String> directories) {
    for (String directory : directories) {
      if (!isInTree(directory) && watched.add(directory)) {
        files.watchDirectory(Path.of(directory.isEmpty() ? "/" : directory));
      }
    }
  }

  private boolean isInTree(String directory) {
    Path path = Path.of(directory.isEmpty() ? "/" : directory);
    if (!path.startsWith(root)) {
      return false;
    }
    for (Path name : root.relativize(path)) {
      if (SKIPPED.contains(name.toString())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    files.close();
  }
}
