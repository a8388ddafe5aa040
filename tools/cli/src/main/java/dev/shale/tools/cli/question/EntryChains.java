package dev.shale.tools.cli.question;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Neighbours;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.IntArrayList;

/**
 * For each entry that leads to a module the shortest chain of imports from there.
 *
 * @param chains in the order of the entries; empty for the module itself where it is an entry
 * @param entryCount how many entries there are
 */
public record EntryChains(List<Chain> chains, int entryCount) {
  /**
   * A chain.
   *
   * @param entry where it begins
   */
  public record Chain(int entry, IntArrayList dependencies) {}

  /**
   * Looks for the chains that lead to a module; for those of types if there are no others.
   *
   * @param isOwn whether chains lead through the project's own modules alone
   */
  public static EntryChains of(Snapshot graph, int module, boolean isOwn) {
    EntryChains chains = of(graph, module, isOwn, EdgeChoice.RUNTIME);
    return chains.chains.isEmpty() ? of(graph, module, isOwn, EdgeChoice.TYPES) : chains;
  }

  /** The same of what is loaded together with entries: through imports that are not dynamic. */
  public static EntryChains ofInitial(Snapshot graph, int module, boolean isOwn) {
    return of(graph, module, isOwn, EdgeChoice.STATIC);
  }

  /**
   * The dynamic imports, and the like, that lead to a module or to what loads together with it.
   *
   * @return dependencies in their order
   */
  public static IntArrayList laterImports(Snapshot graph, int module) {
    Neighbours neighbours = new Neighbours(graph, EdgeChoice.STATIC);
    neighbours.start(module);
    neighbours.backward(Neighbours.ANY_DISTANCE);
    IntArrayList later = new IntArrayList();
    DependencyCursor cursor = graph.dependencies();
    for (int other = 0; other < graph.moduleCount(); other++) {
      if (graph.moduleExists(other)) {
        for (cursor.of(other); cursor.next(); ) {
          boolean isThere =
              cursor.target() != Snapshot.NO_MODULE && neighbours.isFound(cursor.target());
          if (isThere && cursor.kind().isLater() && !graph.isPassive(cursor.dependency())) {
            later.addInt(cursor.dependency());
          }
        }
      }
    }
    return later;
  }

  private static EntryChains of(Snapshot graph, int module, boolean isOwn, EdgeChoice edges) {
    Neighbours neighbours = new Neighbours(graph, edges);
    if (isOwn) {
      boolean[] leftOut = new boolean[graph.moduleCount()];
      for (int other = 0; other < leftOut.length; other++) {
        leftOut[other] = !ModuleChoice.isOwnFile(graph, other);
      }
      neighbours.leaveOut(leftOut);
    }
    neighbours.start(module);
    neighbours.backward(Neighbours.ANY_DISTANCE);
    List<Chain> chains = new ArrayList<>();
    int entryCount = 0;
    for (int entry = 0; entry < graph.moduleCount(); entry++) {
      if (graph.isEntry(entry)) {
        entryCount++;
        if (neighbours.isFound(entry)) {
          chains.add(new Chain(entry, dependencies(graph, neighbours, entry)));
        }
      }
    }
    return new EntryChains(chains, entryCount);
  }

  private static IntArrayList dependencies(Snapshot graph, Neighbours neighbours, int entry) {
    IntArrayList dependencies = new IntArrayList();
    for (int at = entry; neighbours.distance(at) > 0; ) {
      int dependency = neighbours.dependency(at);
      dependencies.addInt(dependency);
      at = graph.target(dependency);
    }
    return dependencies;
  }
}
