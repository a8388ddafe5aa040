package dev.shale.engine.watch;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How a {@link FileWatch} learns of changes. One thread at a time uses it, but for wake. */
interface Watching {
  /**
   * Watches a directory that is there or will be.
   *
   * @param path absolute
   * @param skip which directories to leave out, by name; null to watch no other directory
   */
  void watch(Path path, @Nullable Predicate<String> skip);

  /** Adds what changed, without waiting; returns whether there is anything. */
  boolean poll(Changes into);

  /**
   * Waits until there may be a change, the time is over, or somebody wakes the thread. One thread
   * may wait while another one polls.
   *
   * @return whether somebody woke the thread, now or since it last waited
   */
  boolean rest(long nanos);

  /** Whether it knows of every change. */
  boolean isExact();

  void wake();

  void close();
}
