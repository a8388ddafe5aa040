package dev.shale.engine.graph;

import dev.shale.engine.graph.table.DependencyTable;
import dev.shale.engine.graph.table.ImporterTable;
import dev.shale.engine.graph.table.ModuleTable;
import dev.shale.engine.graph.upkeep.Incoming;

/**
 * Walks the dependencies that lead to one module after the other, in no particular order but always
 * the same, without allocating once its arrays have grown. Belongs to one thread.
 *
 * <p>What leads to a module lies side by side and is copied some at a time; so are the modules that
 * they come from, when the first of them is asked for. Those lie anywhere, and the processor waits
 * for many at once.
 *
 * <p>What was copied is of the cursor's snapshot: when that is closed by another thread meanwhile,
 * {@link #of} and {@link #next} throw. When the writer changes what it is walking over, it has to
 * go to the module again.
 */
public final class IncomingCursor {
  private static final int MOST_AT_ONCE = 64;
  private static final int FIRST_AT_ONCE = 8;
  private static final int[] NONE = {};

  private final ModuleTable modules;
  private final ImporterTable importers;
  private final DependencyTable dependencies;
  private int[] found = NONE;
  private int[] sources = NONE;
  private int index;

  /** How many there are in {@link #found}, and of how many of them the source is known. */
  private int count;

  private int sourceCount;

  /** The row behind those that were copied, and how many are left there. */
  private int row;

  private int left;

  IncomingCursor(ModuleTable modules, ImporterTable importers, DependencyTable dependencies) {
    this.modules = modules;
    this.importers = importers;
    this.dependencies = dependencies;
  }

  /**
   * Goes before the first dependency that leads to a module.
   *
   * @throws IllegalStateException when there are more than the graph has, which is so in pages that
   *     came from elsewhere and do not fit together
   */
  public IncomingCursor of(int module) {
    int run = modules.importers(module);
    index = -1;
    count = 0;
    sourceCount = 0;
    left = 0;
    if (Incoming.isSingle(run)) {
      reserve(1);
      found[0] = Incoming.single(run);
      count = 1;
    } else if (run >= 0) {
      begin(run);
    }
    modules.checkStillOpen();
    return this;
  }

  private void begin(int run) {
    left = ImporterTable.count(importers.head(run));
    if (left > dependencies.rowCount()) {
      throw new IllegalStateException("More dependencies lead to a module than there are");
    }
    row = run + 1;
    load();
  }

  private void load() {
    reserve(left);
    count = importers.copy(row, Math.min(left, found.length), found);
    row += count;
    left -= count;
    sourceCount = 0;
  }

  private void reserve(int wanted) {
    if (wanted > found.length && found.length < MOST_AT_ONCE) {
      found = new int[wanted <= FIRST_AT_ONCE ? FIRST_AT_ONCE : MOST_AT_ONCE];
      sources = new int[found.length];
    }
  }

  /**
   * Goes to the next dependency; false when there is none.
   *
   * @throws IllegalStateException when the snapshot was closed meanwhile; noticed at the end, and
   *     now and then before
   */
  public boolean next() {
    return ++index < count || nextLoad();
  }

  private boolean nextLoad() {
    if (left == 0) {
      index = count;
      modules.checkStillOpen();
      return false;
    }
    load();
    modules.checkStillOpen();
    index = 0;
    return true;
  }

  /** The row where the cursor is. */
  public int dependency() {
    return found[index];
  }

  /** The module that the connection comes from. */
  public int source() {
    if (sourceCount <= index) {
      loadSources();
    }
    return sources[index];
  }

  private void loadSources() {
    for (int at = index; at < count; at++) {
      sources[at] = dependencies.parentOf(found[at]);
    }
    sourceCount = count;
  }
}
