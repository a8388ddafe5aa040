package dev.shale.engine.pass.order;

import dev.shale.engine.graph.Mutations;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassState;
import java.util.List;
import java.util.function.Function;

/** The pass that says when a walk in source order enters and leaves modules; see {@link Orders}. */
public final class OrderPass implements Pass {
  public static final OrderPass PASS = new OrderPass();

  static final PassReason SAME_WALK = new PassReason("the walk takes the same way", "");

  static final PassReason OTHER_WALK =
      new PassReason(
          "a rank is a place among all modules, and the walk takes another way",
          "ask for the order when it is needed, not after each edit");

  private OrderPass() {}

  @Override
  public String label() {
    return "order";
  }

  @Override
  public int causes() {
    return Mutations.CONNECTIONS | Mutations.EXISTENCE | Mutations.FLAGS;
  }

  @Override
  public String columns() {
    return "pre order, post order";
  }

  @Override
  public String hot() {
    return "no; skipped when the walk is the same";
  }

  @Override
  public List<PassReason> reasons() {
    return List.of(SAME_WALK, OTHER_WALK);
  }

  @Override
  public boolean isOneThreaded() {
    return true;
  }

  @Override
  public PassState over(PassEdges edges, Function<Pass, PassState> states) {
    return new OrderState(edges);
  }
}
