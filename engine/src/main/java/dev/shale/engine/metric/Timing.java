package dev.shale.engine.metric;

/** What {@link LiveCounts} has a histogram of times of. */
public enum Timing {
  /** To open and read one file. */
  READ,
  /** To parse one file. */
  PARSE,
  /** To find out where the requests of one module lead. */
  RESOLVE,
  /** To bring the derived columns up to date once. */
  PASSES,
  /** A whole update that did not fail, until it can be seen. */
  UPDATE
}
