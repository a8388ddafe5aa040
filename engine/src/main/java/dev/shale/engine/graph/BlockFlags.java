package dev.shale.engine.graph;

/** Bits of a block's flags column: how the source asks for it to be loaded. */
public final class BlockFlags {
  /** To be loaded when the browser has nothing else to do. */
  public static final int PREFETCH = 1;

  /** To be loaded together with the part that it belongs to. */
  public static final int PRELOAD = 1 << 1;

  /** Not to be a chunk of its own, though it is evaluated later. */
  public static final int EAGER = 1 << 2;

  /** All modules of a pattern are to be one chunk. */
  public static final int LAZY_ONCE = 1 << 3;

  /** One chunk with the last block of the module before it that has the kind and not this flag. */
  public static final int JOINED = 1 << 4;

  private BlockFlags() {}
}
