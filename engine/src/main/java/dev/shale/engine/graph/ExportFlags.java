package dev.shale.engine.graph;

import dev.shale.engine.graph.table.ExportTable;

/** Bits of an export's flags column. */
public final class ExportFlags {
  /** {@code export * from}: whatever the target provides, the default export left out. */
  public static final int STAR = 1;

  /** Its name may be made shorter. */
  public static final int CAN_MANGLE = 1 << 1;

  /** It is a constant that importers may be given the value of. */
  public static final int CONSTANT = ExportTable.CONSTANT;

  /** A property of a CommonJS module's {@code exports}. */
  public static final int COMMONJS = 1 << 3;

  /** A function a call of which has no effects. */
  public static final int PURE_FUNCTION = 1 << 4;

  /** The module reads it itself, from the object of its exports. */
  public static final int READ = 1 << 5;

  private ExportFlags() {}
}
