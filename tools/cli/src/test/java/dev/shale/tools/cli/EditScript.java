package dev.shale.tools.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Edits of a project, of which some are made before each step.
 *
 * @param seed of the project as it is before
 */
record EditScript(long seed, List<Edit> edits) {
  private static final int MOST_AT_ONCE = 5;

  /**
   * An edit.
   *
   * @param step before which it is made
   * @param seed from which follows what it does
   */
  record Edit(int step, long seed) {}

  static EditScript of(long seed, int stepCount) {
    Random random = new Random(~seed);
    List<Edit> edits = new ArrayList<>();
    for (int step = 0; step < stepCount; step++) {
      for (int edit = random.nextInt(MOST_AT_ONCE); edit >= 0; edit--) {
        edits.add(new Edit(step, random.nextLong()));
      }
    }
    return new EditScript(seed, edits);
  }

  /** The edits before a step are the last ones. */
  EditScript until(int step) {
    return with(edits.stream().filter(edit -> edit.step() <= step).toList());
  }

  EditScript with(List<Edit> some) {
    return new EditScript(seed, some);
  }
}
