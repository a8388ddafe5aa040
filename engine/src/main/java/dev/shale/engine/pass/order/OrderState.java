package dev.shale.engine.pass.order;

import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.IntList;

/** The ranks of the modules of one graph. */
final class OrderState implements PassState {
  private final PassEdges edges;
  private final Orders orders;
  private final IntList changed;
  private PassReason reason = OrderPass.OTHER_WALK;

  OrderState(PassEdges edges) {
    this.edges = edges;
    orders = Orders.resident(edges.region());
    changed = new IntList(edges.region());
  }

  @Override
  public void search(Workers workers, Scratch scratch) {
    orders.search(edges.adjacency(), scratch);
  }

  /** New modules have no rank before the next search, which room for them is part of. */
  @Override
  public void grow(int before, int moduleCount) {}

  @Override
  public boolean holds() {
    boolean holds = orders.holds(edges.adjacency(), edges.edits());
    reason = holds ? OrderPass.SAME_WALK : OrderPass.OTHER_WALK;
    return holds;
  }

  /** A rank is a place among all modules: if one is another, most are. */
  @Override
  public boolean repair() {
    return false;
  }

  @Override
  public PassReason reason() {
    return reason;
  }

  @Override
  public IntList changed() {
    return changed;
  }

  @Override
  public void write(int module) {
    edges.writer().order(module, orders.preOrder(module), orders.postOrder(module));
  }

  @Override
  public String found() {
    return PassReport.plural(edges.existingCount(), "module");
  }
}
