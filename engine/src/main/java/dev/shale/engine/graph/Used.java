package dev.shale.engine.graph;

/**
 * How an export is used. Of two findings the later one in this order holds. The ordinal is stored;
 * new ones go to the end.
 */
public enum Used {
  UNUSED,
  /** Only properties of it are. */
  ONLY_PROPERTIES_USED,
  /** Nothing was found out. */
  NO_INFO,
  /** It cannot be found out. */
  UNKNOWN,
  USED;

  private static final Used[] ALL = values();

  /** The one with this ordinal. */
  public static Used of(int ordinal) {
    return ALL[ordinal];
  }
}
