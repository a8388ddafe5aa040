package dev.shale.engine.graph;

/**
 * Whether evaluating a module does anything but define its exports. The ordinal is stored; new ones
 * go to the end.
 */
public enum SideEffects {
  UNKNOWN,
  /** Neither it nor what it leads to does anything. */
  PURE,
  /** It may. */
  IMPURE;

  private static final SideEffects[] ALL = values();

  /** The one with this ordinal. */
  public static SideEffects of(int ordinal) {
    return ALL[ordinal];
  }
}
