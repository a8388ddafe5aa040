package dev.shale.tools.cli.output;

import java.nio.file.Path;

/**
 * What surrounds a run of the command.
 *
 * @param out standard output: what was asked for
 * @param err standard error: what went wrong, and progress
 * @param terminal what is known about the terminal
 * @param directory the working directory, absolute
 * @param saving to whom what is to be kept may be left
 */
public record Shell(
    Output out, Output err, Terminal terminal, Path directory, SavingProcess saving) {

  /** Of a run that keeps what it builds itself. */
  public Shell(Output out, Output err, Terminal terminal, Path directory) {
    this(out, err, terminal, directory, SavingProcess.NONE);
  }
}
