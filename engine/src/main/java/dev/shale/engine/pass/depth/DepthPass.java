package dev.shale.engine.pass.depth;

import dev.shale.engine.graph.Mutations;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassState;
import java.util.List;
import java.util.function.Function;

/** The pass that says how far modules are from the entries; see {@link Depths}. */
public final class DepthPass implements Pass {
  public static final DepthPass PASS = new DepthPass();

  static final PassReason MANY_DEPTHS =
      new PassReason(
          "more modules change their depth than a search visits in that time",
          "nothing: an edit near the entries moves much");

  private DepthPass() {}

  @Override
  public String label() {
    return "depth";
  }

  @Override
  public int causes() {
    return Mutations.CONNECTIONS | Mutations.EXISTENCE | Mutations.FLAGS;
  }

  @Override
  public String columns() {
    return "depth";
  }

  @Override
  public String hot() {
    return "yes";
  }

  @Override
  public List<PassReason> reasons() {
    return List.of(MANY_DEPTHS);
  }

  @Override
  public PassState over(PassEdges edges, Function<Pass, PassState> states) {
    return new DepthState(edges);
  }
}
