package dev.shale.engine.graph;

import dev.shale.engine.graph.table.ConnectionTable;
import dev.shale.engine.graph.table.ModuleTable;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;

/**
 * The targets of some modules in one array, for walks over large parts of a graph. A loop over an
 * array is what the JIT is best at, and loads of several modules do not wait for each other: a walk
 * that takes one after the other waits for memory in each.
 *
 * <pre>{@code
 * TargetBatch batch = snapshot.targetBatch();
 * for (int module = 0; module < snapshot.moduleCount(); module = batch.end()) {
 *   batch.load(module);
 *   for (int index = 0; index < batch.size(); index++) {
 *     for (int at = batch.begin(index); at < batch.end(index); at++) {
 *       ... batch.targets()[at] is a target of module + index ...
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>What was loaded is of the snapshot: when that is closed by another thread meanwhile, loading
 * throws. Allocates when an array has to grow. Belongs to one thread.
 */
public final class TargetBatch {
  /** How many modules are loaded at once, at most. */
  public static final int MODULES = 64;

  private final ModuleTable modules;
  private final ConnectionTable connections;
  private final int[] firsts = new int[MODULES];
  private final int[] counts = new int[MODULES];
  private final int[] begins = new int[MODULES + 1];
  private int[] targets = new int[MODULES * 32];
  private int size;
  private int end;

  TargetBatch(ModuleTable modules, ConnectionTable connections) {
    this.modules = modules;
    this.connections = connections;
  }

  /**
   * Loads a module and those that follow it by id, up to {@link #end()}. Those that do not exist
   * have no targets.
   */
  public void load(int module) {
    int rest = modules.rowCount() - module;
    size = Math.min(Math.min(MODULES, PageLayout.remaining(module)), rest);
    end = module + size;
    modules.copyRuns(module, size, firsts, counts, 0);
    layOut();
    copyRows();
    modules.checkStillOpen();
  }

  /**
   * Loads {@code list[begin, end)}, modules in any order, {@value #MODULES} at most.
   *
   * @throws IndexOutOfBoundsException when one does not exist, or there are too many
   */
  public void load(int[] list, int begin, int end) {
    size = end - begin;
    for (int index = 0; index < size; index++) {
      int module = list[begin + index];
      MemorySegment page = modules.runPage(module);
      firsts[index] = ModuleTable.firstDependencyIn(page, module);
      counts[index] = ModuleTable.dependencyCountIn(page, module);
      if (counts[index] <= 0) {
        modules.checkExists(module);
      }
    }
    layOut();
    for (int index = 0; index < size; index++) {
      connections.copyTargets(firsts[index], counts[index], targets, begins[index]);
    }
    modules.checkStillOpen();
  }

  private void layOut() {
    int place = 0;
    for (int index = 0; index < size; index++) {
      begins[index] = place;
      place += Math.max(0, counts[index]);
    }
    begins[size] = place;
    if (place > targets.length) {
      targets = new int[Math.max(place, targets.length * 2)];
    }
  }

  /** Runs mostly lie one behind the other, and are then copied as one. */
  private void copyRows() {
    for (int index = 0; index < size; ) {
      int first = index;
      int rows = Math.max(0, counts[index]);
      for (index++; index < size && firsts[index] == firsts[first] + rows; index++) {
        rows += Math.max(0, counts[index]);
      }
      connections.copyTargets(firsts[first], rows, targets, begins[first]);
    }
  }

  /** How many modules were loaded. */
  public int size() {
    return size;
  }

  /** The module behind the last that {@link #load(int)} loaded. */
  public int end() {
    return end;
  }

  /** Where the targets of the {@code index}-th module begin in {@link #targets}. */
  public int begin(int index) {
    return begins[index];
  }

  /** Where they end. */
  public int end(int index) {
    return begins[index + 1];
  }

  /**
   * The targets, in source order, {@link Snapshot#NO_MODULE} where a dependency leads nowhere. Good
   * until the next load, and not to be changed.
   */
  public int[] targets() {
    return targets;
  }
}
