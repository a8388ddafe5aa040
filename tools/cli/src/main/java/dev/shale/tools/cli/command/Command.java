package dev.shale.tools.cli.command;

import dev.shale.tools.cli.output.Shell;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command of the command line. */
public interface Command {
  /** Its name, arguments and help. */
  CommandSpec spec();

  /**
   * Runs it.
   *
   * @param given what was given for {@link #spec}
   * @return the exit status
   */
  int run(ParseResult given, Shell shell);
}
