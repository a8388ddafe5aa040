package dev.shale.engine.graph;

/**
 * Which connections count as edges when a graph is walked. Each choice has the edges of the one
 * before it, and more.
 */
public enum EdgeChoice {
  /** What is loaded together with its importer: nothing that loads later. */
  STATIC,
  /** What exists when the program runs. The passes walk these. */
  RUNTIME,
  /** Those that load nothing, too: for the type checker only, or weak. */
  TYPES;

  /** Whether connections of this kind count; see {@link DependencyFlags#PASSIVE}. */
  public boolean has(DependencyKind kind, boolean passive) {
    return this == TYPES || (!passive && (this == RUNTIME || !kind.isLater()));
  }
}
