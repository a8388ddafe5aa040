package dev.shale.engine.graph;

/** Bits of a connection's state column. */
public final class ConnectionState {
  /** Whether it is active depends on the runtime and on what is used. */
  public static final int CONDITIONAL = 1;

  /** Derived: in no runtime does it lead anywhere. */
  public static final int INACTIVE = 1 << 1;

  private ConnectionState() {}
}
