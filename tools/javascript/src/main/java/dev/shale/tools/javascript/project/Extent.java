package dev.shale.tools.javascript.project;

/** Which files of a package are taken to be where code begins. Each has those before it, too. */
public enum Extent {
  /** What runs, and what others import. */
  PROGRAM,

  /** Files of tests. */
  TESTS,

  /**
   * What people and tools run while they develop: configurations, scripts, stories, and files that
   * settings mention.
   */
  DEVELOPMENT;

  /** Whether files of tests are among them. */
  public boolean hasTests() {
    return this != PROGRAM;
  }
}
