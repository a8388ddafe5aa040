package dev.shale.engine.graph.table;

import dev.shale.arena.Names;

/** What stands in a column that names a row where there is none to name. */
public final class Absent {
  public static final int NO_MODULE = -1;
  public static final int NO_DEPENDENCY = -1;
  public static final int NO_BLOCK = -1;
  public static final int NO_PART = -1;
  public static final int NO_NAME = Names.NO_NAME;

  /** The depth and ranks of a module that no entry reaches. */
  public static final int NOT_REACHED = -1;

  private Absent() {}
}
