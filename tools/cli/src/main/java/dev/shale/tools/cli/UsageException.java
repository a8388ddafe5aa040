package dev.shale.tools.cli;

/** The arguments are not well formed; the help of {@link #command} says how they should be. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String command;

  UsageException(String command, String sentence) {
    super(sentence);
    this.command = command;
  }

  /** The command to ask for help: {@code shale graph}. */
  String command() {
    return command;
  }
}
