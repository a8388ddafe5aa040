package dev.shale.engine.watch;

import dev.shale.offheap.system.DirectoryEvents;
import dev.shale.offheap.system.Inotify;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Tells which files changed in trees of directories and in single ones, since they are watched or
 * it was last asked.
 *
 * <p>On Linux it is exact: {@link #poll} knows of every change that was made before it was called,
 * by whatever process. When there is none, it takes less than a microsecond and no memory. It keeps
 * an object for each directory and none for a file. Elsewhere, and where {@link #isExact} says so,
 * each answer is that anything may have changed.
 *
 * <p>A root need not be there; its coming is a change, and so is its going, and it may come back.
 * Links above a root, and a root that is a link, are followed; others are not, and what happens
 * behind them is not told. Of a directory it is told that it came, went, or was given other rights,
 * but not that names in it changed: those are told instead.
 *
 * <p>Not noticed, because the system tells nobody: what is written by way of another name of the
 * file (a hard link) in a directory that is not watched; what is written to a mapped file, before
 * the mapping goes; a file system that is mounted over a directory; that something moves to which a
 * link above a root leads by way of another link; that a directory above a root is renamed that
 * this process may not read.
 *
 * <p>Any thread may use it, and {@link #poll} while another one waits in {@link #await}; of what
 * happened, each change is told to one of them. An interrupt need not end waiting.
 */
public final class FileWatch implements AutoCloseable {
  private final Watching watching;
  private volatile boolean isClosed;

  /** Held by the thread that waits, so that there is one. */
  private final Object resting = new Object();

  /** Whether a thread waits that may not hold the lock, so that others can poll. */
  private boolean isResting;

  private boolean isReleased;

  private FileWatch(Watching watching) {
    this.watching = watching;
  }

  /** One that watches nothing yet. Does not fail: see {@link #isExact}. */
  public static FileWatch open() {
    try {
      Inotify events = Inotify.open();
      return events != null
          ? of(events)
          : sweeping(
              "Which files change is told on Linux, where the locale is UTF-8, to a JVM with"
                  + " --enable-native-access");
    } catch (IOException refused) {
      return sweeping("The system does not tell which files change: " + refused.getMessage());
    }
  }

  /** One with other events. */
  static FileWatch of(DirectoryEvents events) {
    return new FileWatch(new EventWatching(events));
  }

  /** One that cannot know. */
  static FileWatch sweeping(String reason) {
    return new FileWatch(new SweepWatching(reason));
  }

  /**
   * Watches a directory and those in it, as they come and go.
   *
   * @param root may be missing
   * @param skip which directories to leave out wherever they are, by name, such as {@code .git}: of
   *     these it is told that they come and go, but nothing of what is in them. Asked more than
   *     once of the same name; must not throw
   * @throws IllegalArgumentException when the path is of another file system than the default one
   * @throws IllegalStateException when it is closed
   */
  public synchronized void watchTree(Path root, Predicate<String> skip) {
    checkOpen();
    watching.watch(absolute(root), skip);
  }

  /**
   * Watches the names in one directory, and the files behind them.
   *
   * @param directory may be missing
   * @throws IllegalArgumentException when the path is of another file system than the default one
   * @throws IllegalStateException when it is closed
   */
  public synchronized void watchDirectory(Path directory) {
    checkOpen();
    watching.watch(absolute(directory), null);
  }

  private static Path absolute(Path path) {
    if (!path.getFileSystem().equals(FileSystems.getDefault())) {
      throw new IllegalArgumentException("Not a path of this system's files: " + path);
    }
    return path.toAbsolutePath().normalize();
  }

  /**
   * Adds what changed, and does not wait.
   *
   * @return whether anything changed, or may have
   * @throws IllegalStateException when it is closed
   */
  public synchronized boolean poll(Changes into) {
    checkOpen();
    return watching.poll(into);
  }

  /**
   * Waits until something changes, and adds it. One that is not exact waits as well, for a hint or
   * the end of the time, and adds that anything may have changed.
   *
   * @return whether anything changed, or may have; false when the time is over or somebody called
   *     {@link #wake}
   * @throws IllegalStateException when it is closed, also while it waits
   */
  public boolean await(Changes into, Duration timeout) {
    long begin = System.nanoTime();
    long left = nanos(timeout);
    synchronized (resting) {
      boolean isAwake = false;
      boolean isRested = left <= 0;
      while (!poll(into, isRested)) {
        if (isAwake || left <= 0) {
          return false;
        }
        isAwake = rest(left);
        isRested = true;
        left = nanos(timeout) - (System.nanoTime() - begin);
      }
      return true;
    }
  }

  /**
   * Waits until there may be something to tell, and leaves it to the next {@link #poll}, whoever
   * asks.
   *
   * @return whether somebody called {@link #wake}
   * @throws IllegalStateException when it is closed
   */
  public boolean rest(Duration timeout) {
    synchronized (resting) {
      return rest(nanos(timeout));
    }
  }

  /** What is not exact has always something to tell, so it rests first. */
  private synchronized boolean poll(Changes into, boolean isRested) {
    checkOpen();
    return (isRested || watching.isExact()) && watching.poll(into);
  }

  private boolean rest(long nanos) {
    synchronized (this) {
      checkOpen();
      isResting = true;
    }
    try {
      return watching.rest(nanos);
    } finally {
      synchronized (this) {
        isResting = false;
        notifyAll();
      }
    }
  }

  private static long nanos(Duration timeout) {
    return timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0
        ? Long.MAX_VALUE
        : timeout.toNanos();
  }

  /**
   * Whether it knows of every change. It does not where the system is not Linux, the JVM may not
   * call native functions, files are another machine's, or a directory could not be watched; {@link
   * Changes#reason} then says which. May change either way with each {@link #poll}.
   */
  public boolean isExact() {
    return watching.isExact();
  }

  /** Ends the waiting of another thread, or the next one. Of no effect when it is closed. */
  public void wake() {
    watching.wake();
  }

  private void checkOpen() {
    if (isClosed) {
      throw new IllegalStateException("The watch is closed");
    }
  }

  /**
   * Ends it, and the waiting of another thread. Takes the system 20 ms for a thousand directories.
   * May be called again.
   */
  @Override
  public void close() {
    isClosed = true;
    watching.wake();
    release();
  }

  private synchronized void release() {
    boolean isInterrupted = false;
    while (isResting) {
      try {
        wait();
      } catch (InterruptedException interrupt) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    if (!isReleased) {
      isReleased = true;
      watching.close();
    }
  }
}
