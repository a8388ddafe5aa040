package dev.shale.engine.metric;

/** What {@link LiveCounts} has one number of. How often something was timed is no count. */
public enum Count {
  /** Updates that failed, after which the graph is built anew. */
  FAILED_UPDATES,
  /** Updates that built the graph anew; the first is one. */
  BUILDS,
  /** The bytes of files that were read. */
  READ_BYTES,
  /** Files that could not be read, that are no UTF-8, or on which the front end failed. */
  FAILED_FILES,
  /** Requests of which a resolver was asked where they lead. */
  REQUESTS,
  /** The native bytes of the graph after the last update; set, not added to. */
  GRAPH_BYTES,
  /** The native bytes that keep records of files, after the last update; set, not added to. */
  RECORD_BYTES
}
