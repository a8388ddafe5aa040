package dev.shale.engine.graph;

import dev.shale.arena.Saved;

/** How often rows have moved; see {@link Snapshot#generation}. Part of every version. */
final class Generation implements Saved {
  private int number;

  int number() {
    return number;
  }

  void next() {
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
