package dev.shale.arena;

/**
 * A part of a graph's state that lies outside of pages: a few numbers, always as many, however
 * large the graph. {@link Layers} saves them at a checkpoint and puts them back when it is rolled
 * back; with the pages of a version they are all that the version is.
 */
public interface Saved {
  /** The numbers, in an array that nobody changes. */
  int[] save();

  void restore(int[] numbers);
}
