package dev.shale.engine.graph;

import dev.shale.engine.graph.table.InnerTable;

/** Bits of the rows of an {@link InnerGraph}. */
public final class InnerFlags {
  /** A part of a module: a top-level statement, or a declarator of one. */
  public static final int PART = InnerTable.PART;

  /** Of a part: evaluating it has no effects that something else could see. */
  public static final int PURE = 1 << 1;

  /** Of a part: it declares functions a call of which has no effects of its own. */
  public static final int PURE_FUNCTION = 1 << 2;

  /** Of a use: it means a part of the same module, and not a dependency. */
  public static final int OF_PART = InnerTable.OF_PART;

  /** Of a use of a dependency: what it leads to is called or constructed. */
  public static final int CALLED = 1 << 4;

  /** Of a use: in code that never runs; it keeps nothing in the program. */
  public static final int UNREACHABLE = 1 << 5;

  /**
   * Of a use: the dependency is brought, and nothing of it is used; other uses tell what is. It has
   * no path.
   */
  public static final int LOADED = 1 << 6;

  private InnerFlags() {}
}
