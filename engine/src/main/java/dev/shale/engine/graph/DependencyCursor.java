package dev.shale.engine.graph;

/**
 * Walks the dependencies of one module after the other, in source order, without allocating.
 *
 * <pre>{@code
 * DependencyCursor cursor = snapshot.dependencies();
 * for (cursor.of(module); cursor.next(); ) {
 *   ... cursor.dependency(), cursor.target() ...
 * }
 * }</pre>
 *
 * <p>Belongs to one thread.
 */
public final class DependencyCursor {
  private final Snapshot snapshot;
  private int dependency = Snapshot.NO_DEPENDENCY;
  private int end;

  DependencyCursor(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Goes before the first dependency of a module. */
  public DependencyCursor of(int module) {
    dependency = snapshot.begin(module) - 1;
    end = snapshot.end(module);
    return this;
  }

  /** Goes to the next dependency; false when there is none. */
  public boolean next() {
    return ++dependency < end;
  }

  /** The row where the cursor is. */
  public int dependency() {
    return dependency;
  }

  /** See {@link Snapshot#target}. */
  public int target() {
    return snapshot.target(dependency);
  }

  /** See {@link Snapshot#dependencyKind}. */
  public DependencyKind kind() {
    return snapshot.dependencyKind(dependency);
  }

  /** See {@link Snapshot#typeOnly}. */
  public boolean typeOnly() {
    return snapshot.typeOnly(dependency);
  }
}
