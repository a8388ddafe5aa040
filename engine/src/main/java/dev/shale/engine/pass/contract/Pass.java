package dev.shale.engine.pass.contract;

import dev.shale.engine.graph.Mutations;
import dev.shale.engine.graph.table.TableType;
import java.util.List;
import java.util.function.Function;

/**
 * A pass: fills derived columns of modules. This is what it declares; what it keeps of one graph is
 * a {@link PassState}. {@code docs/passes.md} is printed from the declarations.
 *
 * <p>A pass is a package of its own and a line in the list of {@code Passes}. The scheduler asks
 * for all that it has to know: which changes concern the pass, which passes go before it, whether
 * its result still holds, whether it can be repaired.
 */
public interface Pass {
  /** The name in output. */
  String label();

  /**
   * In which respects modules have to be changed to concern the pass; bits of {@link Mutations}.
   */
  int causes();

  /** The passes whose results it reads, which stand before it in the list; all read the edges. */
  default List<Pass> needs() {
    return List.of();
  }

  /** The derived columns that the pass writes, for people. */
  String columns();

  /** Whether it can run over what edits can have changed, for people. */
  String hot();

  /**
   * Whether it reads more of modules than their edges, and so is concerned by changes that leave
   * the edges as they are.
   */
  default boolean readsRows() {
    return false;
  }

  /** Its own reasons to run over everything, or not at all. */
  default List<PassReason> reasons() {
    return List.of();
  }

  /** Tables of modules that it brings, beside those that every graph has. */
  default List<TableType<?>> tables() {
    return List.of();
  }

  /**
   * Whether a search over everything is best done by one thread, so that two such passes may run
   * beside each other.
   */
  default boolean isOneThreaded() {
    return false;
  }

  /**
   * The pass over one graph, before it has run.
   *
   * @param states the states of the passes that it needs
   */
  PassState over(PassEdges edges, Function<Pass, PassState> states);
}
