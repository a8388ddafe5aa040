package dev.shale.arena;

/**
 * A part of a graph's state that lies outside of pages: a few numbers, however large the graph.
 * {@link Layers} saves them at a checkpoint and puts them back when it is rolled back.
 */
interface Saved {
  /** The numbers, in an array that nobody changes. */
  int[] save();

  void restore(int[] numbers);
}
