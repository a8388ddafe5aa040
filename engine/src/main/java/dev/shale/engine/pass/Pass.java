package dev.shale.engine.pass;

import dev.shale.engine.graph.Mutations;

/** The passes that fill derived columns: what each reads, needs and writes. */
public enum Pass {
  /** Which module leads to which; writes no column. */
  ADJACENCY("adjacency", Mutations.CONNECTIONS | Mutations.EXISTENCE, "nothing"),
  /** See {@link Depths}. */
  DEPTH("depth", Mutations.CONNECTIONS | Mutations.EXISTENCE | Mutations.FLAGS, "depth"),
  /** See {@link Orders}. */
  ORDER(
      "order",
      Mutations.CONNECTIONS | Mutations.EXISTENCE | Mutations.FLAGS,
      "pre order, post order"),
  /** See {@link Components}. */
  COMPONENTS("components", Mutations.CONNECTIONS | Mutations.EXISTENCE, "component"),
  /** See {@link Roots}; needs the components. */
  ROOTS("roots", Mutations.CONNECTIONS | Mutations.EXISTENCE, "root");

  private static final Pass[] PASSES = values();

  private final String label;
  private final int causes;
  private final String columns;

  Pass(String label, int causes, String columns) {
    this.label = label;
    this.causes = causes;
    this.columns = columns;
  }

  /** How many there are. */
  static int count() {
    return PASSES.length;
  }

  static Pass of(int ordinal) {
    return PASSES[ordinal];
  }

  /** The pass's name in output. */
  public String label() {
    return label;
  }

  /**
   * In which respects modules have to be changed to concern the pass; bits of {@link Mutations}.
   */
  public int causes() {
    return causes;
  }

  /** The derived columns that the pass writes, for people. */
  public String columns() {
    return columns;
  }
}
