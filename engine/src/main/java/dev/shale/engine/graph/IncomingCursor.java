package dev.shale.engine.graph;

/**
 * Walks the dependencies that lead to one module after the other, the one connected last first,
 * without allocating. Belongs to one thread.
 */
public final class IncomingCursor {
  private final Snapshot snapshot;
  private int dependency = Snapshot.NO_DEPENDENCY;
  private int following = Snapshot.NO_DEPENDENCY;
  private int left;

  IncomingCursor(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Goes before the first dependency that leads to a module. */
  public IncomingCursor of(int module) {
    following = snapshot.firstIncoming(module);
    left = snapshot.dependencyCount();
    return this;
  }

  /**
   * Goes to the next dependency; false when there is none.
   *
   * @throws IllegalStateException when there are more than the graph has, which is so in pages that
   *     came from elsewhere and do not fit together
   */
  public boolean next() {
    dependency = following;
    if (dependency == Snapshot.NO_DEPENDENCY) {
      return false;
    }
    if (left-- == 0) {
      throw new IllegalStateException("The list of what leads to a module is endless");
    }
    following = snapshot.nextIncoming(dependency);
    return true;
  }

  /** The row where the cursor is. */
  public int dependency() {
    return dependency;
  }

  /** The module that the connection comes from. */
  public int source() {
    return snapshot.parent(dependency);
  }
}
