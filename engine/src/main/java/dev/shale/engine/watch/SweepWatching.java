package dev.shale.engine.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the system does not tell what changed: at each question anything may have. The service of
 * the JDK ends waiting earlier if it notices something, which it need not do; it is asked for the
 * directories that were there at the beginning.
 */
final class SweepWatching implements Watching {
  /** How long it takes at most until a thread notices that it is woken. */
  private static final long SLICE_NANOS = 50_000_000;

  private final String reason;
  private final @Nullable WatchService hints;
  private final AtomicBoolean isAwake = new AtomicBoolean();

  SweepWatching(String reason) {
    this.reason = reason;
    hints = hints();
  }

  private static @Nullable WatchService hints() {
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException none) {
      return null;
    }
  }

  @Override
  public void watch(Path path, @Nullable Predicate<String> skip) {
    if (hints == null) {
      return;
    }
    try {
      Files.walkFileTree(path, new Registration(hints, path, skip));
    } catch (IOException missing) {
      // No hints then.
    }
  }

  private static final class Registration extends SimpleFileVisitor<Path> {
    private final WatchService service;
    private final Path root;
    private final @Nullable Predicate<String> skip;

    Registration(WatchService service, Path root, @Nullable Predicate<String> skip) {
      this.service = service;
      this.root = root;
      this.skip = skip;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
        throws IOException {
      if (!path.equals(root) && (skip == null || skip.test(String.valueOf(path.getFileName())))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      path.register(
          service,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_DELETE,
          StandardWatchEventKinds.ENTRY_MODIFY);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public boolean poll(Changes into) {
    into.addEverything(reason);
    return true;
  }

  @Override
  public boolean rest(long nanos) {
    long begin = System.nanoTime();
    long left = nanos;
    while (left > 0 && !isAwake.get() && !isHinted(Math.min(left, SLICE_NANOS))) {
      left = nanos - (System.nanoTime() - begin);
    }
    return isAwake.getAndSet(false);
  }

  private boolean isHinted(long nanos) {
    try {
      if (hints == null) {
        TimeUnit.NANOSECONDS.sleep(nanos);
        return false;
      }
      WatchKey key = hints.poll(nanos, TimeUnit.NANOSECONDS);
      if (key != null) {
        key.pollEvents();
        key.reset();
      }
      return key != null;
    } catch (InterruptedException interrupt) {
      // For the caller, who then looks at the files.
      Thread.currentThread().interrupt();
      return true;
    } catch (ClosedWatchServiceException closed) {
      return true;
    }
  }

  @Override
  public void wake() {
    isAwake.set(true);
  }

  @Override
  public void close() {
    try {
      if (hints != null) {
        hints.close();
      }
    } catch (IOException failure) {
      // It is of no use any more.
    }
  }
}
