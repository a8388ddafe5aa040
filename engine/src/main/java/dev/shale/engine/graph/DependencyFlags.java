package dev.shale.engine.graph;

/** Bits of a dependency's flags column. */
public final class DependencyFlags {
  /**
   * Erased before the program runs: {@code import type}, or an import used in type positions only.
   */
  public static final int TYPE_ONLY = 1;

  /** Inside a {@code try} block: a failure to resolve is a warning. */
  public static final int OPTIONAL = 1 << 1;

  /** Does not keep its target in the program: {@code require.resolveWeak}. */
  public static final int WEAK = 1 << 2;

  /**
   * Need not be evaluated when its module is: written in a branch, in the right side of {@code &&},
   * {@code ||} or {@code ??}, in a default value, a clause of a switch, the body of a loop, a catch
   * clause, or anywhere in a function, even in one that is called on the spot. A branch that a
   * constant decides is none.
   */
  public static final int CONDITIONAL = 1 << 3;

  /** Of {@code import defer} and {@code import.defer()}: evaluated when it is used first. */
  public static final int DEFER = 1 << 4;

  /** Of {@code import source} and {@code import.source()}: read and never evaluated. */
  public static final int SOURCE = 1 << 5;

  /** Of a module that only imports of types lead to ({@link ModuleFlags#FOR_TYPES}). */
  public static final int FOR_TYPES = 1 << 6;

  /** The bits any of which says that the dependency does not load its target. */
  public static final int PASSIVE = TYPE_ONLY | WEAK | FOR_TYPES;

  private DependencyFlags() {}
}
