package dev.shale.engine.pass.root;

import dev.shale.engine.pass.component.Components;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Rows;
import dev.shale.offheap.Bytes;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * The roots of the graph: of each component that nothing outside enters, the members that the most
 * modules inside lead to; ties are kept. This is the definition of webpack's findGraphRoots since
 * its version of February 2026, by condensation. Takes nine bytes per module, and four while it
 * runs.
 *
 * <p>The walk that webpack had before, and rspack has, follows edges in the order of modules and
 * joins cycles as it meets them; it misses that a module which is done belongs to a component that
 * is not. The smallest difference: 0 leads to 1 and 2, 1 to 2, 2 to 0. All three are one component,
 * and two lead to 2, so 2 is its root; the older walk answers 0 and 2.
 */
public final class Roots {
  /** What stands in place of the most importers where a component is entered. */
  private static final int ENTERED = -1;

  private final Region owner;
  private Region region;
  private MemorySegment roots;
  private MemorySegment mostImporters;
  private MemorySegment rootCounts;
  private int capacity;
  private int count;

  private Roots(Region owner) {
    this.owner = owner;
    region = owner.child("roots");
    roots = mostImporters = rootCounts = region.allocate(0);
  }

  /** Finds the roots of components; needs the edges that leave modules. */
  public static Roots of(Adjacency adjacency, Components components, Region region) {
    Roots roots = new Roots(region);
    roots.searchForward(adjacency, components, region);
    return roots;
  }

  /** Finds all roots, once, by the edges that leave modules. */
  void searchForward(Adjacency adjacency, Components components, Region scratch) {
    try (Region ofImporters = scratch.child("importers")) {
      MemorySegment importers =
          ofImporters.allocate(adjacency.moduleCount() * (long) Integer.BYTES);
      reserve(adjacency.moduleCount(), 0);
      countImporters(adjacency.forward(), components, importers);
      search(components, importers);
    }
  }

  /** Roots that are computed by {@link #search} and kept up by a {@link RootRepair}. */
  static Roots resident(Region region) {
    return new Roots(region);
  }

  /** Nothing outside leads to a component that counts, so all importers are inside. */
  private void countImporters(Rows forward, Components components, MemorySegment importers) {
    for (int module = 0; module < forward.moduleCount(); module++) {
      int component = components.component(module);
      int end = forward.end(module);
      for (int edge = forward.begin(module); edge != end; edge++) {
        int target = forward.target(edge);
        int entered = components.component(target);
        if (entered != component) {
          Ints.set(mostImporters, entered, ENTERED);
        }
        Ints.set(importers, target, Ints.get(importers, target) + 1);
      }
    }
  }

  private void search(Components components, MemorySegment importers) {
    for (int module = 0; module < components.moduleCount(); module++) {
      count(components.component(module), Ints.get(importers, module));
    }
    for (int module = 0; module < components.moduleCount(); module++) {
      mark(module, components.component(module), Ints.get(importers, module));
    }
  }

  /** Finds all roots anew, of components whose entering edges are counted. */
  void search(Adjacency adjacency, Components components) {
    int moduleCount = components.moduleCount();
    reserve(moduleCount, Rows.spare(moduleCount));
    count = 0;
    roots.fill((byte) 0);
    Rows reverse = adjacency.reverse();
    for (int module = 0; module < moduleCount; module++) {
      int component = components.component(module);
      if (component == module) {
        Ints.set(mostImporters, component, components.entering(component) == 0 ? 0 : ENTERED);
        Ints.set(rootCounts, component, 0);
      }
      count(component, reverse.length(module));
    }
    for (int module = 0; module < moduleCount; module++) {
      mark(module, components.component(module), reverse.length(module));
    }
  }

  private void count(int component, int importers) {
    int most = Ints.get(mostImporters, component);
    if (most != ENTERED && importers > most) {
      Ints.set(mostImporters, component, importers);
    }
  }

  private void mark(int module, int component, int importers) {
    if (importers == Ints.get(mostImporters, component)) {
      Bytes.set(roots, module, (byte) 1);
      Ints.set(rootCounts, component, Ints.get(rootCounts, component) + 1);
      count++;
    }
  }

  private void reserve(int moduleCount, int spare) {
    if (moduleCount > capacity) {
      region.close();
      region = owner.child("roots");
      allocate(moduleCount + spare);
    }
  }

  private void allocate(int modules) {
    capacity = modules;
    roots = region.allocate(modules);
    mostImporters = region.allocate(modules * (long) Integer.BYTES);
    rootCounts = region.allocate(modules * (long) Integer.BYTES);
  }

  /** Makes room for modules that were added. */
  void grow(int before, int moduleCount) {
    if (moduleCount > capacity) {
      MemorySegment oldRoots = roots;
      int known = Math.min(before, capacity);
      MemorySegment oldMost = mostImporters;
      MemorySegment oldCounts = rootCounts;
      Region old = region;
      region = owner.child("roots");
      allocate(moduleCount + Rows.spare(moduleCount));
      for (int module = 0; module < known; module++) {
        Bytes.set(roots, module, Bytes.get(oldRoots, module));
      }
      Ints.copy(oldMost, 0, mostImporters, 0, known);
      Ints.copy(oldCounts, 0, rootCounts, 0, known);
      old.close();
    }
    for (int module = before; module < moduleCount; module++) {
      Bytes.set(roots, module, (byte) 0);
      Ints.set(mostImporters, module, ENTERED);
      Ints.set(rootCounts, module, 0);
    }
  }

  /** How many roots there are, removed modules included. */
  public int count() {
    return count;
  }

  public boolean isRoot(int module) {
    return Bytes.get(roots, module) != 0;
  }

  /** Makes a module a root of its component, or no longer; whether that is new. */
  boolean root(int module, int component, boolean isRoot) {
    if (isRoot == isRoot(module)) {
      return false;
    }
    int step = isRoot ? 1 : -1;
    Bytes.set(roots, module, isRoot ? (byte) 1 : 0);
    Ints.set(rootCounts, component, Ints.get(rootCounts, component) + step);
    count += step;
    return true;
  }

  /** Whether a component counted as one that nothing enters. */
  boolean wasSource(int component) {
    return Ints.get(mostImporters, component) != ENTERED;
  }

  int mostImporters(int component) {
    return Ints.get(mostImporters, component);
  }

  int rootCount(int component) {
    return Ints.get(rootCounts, component);
  }

  /** Begins a component anew: its roots are marked one by one. */
  void component(int component, boolean isSource, int most, int rootCount) {
    Ints.set(mostImporters, component, isSource ? most : ENTERED);
    Ints.set(rootCounts, component, rootCount);
  }
}
