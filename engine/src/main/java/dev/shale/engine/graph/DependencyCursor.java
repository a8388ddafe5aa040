package dev.shale.engine.graph;

import dev.shale.engine.graph.table.ConnectionTable;
import dev.shale.engine.graph.table.ModuleTable;
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
 * <p>A module's connections lie side by side, so their targets are copied at once when the cursor
 * goes to the module, and a step reads an array. What looked a page up and checked its liveness for
 * every row would cost several times as much. The array grows to the largest module.
 *
 * <p>What was copied is of the cursor's snapshot: when that is closed by another thread meanwhile,
 * {@link #of} throws. The steps go on over the copy; the last one notices.
 *
 * <p>Belongs to one thread.
 */
public final class DependencyCursor {
  private static final int FIRST_TARGETS = 128;

  private final Snapshot snapshot;
  private final ModuleTable modules;
  private final ConnectionTable connections;
  private int[] targets = new int[FIRST_TARGETS];
  private int first;
  private int index;
  private int count;

  DependencyCursor(Snapshot snapshot, ModuleTable modules, ConnectionTable connections) {
    this.snapshot = snapshot;
    this.modules = modules;
    this.connections = connections;
  }

  /** Goes before the first dependency of a module. */
  public DependencyCursor of(int module) {
    MemorySegment page = modules.runPage(module);
    first = ModuleTable.firstDependencyIn(page, module);
    count = ModuleTable.dependencyCountIn(page, module);
    if (count <= 0) {
      modules.checkExists(module);
    }
    index = -1;
    if (count > targets.length) {
      targets = new int[Math.max(count, targets.length * 2)];
    }
    connections.copyTargets(first, count, targets, 0);
    modules.checkStillOpen();
    return this;
  }

  /**
   * Goes to the next dependency; false when there is none.
   *
   * @throws IllegalStateException at the end of a module, when the snapshot was closed meanwhile
   */
  public boolean next() {
    return ++index < count || end();
  }

  /** Not in {@link #next}: a look at the snapshot in every step would double what a step costs. */
  private boolean end() {
    modules.checkOpen();
    return false;
  }

  /** The row where the cursor is. */
  public int dependency() {
    return first + index;
  }

  /** See {@link Snapshot#target}; as it was when the cursor went to the module. */
  public int target() {
    return targets[index];
  }

  /** See {@link Snapshot#dependencyKind}. */
  public DependencyKind kind() {
    return snapshot.dependencyKind(first + index);
  }

  /** See {@link Snapshot#isTypeOnly}. */
  public boolean isTypeOnly() {
    return snapshot.isTypeOnly(first + index);
  }

  /** See {@link Snapshot#dependencyFlags}. */
  public int flags() {
    return snapshot.dependencyFlags(first + index);
  }
}
