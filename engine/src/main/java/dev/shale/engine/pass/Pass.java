package dev.shale.engine.pass;

import dev.shale.engine.graph.Mutations;

/**
 * The passes that fill derived columns: what each reads, needs and writes. {@code docs/passes.md}
 * lists them.
 */
public enum Pass {
  /** Which module leads to which; writes no column. */
  ADJACENCY(
      "adjacency",
      Mutations.CONNECTIONS | Mutations.EXISTENCE,
      "",
      "the edges of both directions",
      "rows of changed modules are replaced"),
  /** See {@link Depths}. */
  DEPTH(
      "depth",
      Mutations.CONNECTIONS | Mutations.EXISTENCE | Mutations.FLAGS,
      "adjacency",
      "depth",
      "yes"),
  /** See {@link Orders}. */
  ORDER(
      "order",
      Mutations.CONNECTIONS | Mutations.EXISTENCE | Mutations.FLAGS,
      "adjacency",
      "pre order, post order",
      "no; skipped when the walk is the same"),
  /** See {@link Components}. */
  COMPONENTS(
      "components", Mutations.CONNECTIONS | Mutations.EXISTENCE, "adjacency", "component", "yes"),
  /** See {@link Roots}. */
  ROOTS("roots", Mutations.CONNECTIONS | Mutations.EXISTENCE, "components", "root", "yes");

  private static final Pass[] PASSES = values();

  private final String label;
  private final int causes;
  private final String needs;
  private final String columns;
  private final String hot;

  Pass(String label, int causes, String needs, String columns, String hot) {
    this.label = label;
    this.causes = causes;
    this.needs = needs;
    this.columns = columns;
    this.hot = hot;
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

  /** The pass whose result it needs, by its label; empty for the first. */
  public String needs() {
    return needs;
  }

  /** The derived columns that the pass writes, for people. */
  public String columns() {
    return columns;
  }

  /** Whether it can run over what edits can have changed, for people. */
  public String hot() {
    return hot;
  }
}
