package dev.shale.engine.pass.root;

import dev.shale.engine.pass.component.ComponentState;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.IntList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The roots of one graph. */
final class RootState implements PassState {
  private final PassEdges edges;
  private final ComponentState components;
  private final Roots roots;

  /** Only where results are kept up to date: its memory is of no use to a pass that runs once. */
  private final @Nullable RootRepair repair;

  RootState(PassEdges edges, ComponentState components) {
    this.edges = edges;
    this.components = components;
    roots = Roots.resident(edges.region());
    repair = edges.isKept() ? new RootRepair(edges.region()) : null;
  }

  Roots roots() {
    return roots;
  }

  int component(int module) {
    return components.components().component(module);
  }

  @Override
  public void search(Workers workers, Scratch scratch) {
    if (edges.isKept()) {
      roots.search(edges.adjacency(), components.components());
    } else {
      roots.searchForward(edges.adjacency(), components.components(), edges.region());
    }
  }

  @Override
  public void grow(int before, int moduleCount) {
    roots.grow(before, moduleCount);
  }

  @Override
  public boolean repair() {
    kept().repair(roots, components, edges.adjacency(), edges.edits());
    return true;
  }

  @Override
  public PassReason reason() {
    return PassReason.NONE;
  }

  @Override
  public IntList changed() {
    return kept().changed();
  }

  @Override
  public void write(int module) {
    edges.writer().root(module, roots.isRoot(module));
  }

  /** Over what it looked: each component has roots or none. */
  @Override
  public String found() {
    return components.found();
  }

  private RootRepair kept() {
    return Objects.requireNonNull(repair);
  }
}
