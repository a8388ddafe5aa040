package dev.shale.engine.pass.depth;

import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.IntList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The depths of the modules of one graph. */
final class DepthState implements PassState {
  private final PassEdges edges;
  private final Depths depths;

  /** Only where results are kept up to date: its memory is of no use to a pass that runs once. */
  private final @Nullable DepthRepair repair;

  DepthState(PassEdges edges) {
    this.edges = edges;
    depths = Depths.resident(edges.region(), edges.workers().count());
    repair = edges.isKept() ? new DepthRepair(edges.region()) : null;
  }

  Depths depths() {
    return depths;
  }

  @Override
  public void search(Workers workers, Scratch scratch) {
    depths.search(edges.adjacency(), workers, scratch);
  }

  @Override
  public void grow(int before, int moduleCount) {
    depths.grow(before, moduleCount);
  }

  @Override
  public boolean repair() {
    return kept().repair(depths, edges.adjacency(), edges.edits());
  }

  @Override
  public PassReason reason() {
    return DepthPass.MANY_DEPTHS;
  }

  @Override
  public IntList changed() {
    return kept().changed();
  }

  @Override
  public void write(int module) {
    edges.writer().depth(module, depths.depth(module));
  }

  @Override
  public String found() {
    return "greatest depth " + Math.max(0, depths.greatest());
  }

  private DepthRepair kept() {
    return Objects.requireNonNull(repair);
  }
}
