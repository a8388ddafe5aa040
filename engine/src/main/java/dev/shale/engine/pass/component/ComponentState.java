package dev.shale.engine.pass.component;

import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.IntList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The components of one graph. */
public final class ComponentState implements PassState {
  private final PassEdges edges;
  private final Components components;

  /** Only where results are kept up to date: its memory is of no use to a pass that runs once. */
  private final @Nullable ComponentRepair repair;

  ComponentState(PassEdges edges) {
    this.edges = edges;
    int workerCount = edges.workers().count();
    components =
        edges.isKept()
            ? Components.keptUp(edges.region(), workerCount)
            : Components.resident(edges.region(), workerCount);
    repair = edges.isKept() ? new ComponentRepair(edges.region()) : null;
  }

  public Components components() {
    return components;
  }

  /** Components that the last repair split off or joined. */
  public IntList touched() {
    return kept().touched();
  }

  @Override
  public void search(Workers workers, Scratch scratch) {
    components.search(edges.adjacency(), workers, scratch);
  }

  @Override
  public void grow(int before, int moduleCount) {
    components.grow(moduleCount);
  }

  @Override
  public boolean repair() {
    return kept().repair(components, edges.adjacency(), edges.edits(), edges.scratch());
  }

  @Override
  public PassReason reason() {
    return kept().reason();
  }

  @Override
  public IntList changed() {
    return kept().changed();
  }

  @Override
  public void write(int module) {
    edges.writer().component(module, components.component(module));
  }

  /** A removed module, which has no edge, is a component of its own to the walk. */
  @Override
  public String found() {
    return PassReport.plural(components.count() - edges.goneCount(), "component");
  }

  private ComponentRepair kept() {
    return Objects.requireNonNull(repair);
  }
}
