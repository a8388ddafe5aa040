package dev.shale.tools.cli;

/** What the command answers to the process that called it. */
final class ExitStatus {
  /** Everything was done. */
  static final int OK = 0;

  /** The graph was built and has errors, or does not have what was asked for. */
  static final int FINDINGS = 1;

  /** Arguments or input that cannot be used, or a failure of the command itself. */
  static final int UNUSABLE = 2;

  private ExitStatus() {}
}
