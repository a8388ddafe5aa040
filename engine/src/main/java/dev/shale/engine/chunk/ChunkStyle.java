package dev.shale.engine.chunk;

/** How modules are put into chunks. */
public enum ChunkStyle {
  /**
   * A chunk brings what is not there yet on some way to it; a module may be in several chunks. As
   * rspack does, and webpack but for details. Each expression that starts a worker has its own.
   */
  COPIES("rspack", false),
  /** As {@link #COPIES}, where expressions that start the same worker share a chunk. */
  COPIES_OF_TARGETS("webpack", true),
  /**
   * Modules that the same starts and requests reach are one chunk, and no module is in two. As
   * esbuild and rolldown do.
   */
  SETS("esbuild", true);

  private final String label;
  private final boolean isByTarget;

  ChunkStyle(String label, boolean isByTarget) {
    this.label = label;
    this.isByTarget = isByTarget;
  }

  /** The name of a tool that does so. */
  public String label() {
    return label;
  }

  /** Whether workers that are one module are one group. */
  boolean hasWorkersByTarget() {
    return isByTarget;
  }

  /** Whether all requests of a name say how it is to be loaded, and not the first alone. */
  boolean joinsHints() {
    return this == COPIES_OF_TARGETS;
  }

  /** Whether no module is in two chunks. */
  boolean isDisjoint() {
    return this == SETS;
  }
}
