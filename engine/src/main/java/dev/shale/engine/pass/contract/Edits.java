package dev.shale.engine.pass.contract;

import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/**
 * What a batch of mutations did to the edges: those that were added and removed, each as two
 * modules, and the modules that were or became entries.
 */
public final class Edits {
  private final IntList added;
  private final IntList removed;
  private final IntList rows;
  private final IntList entries;
  private final IntList newModules;

  Edits(Region region) {
    added = new IntList(region);
    removed = new IntList(region);
    rows = new IntList(region);
    entries = new IntList(region);
    newModules = new IntList(region);
  }

  void clear() {
    added.clear();
    removed.clear();
    rows.clear();
    entries.clear();
    newModules.clear();
  }

  public void add(int source, int target) {
    added.add(source);
    added.add(target);
  }

  public void remove(int source, int target) {
    removed.add(source);
    removed.add(target);
  }

  public int addedCount() {
    return added.size() / 2;
  }

  public int addedSource(int edge) {
    return added.get(2 * edge);
  }

  public int addedTarget(int edge) {
    return added.get(2 * edge + 1);
  }

  public int removedCount() {
    return removed.size() / 2;
  }

  public int removedSource(int edge) {
    return removed.get(2 * edge);
  }

  public int removedTarget(int edge) {
    return removed.get(2 * edge + 1);
  }

  /** The modules whose edges, or the order of them, are not what they were. */
  public IntList rows() {
    return rows;
  }

  /** The modules that became entries, or no longer are. */
  public IntList entries() {
    return entries;
  }

  /** The modules that did not exist before, whose edges are all new. */
  public IntList newModules() {
    return newModules;
  }
}
