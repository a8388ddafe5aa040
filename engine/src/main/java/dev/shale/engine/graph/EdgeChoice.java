package dev.shale.engine.graph;

/**
 * Which connections count as edges when a graph is walked. Each choice has the edges of the one
 * before it, and more.
 */
public enum EdgeChoice {
  /** What is loaded together with its importer: no dynamic imports. */
  STATIC,
  /** What exists when the program runs. The passes walk these. */
  RUNTIME,
  /** Those that exist for the type checker only, too. */
  TYPES;

  /** Whether connections of this kind count. */
  public boolean has(DependencyKind kind, boolean typeOnly) {
    return this == TYPES
        || (!typeOnly && (this == RUNTIME || kind != DependencyKind.DYNAMIC_IMPORT));
  }
}
