package dev.shale.engine.graph;

import dev.shale.offheap.PageLayout;
import java.lang.foreign.MemorySegment;

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
 * <p>A module's dependencies lie side by side, so the page is looked up once per module and not
 * once per row. Belongs to one thread.
 */
public final class DependencyCursor {
  private final Snapshot snapshot;
  private final DependencyTable dependencies;
  private final ConnectionTable connections;
  private MemorySegment dependencyPage = MemorySegment.NULL;
  private MemorySegment connectionPage = MemorySegment.NULL;
  private int dependency = Snapshot.NO_DEPENDENCY;
  private int end;
  private int pageEnd;

  DependencyCursor(Snapshot snapshot, DependencyTable dependencies, ConnectionTable connections) {
    this.snapshot = snapshot;
    this.dependencies = dependencies;
    this.connections = connections;
  }

  /** Goes before the first dependency of a module. */
  public DependencyCursor of(int module) {
    int begin = snapshot.begin(module);
    dependency = begin - 1;
    end = snapshot.end(module);
    pageEnd = begin;
    return this;
  }

  /**
   * Goes to the next dependency; false when there is none.
   *
   * @throws IllegalStateException when the snapshot is closed
   */
  public boolean next() {
    snapshot.checkOpen();
    return ++dependency < pageEnd || (dependency < end && turn());
  }

  /** Looks the pages up that the cursor has come to. */
  private boolean turn() {
    dependencyPage = dependencies.runPage(dependency);
    connectionPage = connections.runPage(dependency);
    pageEnd = Math.min(end, dependency + PageLayout.remaining(dependency));
    return true;
  }

  /** The row where the cursor is. */
  public int dependency() {
    return dependency;
  }

  /** See {@link Snapshot#target}. */
  public int target() {
    snapshot.checkOpen();
    return ConnectionTable.targetIn(connectionPage, dependency);
  }

  /** See {@link Snapshot#dependencyKind}. */
  public DependencyKind kind() {
    snapshot.checkOpen();
    return DependencyKind.of(DependencyTable.kindIn(dependencyPage, dependency));
  }

  /** See {@link Snapshot#typeOnly}. */
  public boolean typeOnly() {
    snapshot.checkOpen();
    int flags = DependencyTable.flagsIn(dependencyPage, dependency);
    return (flags & DependencyFlags.TYPE_ONLY) != 0;
  }
}
