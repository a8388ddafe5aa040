package dev.shale.engine;

import dev.shale.engine.watch.Changes;
import dev.shale.engine.watch.FileWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

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

  /** What version control keeps, which is no part of a project. */
  private static final Set<String> HISTORIES = Set.of(".git", ".hg", ".svn");

  private final FileWatch files = FileWatch.open();
  private final Path root;
  private final Set<String> skipped;
  private final Set<String> watched = new HashSet<>();

  /** What was heard and not taken yet; guarded by itself. */
  private final Changes heard = new Changes();

  /**
   * @param installed the names of folders that packages are installed into
   */
  ProjectWatch(Path root, Set<String> installed) {
    skipped = new HashSet<>(HISTORIES);
    skipped.addAll(installed);
    // Modules have real paths, and what is told of a tree begins with the path of its root.
    this.root = Path.of(RealPaths.whole(root));
    files.watchTree(this.root, skipped::contains);
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

  /**
   * Moves what was heard; returns whether that is everything. What is not exact would say so each
   * time: it is asked when it has rested.
   */
  boolean addTo(Collection<String> paths) {
    synchronized (heard) {
      if (files.isExact()) {
        files.poll(heard);
      }
      boolean isEverything = heard.isEverything();
      paths.addAll(heard.paths());
      heard.clear();
      return isEverything;
    }
  }

  /** Waits until something happened, or somebody wakes the thread. */
  void await() {
    boolean isWoken = files.rest(LONG);
    for (int settles = 0; !isWoken && hear() && settles < MOST_SETTLES; settles++) {
      isWoken = !files.isExact() || files.rest(SETTLE);
    }
  }

  /**
   * Whether anything happened since it was heard last. It is taken from the system where whoever
   * polls waits for that, so that nobody misses what this thread is about to note.
   */
  private boolean hear() {
    synchronized (heard) {
      return files.poll(heard);
    }
  }

  void wake() {
    files.wake();
  }

  /**
   * Watches directories that are not watched yet.
   *
   * @return whether there are any: what happened in them before is not heard
   */
  boolean watch(Set<String> directories) {
    boolean isMore = false;
    for (String directory : directories) {
      if (watched.add(directory) && !isInTree(directory)) {
        files.watchDirectory(Path.of(directory.isEmpty() ? "/" : directory));
        isMore = true;
      }
    }
    return isMore;
  }

  private boolean isInTree(String directory) {
    Path path = Path.of(directory.isEmpty() ? "/" : directory);
    if (!path.startsWith(root)) {
      return false;
    }
    for (Path name : root.relativize(path)) {
      if (skipped.contains(name.toString())) {
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
