package dev.shale.engine.graph;

import dev.shale.arena.Version;
import dev.shale.arena.VersionPages;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot's hold on a version. When the snapshot becomes unreachable before it was closed, a
 * cleaner lets go in its place and tells the graph's listener: its reader died, or forgot.
 *
 * <p>Knows nothing of the snapshot, which would otherwise stay reachable. One that was let go is
 * taken off the cleaner's list at once: what is on it costs every collection of garbage a look.
 */
final class Lease implements Runnable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Version version;
  private final LeakListener listener;
  private final String thread;
  private final AtomicBoolean released = new AtomicBoolean();
  private Cleaner.@Nullable Cleanable watching;

  Lease(Version version, LeakListener listener) {
    this.version = version;
    this.listener = listener;
    thread = Thread.currentThread().getName();
  }

  /** Watches a snapshot. */
  void watch(Snapshot snapshot) {
    watching = CLEANER.register(snapshot, this);
  }

  /** Lets go, once; nothing can be looked up in {@code pages} any more. */
  void end(VersionPages pages) {
    if (released.compareAndSet(false, true)) {
      version.end(pages);
      if (watching != null) {
        watching.clean();
      }
    }
  }

  /** The snapshot is gone. */
  @Override
  public void run() {
    if (released.compareAndSet(false, true)) {
      version.release();
      listener.leaked(thread);
    }
  }
}
