package dev.shale.engine.graph;

/** What a module is. The ordinal is stored in the module table; new kinds go to the end. */
public enum ModuleKind {
  /** A file with ECMAScript module syntax, or one that its name or package declares to be one. */
  ESM("esm"),
  /** A script or CommonJS file. */
  COMMONJS("commonjs"),
  JSON("json"),
  /** A style sheet; a leaf. */
  CSS("css"),
  /** Any other file; a leaf that is never read. */
  ASSET("asset"),
  /** A request that is left to the platform, such as {@code node:fs}; there is no file. */
  EXTERNAL("external"),
  /** A request that a {@code browser} map replaces by nothing. */
  IGNORED("ignored");

  private static final ModuleKind[] KINDS = values();

  private final String label;

  ModuleKind(String label) {
    this.label = label;
  }

  /** The kind's name in output. */
  public String label() {
    return label;
  }

  /** Whether a file of this kind can import others, so that its text has to be read. */
  public boolean isRead() {
    return this == ESM || this == COMMONJS || this == JSON;
  }

  /** Whether modules of this kind stand for a file. */
  public boolean isFile() {
    return this != EXTERNAL && this != IGNORED;
  }

  /** The kind with this ordinal. */
  public static ModuleKind of(int ordinal) {
    return KINDS[ordinal];
  }
}
