package dev.shale.engine.pass.contract;

import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.IntList;

/**
 * What a {@link Pass} found in one graph, and how it is kept up to date. Its memory lies in the
 * region of its {@link PassEdges}. Nothing here allocates on the heap but the texts for people.
 */
public interface PassState {
  /** Computes the result over the whole graph. */
  void search(Workers workers, Scratch scratch);

  /** Makes room for modules that were added, from {@code before} on. */
  void grow(int before, int moduleCount);

  /** Whether the result is what it was, in spite of the edits. Asked before {@link #repair}. */
  default boolean holds() {
    return false;
  }

  /**
   * Brings the result up to date after the edits.
   *
   * @return false when that is more work than a search, which is to follow; {@link #reason} says
   *     why
   */
  boolean repair();

  /** Why the last repair gave up, or why the result holds. */
  PassReason reason();

  /** The modules whose values the last repair may have changed. */
  IntList changed();

  /** Writes the columns of a module; a value that is there already copies no page. */
  void write(int module);

  /** What the last search found, for people. */
  String found();

  /** What the last repair did, for people. */
  default String repaired() {
    return PassReport.plural(changed().size(), "module");
  }
}
