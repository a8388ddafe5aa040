package dev.shale.tools.cli.argument;

/** The arguments are not well formed; the help of {@link #command} says how they should be. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String command;

  public UsageException(String command, String sentence) {
    super(sentence);
    this.command = command;
  }

  /** The command to ask for help: {@code shale graph}. */
  public String command() {
    return command;
  }
}
