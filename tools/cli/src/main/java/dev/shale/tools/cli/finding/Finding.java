package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.setting.Rule;
import dev.shale.tools.cli.setting.Severity;
import java.util.List;
import java.util.function.Supplier;

/**
 * A place where a rule is broken.
 *
 * @param severity error or warning
 * @param because why the rule holds, as the configuration says; may be empty
 * @param related other places, in their order
 * @param keysOnce what it is, for baselines: it is known when all of them are. Found out when it is
 *     asked for: of large cycles that takes longer than all else
 */
public record Finding(
    Rule rule,
    Severity severity,
    String because,
    Place place,
    Sentence sentence,
    List<Related> related,
    Supplier<List<Key>> keysOnce) {

  /** Keeps copies. */
  public Finding {
    related = List.copyOf(related);
  }

  /** What it is, for baselines. */
  public List<Key> keys() {
    return keysOnce.get();
  }

  /** Whether the check fails by it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** What is wrong, and what to do, in one line. */
  String remedy() {
    return because.isEmpty() ? rule.remedy() : "Because: " + because + ". " + rule.remedy();
  }
}
