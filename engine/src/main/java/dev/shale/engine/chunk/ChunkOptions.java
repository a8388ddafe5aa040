package dev.shale.engine.chunk;

/**
 * How chunks are made.
 *
 * @param style how modules are put into them
 * @param mergesEqual whether requests that bring the same share a chunk; bundlers ask that runtimes
 *     use it equally, too
 * @param runtimeChunks whether what runs a start is a chunk of its own
 */
public record ChunkOptions(ChunkStyle style, boolean mergesEqual, RuntimeChunks runtimeChunks) {
  /** What bundlers do when nothing is said. */
  public static final ChunkOptions USUAL =
      new ChunkOptions(ChunkStyle.COPIES, true, RuntimeChunks.NONE);
}
