package dev.shale.engine.pass.root;

import dev.shale.engine.pass.component.ComponentState;
import dev.shale.engine.pass.component.Components;
import dev.shale.engine.pass.contract.Edits;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Rows;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/**
 * Brings roots up to date when components are: looks at the modules to which edges were added or
 * removed, and at all members of a component that was joined or split, or that edges enter now and
 * did not before, or the other way round, or whose roots may be quite different ones.
 */
final class RootRepair {
  private final IntList changed;

  RootRepair(Region region) {
    changed = new IntList(region);
  }

  /** The modules that became roots or no longer are. */
  IntList changed() {
    return changed;
  }

  void repair(Roots roots, ComponentState state, Adjacency adjacency, Edits edits) {
    changed.clear();
    Components components = state.components();
    IntList touched = state.touched();
    for (int index = 0; index < touched.size(); index++) {
      searchAnew(roots, components, components.component(touched.get(index)), adjacency.reverse());
    }
    for (int index = 0; index < edits.newModules().size(); index++) {
      int component = components.component(edits.newModules().get(index));
      searchAnew(roots, components, component, adjacency.reverse());
    }
    for (int edge = 0; edge < edits.removedCount(); edge++) {
      look(roots, components, edits.removedTarget(edge), adjacency.reverse());
    }
    for (int edge = 0; edge < edits.addedCount(); edge++) {
      look(roots, components, edits.addedTarget(edge), adjacency.reverse());
    }
  }

  /** Looks at one module, and at its whole component if that is not enough. */
  private void look(Roots roots, Components components, int module, Rows reverse) {
    int component = components.component(module);
    boolean isSource = components.entering(component) == 0;
    if (!isSource && !roots.wasSource(component)) {
      return;
    }
    int importers = reverse.length(module);
    int most = roots.mostImporters(component);
    boolean isLastRoot =
        importers < most && roots.isRoot(module) && roots.rootCount(component) == 1;
    if (isSource != roots.wasSource(component) || importers > most || isLastRoot) {
      searchAnew(roots, components, component, reverse);
    } else {
      mark(roots, module, component, importers == most);
    }
  }

  private void searchAnew(Roots roots, Components components, int component, Rows reverse) {
    boolean isSource = components.entering(component) == 0;
    int most = 0;
    int rootCount = 0;
    int member = component;
    do {
      most = Math.max(most, reverse.length(member));
      rootCount += roots.isRoot(member) ? 1 : 0;
      member = components.following(member);
    } while (member != component);
    roots.component(component, isSource, most, rootCount);
    do {
      mark(roots, member, component, isSource && reverse.length(member) == most);
      member = components.following(member);
    } while (member != component);
  }

  private void mark(Roots roots, int module, int component, boolean isRoot) {
    if (roots.root(module, component, isRoot)) {
      changed.add(module);
    }
  }
}
