package dev.shale.engine.graph;

/** How importers see what a module exports. The ordinal is stored; new ones go to the end. */
public enum ExportsType {
  UNKNOWN,
  /** ECMAScript module syntax: importers see the exports themselves. */
  NAMESPACE,
  /** CommonJS that says so ({@code __esModule}): seen as a namespace by those who ask. */
  FLAGGED,
  /** CommonJS: everything is the default export, and named ones are found at run time. */
  DEFAULT_WITH_NAMED,
  /** Only a default export, as JSON has in strict importers. */
  DEFAULT_ONLY,
  /** Known when the program runs and not before. */
  DYNAMIC;

  private static final ExportsType[] ALL = values();

  /** The one with this ordinal. */
  public static ExportsType of(int ordinal) {
    return ALL[ordinal];
  }
}
