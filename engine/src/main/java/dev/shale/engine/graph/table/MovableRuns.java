package dev.shale.engine.graph.table;

import dev.shale.arena.RunAllocator;

/** A table whose rows are runs of modules, which {@link Compaction} may move. */
interface MovableRuns {
  RunAllocator allocator();

  boolean exists(int row);

  /** The module that a row belongs to. */
  int parent(int row);

  /** The first row of a module's run. */
  int begin(int module);

  int count(int module);

  /** Copies a run to rows before it, which may be some of its own, with all that leads to it. */
  void move(int module, int to);
}
