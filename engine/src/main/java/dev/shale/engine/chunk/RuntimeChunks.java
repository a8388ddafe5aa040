package dev.shale.engine.chunk;

/** Whether what runs a start is a chunk of its own. */
public enum RuntimeChunks {
  /** It is in the chunk of the start. */
  NONE,
  /** One for all starts. */
  SINGLE,
  /** One for each. */
  MULTIPLE;

  /** The name of the chunk of a start; of use unless this is {@link #NONE}. */
  public String name(String start) {
    return this == SINGLE ? "runtime" : "runtime~" + start;
  }
}
