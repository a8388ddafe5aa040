package dev.shale.engine.usage;

/** What may be used. Those that others follow from stand first. */
public enum UseKind {
  /** An entry begins. */
  ENTRY,
  /** A module is evaluated. */
  MODULE,
  /** A part of a module runs; by its row. */
  PART,
  /** A module is used in a way that does not say which exports. */
  WHOLE,
  /** All names of a module are used but the default. */
  NAMED,
  /** An export is used, be it members of it alone; by its row. */
  EXPORT,
  /** An export itself is used. */
  FULLY,
  /** A name is used that no export of the module has itself; by its place among those. */
  OTHER;

  private static final UseKind[] ALL = values();

  static UseKind of(int ordinal) {
    return ALL[ordinal];
  }

  /** Whether uses follow from it. */
  boolean isRun() {
    return ordinal() < EXPORT.ordinal();
  }
}
