package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A command of the user, run by the shell of the system. */
final class ShellCommand {
  private static final boolean IS_WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

  private ShellCommand() {}

  /**
   * Runs a command to its end; it writes where this process does.
   *
   * @param input what it may read
   * @return its exit status
   */
  static int run(String command, Path directory, String input) throws InterruptedException {
    List<String> words = IS_WINDOWS ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      // Nobody else would end what the command started.
      Thread ender = new Thread(() -> end(process));
      Runtime.getRuntime().addShutdownHook(ender);
      try {
        write(process, input);
        return process.waitFor();
      } finally {
        remove(ender);
      }
    } catch (IOException failure) {
      throw new InputException("--exec: the command cannot be run: " + failure.getMessage());
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static void remove(Thread ender) {
    try {
      Runtime.getRuntime().removeShutdownHook(ender);
    } catch (IllegalStateException ending) {
      // It runs already.
    }
  }

  private static void write(Process process, String input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException notRead) {
      // It need not read what it may.
    }
  }
}
