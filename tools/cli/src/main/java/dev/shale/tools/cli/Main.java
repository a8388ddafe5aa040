package dev.shale.tools.cli;

import dev.shale.offheap.RegionLimitException;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.command.Commands;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.OutputException;
import dev.shale.tools.cli.output.SavingProcess;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.StandardStream;
import dev.shale.tools.cli.output.Terminal;
import java.io.FileDescriptor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** The {@code shale} command: whatever happens becomes a sentence and an exit status. */
public final class Main {
  private static final String TRACE_OPTION = "--verbose";
  private static final String TRACE_VARIABLE = "SHALE_DEBUG";

  private Main() {}

  /** Runs the command of the arguments and ends the process with its exit status. */
  public static void main(String[] arguments) {
    Shell shell =
        new Shell(
            new Output(new StandardStream(FileDescriptor.out)),
            new Output(new StandardStream(FileDescriptor.err)),
            Terminal.ofProcess(),
            Path.of("").toAbsolutePath(),
            SavingProcess.of(arguments));
    int status = run(arguments, shell);
    // Exiting starts the platform's logging; returning does not, and the build's threads are
    // daemons.
    if (status != ExitStatus.OK) {
      System.exit(status);
    }
  }

  /** Runs a command; returns the exit status. */
  static int run(String[] arguments, Shell shell) {
    int status = runCommand(arguments, shell);
    try {
      shell.err().flush();
    } catch (OutputException failure) {
      // Nobody is left to be told.
      return status;
    }
    return status;
  }

  private static int runCommand(String[] arguments, Shell shell) {
    try {
      int status = Commands.run(arguments, shell);
      shell.out().flush();
      return status;
    } catch (UsageException failure) {
      complain(shell, failure.getMessage() + ".\nTry '" + failure.command() + " --help'.");
    } catch (InputException failure) {
      complain(shell, failure.getMessage() + ".");
    } catch (RegionLimitException failure) {
      complain(shell, limitSentence(failure));
    } catch (OutputException failure) {
      if (failure.isClosedPipe()) {
        return ExitStatus.OK;
      }
      complain(shell, "the output cannot be written: " + failure.getMessage() + ".");
    } catch (RuntimeException | Error failure) {
      complain(shell, failureSentence(failure));
      trace(arguments, shell, failure);
    }
    return ExitStatus.UNUSABLE;
  }

  private static void complain(Shell shell, String sentence) {
    try {
      shell.err().println("shale: " + sentence);
    } catch (OutputException nobodyListens) {
      // The exit status still tells.
      return;
    }
  }

  /** Threads that build hand their failures over as causes. */
  private static String failureSentence(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return "the Java heap is too small: " + failure.getMessage() + ".";
      }
    }
    return "internal error: " + failure + "; please report it.";
  }

  private static String limitSentence(RegionLimitException failure) {
    return "the graph needs more native memory than --max-memory allows: "
        + Sizes.of(failure.limitBytes())
        + ", of which "
        + Sizes.of(failure.usedBytes())
        + " are in use when "
        + Sizes.of(failure.requestedBytes())
        + " more are needed.";
  }

  private static void trace(String[] arguments, Shell shell, Throwable failure) {
    boolean isWanted = System.getenv(TRACE_VARIABLE) != null;
    for (String argument : arguments) {
      isWanted |= argument.equals(TRACE_OPTION);
    }
    if (isWanted) {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      shell.err().print(text.toString());
    }
  }
}
