package dev.shale.engine.pass.component;

import dev.shale.engine.graph.Mutations;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassState;
import java.util.List;
import java.util.function.Function;

/** The pass that finds which modules lead to each other; see {@link Components}. */
public final class ComponentPass implements Pass {
  public static final ComponentPass PASS = new ComponentPass();

  static final PassReason LARGE_SPLIT =
      new PassReason(
          "a component with a large part of all modules may have been split",
          "cut the cycle: see `shale cycles --break`");

  static final PassReason NO_ROOM =
      new PassReason(
          "the order of components has no room for the parts of one that was split",
          "nothing; the run makes room");

  static final PassReason FAR_BACK =
      new PassReason(
          "an added connection leads back over a large part of the graph",
          "the same as for large components");

  static final PassReason SAME_PLACE =
      new PassReason(
          "two components to be reordered have the same place in the order",
          "nothing; the run gives them places");

  private ComponentPass() {}

  @Override
  public String label() {
    return "components";
  }

  @Override
  public int causes() {
    return Mutations.CONNECTIONS | Mutations.EXISTENCE;
  }

  @Override
  public String columns() {
    return "component";
  }

  @Override
  public String hot() {
    return "yes";
  }

  @Override
  public List<PassReason> reasons() {
    return List.of(LARGE_SPLIT, NO_ROOM, FAR_BACK, SAME_PLACE);
  }

  @Override
  public boolean isOneThreaded() {
    return true;
  }

  @Override
  public PassState over(PassEdges edges, Function<Pass, PassState> states) {
    return new ComponentState(edges);
  }
}
