package dev.shale.engine.graph;

/** Bits of a block's flags column: how the source asks for it to be loaded. */
public final class BlockFlags {
  /** To be loaded when the browser has nothing else to do; the block has an order for it. */
  public static final int PREFETCH = 1;

  /** To be loaded together with the part that it belongs to; the block has an order for it. */
  public static final int PRELOAD = 1 << 1;

  /** Not to be a chunk of its own, though it is evaluated later. */
  public static final int EAGER = 1 << 2;

  /** All modules of a pattern are to be one chunk. */
  public static final int LAZY_ONCE = 1 << 3;

  /**
   * One chunk with the last block of the module before it that has the kind and the depth, and not
   * this flag.
   */
  public static final int JOINED = 1 << 4;

  /** The bits that say how urgent it is: one of the next three, or 0. */
  public static final int FETCH = 3 << 5;

  /** As urgent as it would be without a word. */
  public static final int FETCH_AUTO = 1 << 5;

  public static final int FETCH_LOW = 2 << 5;

  public static final int FETCH_HIGH = 3 << 5;

  /** The source says more about the block, in a way that has no meaning. */
  public static final int MEANINGLESS = 1 << 7;

  /** What the block lies in comes later in the module, and not before it. */
  public static final int IN_LATER = 1 << 8;

  /** In how many other blocks a block lies may be told up to here; what is deeper counts so. */
  public static final int MOST_DEPTH = 63;

  private static final int DEPTH_SHIFT = 9;

  private BlockFlags() {}

  /**
   * In how many other blocks of its module a block lies. It asks for what it leads to while that is
   * run which the innermost of them has loaded: the next one of less depth, before it or, with
   * {@link #IN_LATER}, behind it.
   */
  public static int depth(int flags) {
    return flags >>> DEPTH_SHIFT & MOST_DEPTH;
  }

  /** The bits that say a depth from 0 to {@link #MOST_DEPTH}. */
  public static int ofDepth(int depth) {
    return depth << DEPTH_SHIFT;
  }
}
