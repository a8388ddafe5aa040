package dev.shale.tools.cli.command;

import dev.shale.offheap.RegionLimitException;
import dev.shale.tools.cli.argument.CacheArguments;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.OutputException;
import dev.shale.tools.cli.output.Reuses;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Terminal;
import java.io.OutputStream;
import picocli.CommandLine.ParseResult;

/**
 * A run of a command that may use what an earlier run kept. That may have been made to look right,
 * or change while it is read. So when the run ends in a way that no input explains, and nobody has
 * seen any of its output, it is run once more without what is kept.
 */
public final class Attempt {
  private final Command command;
  private final String[] arguments;
  private final ParseResult given;
  private final Shell shell;

  public Attempt(Command command, String[] arguments, ParseResult given, Shell shell) {
    this.command = command;
    this.arguments = arguments;
    this.given = given;
    this.shell = shell;
  }

  /** Runs the command; returns the exit status. */
  public int run() {
    try {
      return command.run(given, shell);
    } catch (UsageException | InputException | OutputException | RegionLimitException explained) {
      throw explained;
    } catch (RuntimeException | Error unexpected) {
      if (!CacheArguments.usesKept(given)) {
        throw unexpected;
      }
      return runAnew(unexpected);
    }
  }

  private int runAnew(Throwable unexpected) {
    if (!shell.out().discard()) {
      replaceWhatIsKept();
      throw new InputException(
          "what is kept of an earlier run changed while it was read, or does not make sense ("
              + unexpected
              + "); the output is not complete, run the command again");
    }
    shell.err().discard();
    int status = command.run(fresh(), shell);
    shell.err().println(Reuses.sentence(unexpected.toString()));
    return status;
  }

  private ParseResult fresh() {
    return Commands.parse(Commands.newParser(command.spec()), CacheArguments.fresh(arguments));
  }

  /** Else the next run would end like this one. */
  private void replaceWhatIsKept() {
    if (shell.saving().isPossible()) {
      shell.saving().start(shell.directory(), false);
      return;
    }
    Output nobody = new Output(OutputStream.nullOutputStream());
    command.run(fresh(), new Shell(nobody, nobody, Terminal.NONE, shell.directory()));
  }
}
