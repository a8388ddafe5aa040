package dev.shale.tools.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command of the command line. */
interface Command {
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
