package dev.shale.tools.cli.rule;

/** Looks for where a rule is broken. */
@FunctionalInterface
interface Check {
  /** Reports all places, in any order that is always the same. */
  void run(CheckRun run);
}
