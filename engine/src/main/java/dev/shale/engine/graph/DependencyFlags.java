package dev.shale.engine.graph;

/** Bits of a dependency's flags column. */
public final class DependencyFlags {
  /**
   * Erased before the program runs: {@code import type}, or an import used in type positions only.
   */
  public static final int TYPE_ONLY = 1;

  /** Inside a {@code try} block: a failure to resolve is a warning. */
  public static final int OPTIONAL = 1 << 1;

  /** Does not keep its target in the program. */
  public static final int WEAK = 1 << 2;

  private DependencyFlags() {}
}
