package dev.shale.engine.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.Uses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the columns of a graph say; nothing is found anew. */
public final class KeptUses implements UsedExports {
  private final Snapshot graph;
  private final Uses uses;

  public KeptUses(Snapshot graph) {
    this.graph = graph;
    uses = graph.uses();
  }

  /** Whether the columns say of all modules from an entry on what is used. */
  public boolean isKnown(int entry) {
    return uses.isKnown(entry) && uses.setCount() < Uses.UNKNOWN_SET;
  }

  @Override
  public int survives(int module) {
    return uses.survives(module);
  }

  @Override
  public int usedWhole(int module) {
    return uses.usedWhole(module);
  }

  @Override
  public int usedNames(int module) {
    return uses.usedNames(module);
  }

  @Override
  public int used(int export) {
    return uses.used(export);
  }

  @Override
  public int usedFully(int export) {
    return uses.usedFully(export);
  }

  @Override
  public int usedOther(int module, int name) {
    return uses.usedOther(module, name);
  }

  @Override
  public boolean hasOtherNames(int module) {
    return uses.otherBegin(module) < uses.otherEnd(module);
  }

  @Override
  public List<Integer> otherNames(int module) {
    List<Integer> names = new ArrayList<>();
    for (int other = uses.otherBegin(module); other < uses.otherEnd(module); other++) {
      names.add(uses.otherName(other));
    }
    names.sort(Comparator.comparing(graph::name));
    return names;
  }

  @Override
  public boolean hasEffects(int module) {
    return uses.hasEffects(module);
  }

  @Override
  public int dropped(int module) {
    return uses.dropped(module);
  }
}
