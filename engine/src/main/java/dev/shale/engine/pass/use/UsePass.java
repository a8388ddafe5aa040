package dev.shale.engine.pass.use;

import dev.shale.engine.graph.Mutations;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassState;
import java.util.List;
import java.util.function.Function;

/** The pass that finds what the program uses; see {@link dev.shale.engine.graph.Uses}. */
public final class UsePass implements Pass {
  public static final UsePass PASS = new UsePass();

  static final PassReason NO_PARTS = new PassReason("the parser reads no parts of modules", "");
  static final PassReason OTHER_ENTRIES =
      new PassReason("an entry came or went", "nothing: all follows from the entries");
  static final PassReason MOVED =
      new PassReason("rows were moved to close gaps", "nothing: it is once in hundreds of edits");
  static final PassReason MUCH_IS_OTHER =
      new PassReason(
          "a large part of the modules has effects now and had none, or the other way",
          "nothing: it is faster so");

  private UsePass() {}

  @Override
  public String label() {
    return "uses";
  }

  @Override
  public int causes() {
    return Mutations.CONNECTIONS
        | Mutations.EXPORTS
        | Mutations.CONTENT
        | Mutations.FLAGS
        | Mutations.EXISTENCE;
  }

  @Override
  public boolean readsRows() {
    return true;
  }

  @Override
  public String columns() {
    return "module use, export use";
  }

  @Override
  public String hot() {
    return "yes";
  }

  @Override
  public List<PassReason> reasons() {
    return List.of(NO_PARTS, OTHER_ENTRIES, MOVED, MUCH_IS_OTHER);
  }

  @Override
  public PassState over(PassEdges edges, Function<Pass, PassState> states) {
    return new UseState(edges);
  }
}
