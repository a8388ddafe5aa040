package dev.shale.engine.live;

import org.jspecify.annotations.Nullable;

/**
 * The state that is written, and after a build the one that readers still see. Belongs to the
 * writer's thread.
 */
final class LiveStates implements AutoCloseable {
  /** Null until the first build is done. */
  private @Nullable LiveState written;

  /** What is visible until the one that is written is published; null where that is the same. */
  private @Nullable LiveState seen;

  /** The state that is written. */
  LiveState written() {
    LiveState current = written;
    if (current == null) {
      throw new IllegalStateException("The graph was not built");
    }
    return current;
  }

  /** Goes on with another state, which was built. */
  void use(LiveState next) {
    if (seen == null) {
      seen = written;
    } else {
      // What was built before this was never seen: readers still see what is former to both.
      close(written);
    }
    written = next;
  }

  /** Makes visible what is written. */
  void publish() {
    written().graph().writer().publish();
    closeSeen();
  }

  private void closeSeen() {
    LiveState closing = seen;
    seen = null;
    close(closing);
  }

  private static void close(@Nullable LiveState closing) {
    if (closing != null) {
      closing.close();
    }
  }

  @Override
  public void close() {
    closeSeen();
    LiveState closing = written;
    written = null;
    close(closing);
  }
}
