package dev.shale.engine.pass;

import dev.shale.offheap.IntArray;
import dev.shale.offheap.Region;

/**
 * The roots of the graph: of each component that nothing outside enters, the members that the most
 * modules inside lead to; ties are kept. This is the definition of webpack's findGraphRoots since
 * its version of February 2026, by condensation. Takes twelve bytes per module.
 */
final class Roots {
  private static final int ENTERED = 1;

  private final Components components;
  private final IntArray importers;
  private final IntArray entered;
  private final IntArray mostImporters;

  private Roots(Components components, int moduleCount, Region region) {
    this.components = components;
    importers = region.allocateInts(moduleCount);
    entered = region.allocateInts(components.count());
    mostImporters = region.allocateInts(components.count());
  }

  static Roots of(Adjacency adjacency, Components components, Region region) {
    int moduleCount = adjacency.moduleCount();
    Roots result = new Roots(components, moduleCount, region);
    result.countImporters(adjacency, region.allocateInts(moduleCount));
    for (int module = 0; module < moduleCount; module++) {
      int component = components.component(module);
      int importers = result.importers.get(module);
      if (importers > result.mostImporters.get(component)) {
        result.mostImporters.set(component, importers);
      }
    }
    return result;
  }

  /** Parallel edges count once: {@code lastImporters} holds the importer counted last, plus one. */
  private void countImporters(Adjacency adjacency, IntArray lastImporters) {
    for (int module = 0; module < adjacency.moduleCount(); module++) {
      for (int edge = adjacency.begin(module); edge < adjacency.end(module); edge++) {
        int target = adjacency.target(edge);
        if (components.component(target) != components.component(module)) {
          entered.set(components.component(target), ENTERED);
        } else if (lastImporters.get(target) != module + 1) {
          lastImporters.set(target, module + 1);
          importers.set(target, importers.get(target) + 1);
        }
      }
    }
  }

  boolean isRoot(int module) {
    int component = components.component(module);
    return entered.get(component) != ENTERED
        && importers.get(module) == mostImporters.get(component);
  }
}
