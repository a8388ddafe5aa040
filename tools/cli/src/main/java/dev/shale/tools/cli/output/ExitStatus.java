package dev.shale.tools.cli.output;

/** What the command answers to the process that called it. */
public final class ExitStatus {
  /** Everything was done. */
  public static final int OK = 0;

  /** It was done, and something was found; what that is depends on the command. */
  public static final int FINDINGS = 1;

  /** Arguments or input that cannot be used, or a failure of the command itself. */
  public static final int UNUSABLE = 2;

  /** What {@link #FINDINGS} means to every command that builds a graph, and to some more beside. */
  public static final String ERRORS = "the graph has errors";

  /** What it means to the one that looks after what is kept. */
  public static final String DAMAGE = "something that was kept is damaged or of another format";

  private ExitStatus() {}

  /**
   * All of them, for the help of a command.
   *
   * @param findings what {@link #FINDINGS} means to it
   */
  public static String sentence(String findings) {
    return "Exit status: "
        + (OK + " done, ")
        + (FINDINGS + " " + findings + ", ")
        + (UNUSABLE + " arguments or input cannot be used.");
  }
}
