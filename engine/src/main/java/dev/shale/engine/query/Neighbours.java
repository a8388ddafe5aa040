package dev.shale.engine.query;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;

/**
 * What lies how far from some modules: a search breadth first, along edges or against them. Costs
 * the requests of the modules found. Takes twelve bytes of heap per module of the graph, which the
 * next search uses again, so that it allocates nothing. Belongs to one thread.
 *
 * <pre>{@code
 * neighbours.begin();
 * neighbours.start(module);
 * neighbours.backward(Neighbours.ANY_DISTANCE);
 * ... neighbours.count(), neighbours.module(index) ...
 * }</pre>
 */
public final class Neighbours {
  /** How far a search goes that has no limit. */
  public static final int ANY_DISTANCE = Integer.MAX_VALUE;

  /** The distance of a module that was not found. */
  public static final int NOT_FOUND = -1;

  private final Snapshot graph;
  private final EdgeChoice choice;
  private final DependencyCursor outgoing;
  private final IncomingCursor incoming;
  private final int[] distances;
  private final int[] dependencies;

  /** The modules found, the nearest first. */
  private final int[] found;

  private boolean[] leftOut = {};
  private int count;

  /** Searches over a graph, which is to stay open. */
  public Neighbours(Snapshot graph, EdgeChoice choice) {
    this.graph = graph;
    this.choice = choice;
    outgoing = graph.dependencies();
    incoming = graph.incoming();
    distances = new int[graph.moduleCount()];
    dependencies = new int[distances.length];
    found = new int[distances.length];
    Arrays.fill(distances, NOT_FOUND);
  }

  /** Forgets what was found. */
  public void begin() {
    for (int index = 0; index < count; index++) {
      distances[found[index]] = NOT_FOUND;
    }
    count = 0;
  }

  /**
   * From now on some modules are never found, unless the search starts with them.
   *
   * @param modules which, by module; not to be written while searches go on. An empty array leaves
   *     out none
   */
  public void leaveOut(boolean[] modules) {
    leftOut = modules;
  }

  /** The search starts with a module, among others; its distance is 0. */
  public void start(int module) {
    find(module, 0, Snapshot.NO_DEPENDENCY);
  }

  /** Finds what is asked for, by no more than so many requests one after the other. */
  public void forward(int distance) {
    for (int head = 0; head < count && distances[found[head]] < distance; head++) {
      int next = distances[found[head]] + 1;
      for (outgoing.of(found[head]); outgoing.next(); ) {
        int target = outgoing.target();
        boolean isNew = target != Snapshot.NO_MODULE && isFree(target);
        if (isNew && counts(outgoing.kind(), outgoing.flags())) {
          find(target, next, outgoing.dependency());
        }
      }
    }
  }

  /** Finds what asks, by no more than so many requests one after the other. */
  public void backward(int distance) {
    for (int head = 0; head < count && distances[found[head]] < distance; head++) {
      int next = distances[found[head]] + 1;
      for (incoming.of(found[head]); incoming.next(); ) {
        int source = incoming.source();
        int dependency = incoming.dependency();
        // What leads to a module comes in no order, so the first of the file is looked for.
        boolean isBetter = distances[source] == next && dependency < dependencies[source];
        boolean isWanted = isBetter || isFree(source);
        if (isWanted && counts(graph.dependencyKind(dependency), flags(dependency))) {
          find(source, next, dependency);
        }
      }
    }
  }

  private boolean isFree(int module) {
    return distances[module] == NOT_FOUND && (leftOut.length == 0 || !leftOut[module]);
  }

  private int flags(int dependency) {
    return graph.dependencyFlags(dependency);
  }

  private boolean counts(DependencyKind kind, int flags) {
    return choice.has(kind, (flags & DependencyFlags.PASSIVE) != 0);
  }

  private void find(int module, int distance, int dependency) {
    if (distances[module] == NOT_FOUND) {
      distances[module] = distance;
      found[count++] = module;
    }
    dependencies[module] = dependency;
  }

  /** How many modules were found, those that the search started with included. */
  public int count() {
    return count;
  }

  /** A module that was found; the nearest come first. */
  public int module(int index) {
    return found[index];
  }

  public boolean isFound(int module) {
    return distances[module] != NOT_FOUND;
  }

  /** How many requests lie between a module and the nearest start, or {@link #NOT_FOUND}. */
  public int distance(int module) {
    return distances[module];
  }

  /**
   * The dependency by which a module was found: of a search forward it leads to the module, of one
   * backward the module has it, and it is the first that leads nearer. None for a start; without
   * meaning for what was not found.
   */
  public int dependency(int module) {
    return dependencies[module];
  }
}
