package dev.shale.tools.cli.question;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Neighbours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.IntArrayList;

/** What imports some modules, or what they import: directly, or step by step. */
public final class NeighbourAnswer {
  private final Snapshot graph;
  private final Direction direction;
  private final ModuleSet about;
  private final EdgeChoice edges;
  private final Neighbours neighbours;

  /** By distance, from 1 on, the dependencies between modules of it and such as are nearer. */
  private final List<IntArrayList> levels = new ArrayList<>();

  private final IntArrayList unresolved = new IntArrayList();
  private int notCounted;
  private int inPackages;

  private NeighbourAnswer(Snapshot graph, ModuleSet about, Direction direction, EdgeChoice edges) {
    this.graph = graph;
    this.about = about;
    this.direction = direction;
    this.edges = edges;
    neighbours = new Neighbours(graph, edges);
  }

  /** Which way is asked for. */
  public enum Direction {
    IMPORTERS,
    IMPORTS;

    /** The direction's name in output, which is that of its command. */
    public String label() {
      return this == IMPORTERS ? "importers" : "imports";
    }
  }

  /**
   * Looks around some modules.
   *
   * @param depth how many imports away at most
   * @param isOwn whether installed packages are left out
   */
  public static NeighbourAnswer of(
      Snapshot graph,
      ModuleSet about,
      Direction direction,
      EdgeChoice edges,
      int depth,
      boolean isOwn) {
    NeighbourAnswer answer = new NeighbourAnswer(graph, about, direction, edges);
    ModuleChoice choice = ModuleChoice.of(graph, isOwn);
    answer.search(choice, depth);
    answer.sort();
    answer.lookAtTheRest(choice);
    return answer;
  }

  private void search(ModuleChoice choice, int depth) {
    if (choice.isOwn()) {
      boolean[] leftOut = new boolean[graph.moduleCount()];
      for (int module = 0; module < leftOut.length; module++) {
        leftOut[module] = !choice.has(module);
      }
      neighbours.leaveOut(leftOut);
    }
    for (int module : about.modules()) {
      neighbours.start(module);
    }
    if (direction == Direction.IMPORTERS) {
      neighbours.backward(depth);
    } else {
      neighbours.forward(depth);
    }
    for (int index = 0; index < neighbours.count(); index++) {
      while (levels.size() < neighbours.distance(neighbours.module(index))) {
        levels.add(new IntArrayList());
      }
    }
  }

  /** Puts the dependencies into their levels, each level in the order of files and places. */
  private void sort() {
    int[] found = new int[neighbours.count()];
    Arrays.setAll(found, neighbours::module);
    Arrays.sort(found);
    DependencyCursor cursor = graph.dependencies();
    int step = direction == Direction.IMPORTERS ? -1 : 1;
    for (int module : found) {
      int distance = neighbours.distance(module);
      for (cursor.of(module); cursor.next(); ) {
        int target = cursor.target();
        boolean isStep =
            target != Snapshot.NO_MODULE
                && neighbours.isFound(target)
                && neighbours.distance(target) == distance + step;
        if (isStep && counts(edges, cursor)) {
          levels.get(Math.max(distance, distance + step) - 1).addInt(cursor.dependency());
        }
      }
    }
  }

  private static boolean counts(EdgeChoice edges, DependencyCursor cursor) {
    return edges.has(cursor.kind(), (cursor.flags() & DependencyFlags.PASSIVE) != 0);
  }

  /**
   * What else there is at the modules themselves: requests in vain, and those that do not count.
   */
  private void lookAtTheRest(ModuleChoice choice) {
    boolean[] marks = about.marks(graph);
    DependencyCursor cursor = graph.dependencies();
    IncomingCursor incoming = graph.incoming();
    for (int module : about.modules()) {
      if (direction == Direction.IMPORTS) {
        for (cursor.of(module); cursor.next(); ) {
          lookAt(cursor.dependency(), cursor.target(), marks, choice);
        }
      } else {
        for (incoming.of(module); incoming.next(); ) {
          lookAt(incoming.dependency(), incoming.source(), marks, choice);
        }
      }
    }
  }

  private void lookAt(int dependency, int other, boolean[] marks, ModuleChoice choice) {
    if (other == Snapshot.NO_MODULE) {
      unresolved.addInt(dependency);
    } else if (!marks[other]) {
      boolean isPassive = graph.isPassive(dependency);
      if (!edges.has(graph.dependencyKind(dependency), isPassive)) {
        notCounted++;
      } else if (!choice.has(other)) {
        inPackages++;
      }
    }
  }

  public Direction direction() {
    return direction;
  }

  /** Which imports count. */
  public EdgeChoice edges() {
    return edges;
  }

  /** What is asked about. */
  public ModuleSet about() {
    return about;
  }

  /** How far the furthest module is; 0 when there is none. */
  public int greatestDistance() {
    return levels.size();
  }

  /** The dependencies between modules of a distance, from 1 on, and such as are one nearer. */
  public IntArrayList dependencies(int distance) {
    return levels.get(distance - 1);
  }

  /** How many modules were found, those that were asked about not included. */
  public int moduleCount() {
    return neighbours.count() - about.modules().length;
  }

  /** How many modules are so far away. */
  public int moduleCount(int distance) {
    int count = 0;
    for (int index = 0; index < neighbours.count(); index++) {
      count += neighbours.distance(neighbours.module(index)) == distance ? 1 : 0;
    }
    return count;
  }

  /** Requests of the modules themselves that lead to no module, in the order of the files. */
  public IntArrayList unresolved() {
    return unresolved;
  }

  /** How many imports between the modules themselves and others do not count, such as of types. */
  public int notCounted() {
    return notCounted;
  }

  /** How many imports between the modules themselves and installed packages are left out. */
  public int inPackages() {
    return inPackages;
  }
}
