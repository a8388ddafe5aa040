package dev.shale.engine.store;

import java.util.Locale;

/**
 * What a pack is part of. The order is that of the format, and of importance: when the packs that
 * are in use are more than a store may keep, the last scopes go first.
 */
public enum Scope {
  /** What was built and how. */
  METADATA,
  /** What the files looked like. */
  FILES,
  /** Pages of the graph's tables. */
  GRAPH,
  /** Pages of the names. */
  NAMES,
  /** What requests led to. */
  RESOLUTIONS,
  /** What parsing found. */
  RECORDS;

  static final int COUNT = values().length;

  /** The name in texts. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
