package dev.shale.tools.cli.question;

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
