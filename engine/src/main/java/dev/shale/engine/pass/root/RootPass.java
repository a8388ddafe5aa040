package dev.shale.engine.pass.root;

import dev.shale.engine.graph.Mutations;
import dev.shale.engine.pass.component.ComponentPass;
import dev.shale.engine.pass.component.ComponentState;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassState;
import java.util.List;
import java.util.function.Function;

/** The pass that finds the roots of the graph; see {@link Roots}. */
public final class RootPass implements Pass {
  public static final RootPass PASS = new RootPass();

  private RootPass() {}

  @Override
  public String label() {
    return "roots";
  }

  @Override
  public int causes() {
    return Mutations.CONNECTIONS | Mutations.EXISTENCE;
  }

  @Override
  public List<Pass> needs() {
    return List.of(ComponentPass.PASS);
  }

  @Override
  public String columns() {
    return "root";
  }

  @Override
  public String hot() {
    return "yes";
  }

  @Override
  public PassState over(PassEdges edges, Function<Pass, PassState> states) {
    return new RootState(edges, (ComponentState) states.apply(ComponentPass.PASS));
  }
}
