package dev.shale.engine.graph;

/** Bits of a module's flags column. */
public final class ModuleFlags {
  /** The graph was discovered from this module. */
  public static final int ENTRY = 1;

  /** Only imports of types lead to it: it is no part of the program that runs. */
  public static final int FOR_TYPES = 1 << 1;

  /** Its package declares that evaluating it has no side effects. */
  public static final int SIDE_EFFECT_FREE = 1 << 2;

  /** Evaluating it has no effects, what it depends on aside. */
  public static final int PURE = 1 << 3;

  /** Belongs to an installed package and not to the project. */
  public static final int INSTALLED = 1 << 4;

  /** What its parts use is known: see {@link InnerGraph}. */
  public static final int INNER = 1 << 5;

  /** It exports what its rows say, with the names behind stars, and nothing else. */
  public static final int EXACT = 1 << 6;

  /**
   * Its name or its package says that it is linked, whatever is in it: to it the default of a
   * module that is not linked is the object of all exports, even if one of them has that name.
   */
  public static final int LINKED_BY_NAME = 1 << 7;

  /**
   * Its text may have remarks for the tools of its language, such as comments that silence a check:
   * who wants them reads the file.
   */
  public static final int REMARKS = 1 << 8;

  /** A statement of it that asks for a module may bind no name. */
  public static final int BARE_IMPORTS = 1 << 9;

  private ModuleFlags() {}
}
