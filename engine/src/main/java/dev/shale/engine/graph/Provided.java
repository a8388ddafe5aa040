package dev.shale.engine.graph;

/** Whether a module provides an export. The ordinal is stored; new ones go to the end. */
public enum Provided {
  UNKNOWN,
  YES,
  NO;

  private static final Provided[] ALL = values();

  /** The one with this ordinal. */
  public static Provided of(int ordinal) {
    return ALL[ordinal];
  }
}
