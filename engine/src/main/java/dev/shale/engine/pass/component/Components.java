package dev.shale.engine.pass.component;

import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.StrongWalk;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The strongly connected components. A component is named by its least module, so that an edit
 * renames none but those that it joins or splits. Takes four bytes per module, and twelve while it
 * runs.
 *
 * <p>What is to be kept up by a {@link ComponentRepair} has twelve more: the members of a component
 * as a ring, and for each component, at its name, a label that is less than those of the components
 * it leads to, and how many edges enter it. The search runs in the memory of these.
 */
public final class Components {
  /** The difference of the labels of two components, so that a split finds labels between. */
  static final int LABEL_GAP = 1 << 10;

  private static final int NO_NAME = -1;

  private final Region owner;
  private Region region;
  private MemorySegment components;
  private MemorySegment ring;
  private MemorySegment labels;
  private MemorySegment entering;
  private int capacity;
  private int moduleCount;
  private int count;
  private int labelGap = LABEL_GAP;
  private final boolean isKeptUp;
  private final StrongWalk walk = new StrongWalk();
  private final int workerCount;

  /** Made when it is needed first, which in a search over the edges of one direction is never. */
  private @Nullable HubComponent hubComponent;

  private Components(Region owner, int workerCount, boolean isKeptUp) {
    this.owner = owner;
    this.isKeptUp = isKeptUp;
    this.workerCount = workerCount;
    region = owner.child("components");
    components = ring = labels = entering = region.allocate(0);
  }

  /** Finds the components; needs the edges of one direction, and is faster with both. */
  public static Components of(Adjacency adjacency, Region region, Workers workers) {
    try (Scratch scratch = new Scratch(region, adjacency.moduleCount())) {
      Components components = new Components(region, workers.count(), false);
      components.search(adjacency, workers, scratch);
      return components;
    }
  }

  /**
   * Components that are computed by {@link #search}, as often as is wanted, by so many workers at
   * most.
   */
  public static Components resident(Region region, int workerCount) {
    return new Components(region, workerCount, false);
  }

  /** Components that are kept up by a {@link ComponentRepair} besides. */
  static Components keptUp(Region region, int workerCount) {
    return new Components(region, workerCount, true);
  }

  /** Finds all components anew. Allocates nothing on the heap. */
  public void search(Adjacency adjacency, Workers workers, Scratch scratch) {
    moduleCount = adjacency.moduleCount();
    reserve();
    components.fill((byte) 0);
    MemorySegment stack = isKeptUp ? ring : scratch.first();
    MemorySegment nextEdges = isKeptUp ? entering : scratch.second();
    walk.begin(adjacency.forward(), moduleCount, components, stack, nextEdges);
    if (adjacency.hasReverse()) {
      closeHub(adjacency, workers, isKeptUp ? labels : scratch.third(), stack);
    }
    walk.walkAll(moduleCount);
    count = walk.count();
    labelGap = Math.max(1, Math.min(LABEL_GAP, Integer.MAX_VALUE / 2 / (count + 1)));
    name(stack);
    if (isKeptUp) {
      makeRings();
      countEntering(adjacency.forward());
    }
  }

  /** Closes one component without a walk; what it leads to comes before it, as in a walk. */
  private void closeHub(
      Adjacency adjacency, Workers workers, MemorySegment marks, MemorySegment queue) {
    if (hubComponent == null) {
      hubComponent = new HubComponent(workerCount);
    }
    if (hubComponent.search(adjacency, workers, marks, queue) > 1) {
      walk.walkMarked(marks, HubComponent.REACHED, moduleCount);
      walk.closeMarked(marks, HubComponent.MEMBER, moduleCount);
    }
  }

