package dev.shale.engine.graph;

/** Bits of a module's flags column. */
public final class ModuleFlags {
  /** The graph was discovered from this module. */
  public static final int ENTRY = 1;

  /** A file of types only: nothing of it runs. */
  public static final int TYPE = 1 << 1;

  /** Its package declares that evaluating it has no side effects. */
  public static final int SIDE_EFFECT_FREE = 1 << 2;

  /** Evaluating it has no effects, what it depends on aside. */
  public static final int PURE = 1 << 3;

  private ModuleFlags() {}
}
