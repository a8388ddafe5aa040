package dev.shale.tools.cli.finding;

import java.util.List;

/**
 * What a check found.
 *
 * @param all what is new, in the order of places
 * @param knownCount how many findings the baseline has
 * @param silencedCount how many findings comments silence
 * @param gone what the baseline has and is not found any more
 * @param rules the rules that were looked at, by name, each once
 * @param moduleCount how many own modules were looked at
 */
public record Findings(
    List<Finding> all,
    int knownCount,
    int silencedCount,
    List<Key> gone,
    List<String> rules,
    int moduleCount) {

  /** Keeps copies. */
  public Findings {
    all = List.copyOf(all);
    gone = List.copyOf(gone);
    rules = List.copyOf(rules);
  }

  /** How many let the check fail. */
  public int errorCount() {
    int count = 0;
    for (Finding finding : all) {
      count += finding.isError() ? 1 : 0;
    }
    return count;
  }

  /** How many do not. */
  public int warningCount() {
    return all.size() - errorCount();
  }
}
