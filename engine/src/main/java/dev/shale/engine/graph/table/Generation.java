package dev.shale.engine.graph.table;

import dev.shale.arena.Saved;

/** How often rows have moved; see {@code Snapshot.generation}. Part of every version. */
public final class Generation implements Saved {
  private int number;

  public int number() {
    return number;
  }

  public void next() {
    number++;
  }

  @Override
  public int[] save() {
    return new int[] {number};
  }

  @Override
  public void restore(int[] numbers) {
    number = numbers[0];
  }
}
