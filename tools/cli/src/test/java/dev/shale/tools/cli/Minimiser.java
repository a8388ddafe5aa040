package dev.shale.tools.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds few of many things that do what all of them do, by leaving out ever smaller parts (Zeller
 * and Hildebrandt, Simplifying and Isolating Failure-Inducing Input).
 */
final class Minimiser {
  private Minimiser() {}

  /**
   * Things of which none can be left out, in their order, unless there are too many tries.
   *
   * @param does whether some of them do; all of them are known to
   */
  static <T> List<T> minimal(List<T> all, int mostTries, Predicate<List<T>> does) {
    List<T> kept = all;
    int tries = 0;
    int partSize = Math.max(1, all.size() / 2);
    while (true) {
      boolean isLess = false;
      for (int begin = kept.size() - partSize; kept.size() > 1 && begin > -partSize; ) {
        if (tries++ == mostTries) {
          return kept;
        }
        List<T> rest = new ArrayList<>(kept.subList(0, Math.max(0, begin)));
        rest.addAll(kept.subList(Math.min(kept.size(), begin + partSize), kept.size()));
        if (does.test(rest)) {
          kept = rest;
          isLess = true;
        }
        begin -= partSize;
      }
      if (partSize == 1 && !isLess) {
        return kept;
      }
      partSize = isLess ? Math.min(partSize, Math.max(1, kept.size() / 2)) : (partSize + 1) / 2;
    }
  }
}