  /** Turns ranks into names, and the order of closing into labels. */
  private void name(MemorySegment names) {
    Ints.fill(names, 0, count, NO_NAME);
    for (int module = 0; module < moduleCount; module++) {
      int number = walk.number(Ints.get(components, module));
      int name = Ints.get(names, number);
      if (name == NO_NAME) {
        name = module;
        Ints.set(names, number, name);
        if (isKeptUp) {
          Ints.set(labels, name, (count - number) * labelGap);
        }
      }
      Ints.set(components, module, name);
    }
  }

  private void makeRings() {
    for (int module = 0; module < moduleCount; module++) {
      linkAlone(module);
      if (component(module) != module) {
        join(module, component(module));
      }
    }
  }

  private void countEntering(Rows forward) {
    entering.fill((byte) 0);
    countEntering(forward.bounds(), forward.targets(), components, entering, moduleCount);
  }

  private static void countEntering(
      MemorySegment bounds,
      MemorySegment targets,
      MemorySegment components,
      MemorySegment entering,
      int moduleCount) {
    for (int module = 0; module < moduleCount; module++) {
      int component = Ints.get(components, module);
      int end = Rows.end(bounds, module);
      for (int edge = Rows.begin(bounds, module); edge != end; edge++) {
        int entered = Ints.get(components, Ints.get(targets, edge));
        if (entered != component) {
          Ints.set(entering, entered, Ints.get(entering, entered) + 1);
        }
      }
    }
  }

  private void reserve() {
    if (moduleCount > capacity) {
      region.close();
      region = owner.child("components");
      allocate();
    }
  }

  private void allocate() {
    capacity = moduleCount + (isKeptUp ? Rows.spare(moduleCount) : 0);
    long bytes = capacity * (long) Integer.BYTES;
    components = region.allocate(bytes);
    if (isKeptUp) {
      ring = region.allocate(bytes);
      labels = region.allocate(bytes);
      entering = region.allocate(bytes);
    }
  }

  /** Makes room for modules that were added; each is a component. */
  void grow(int toCount) {
    int before = moduleCount;
    moduleCount = Math.max(before, toCount);
    if (moduleCount > capacity) {
      MemorySegment oldComponents = components;
      MemorySegment oldRing = ring;
      MemorySegment oldLabels = labels;
      MemorySegment oldEntering = entering;
      Region old = region;
      region = owner.child("components");
      allocate();
      Ints.copy(oldComponents, 0, components, 0, before);
      Ints.copy(oldRing, 0, ring, 0, before);
      Ints.copy(oldLabels, 0, labels, 0, before);
      Ints.copy(oldEntering, 0, entering, 0, before);
      old.close();
    }
    for (int module = before; module < moduleCount; module++) {
      linkAlone(module);
      Ints.set(components, module, module);
      Ints.set(entering, module, 0);
      Ints.set(labels, module, 0);
      count++;
    }
  }

  /** How many components there are, removed modules included. */
  public int count() {
    return count;
  }

  void changeCount(int difference) {
    count += difference;
  }

  public int moduleCount() {
    return moduleCount;
  }

  /** The least module of a module's component. */
  public int component(int module) {
    return Ints.get(components, module);
  }

  void component(int module, int component) {
    Ints.set(components, module, component);
  }

  MemorySegment components() {
    return components;
  }

  /** The member of a module's component that comes after it; itself when it is alone. */
  public int following(int module) {
    return Ints.get(ring, module);
  }

  void linkAlone(int module) {
    Ints.set(ring, module, module);
  }

  /** Makes one ring of two, or two of one. */
  void join(int module, int other) {
    int following = following(module);
    Ints.set(ring, module, following(other));
    Ints.set(ring, other, following);
  }

  int label(int component) {
    return Ints.get(labels, component);
  }

  void label(int component, int label) {
    Ints.set(labels, component, label);
  }

  int labelGap() {
    return labelGap;
  }

  /** How many edges enter a component from others. */
  public int entering(int component) {
    return Ints.get(entering, component);
  }

  void entering(int component, int edgeCount) {
    Ints.set(entering, component, edgeCount);
  }
}
