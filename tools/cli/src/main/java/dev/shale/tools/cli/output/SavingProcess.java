package dev.shale.tools.cli.output;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the same command once more in a process of its own, which keeps what was built. Mostly
 * nobody waits for it: what keeps builds costs as much as most answers, and is not needed for any.
 */
public final class SavingProcess {
  /** No such process can be started. */
  public static final SavingProcess NONE = new SavingProcess("", List.of());

  /** Waits for what is saved, so it starts no process in turn. */
  public static final String WAIT = "--wait";

  /** The property in which a launcher says where it is. */
  public static final String LAUNCHER = "shale.launcher";

  private static final File NOTHING = new File("/dev/null");

  private final String launcher;
  private final List<String> arguments;

  private SavingProcess(String launcher, List<String> arguments) {
    this.launcher = launcher;
    this.arguments = arguments;
  }

  /** For a command of this process, whose launcher has said where it is. */
  public static SavingProcess of(String[] arguments) {
    String launcher = System.getProperty(LAUNCHER, "");
    return launcher.isEmpty() || arguments.length == 0
        ? NONE
        : new SavingProcess(launcher, List.of(arguments));
  }

  /** Whether what is to be kept can be left to another process. */
  public boolean isPossible() {
    return !launcher.isEmpty();
  }

  /**
   * Starts it. When that fails, nothing is kept, and the next run takes longer.
   *
   * @param isWaiting whether to return when it has ended
   */
  public void start(Path directory, boolean isWaiting) {
    List<String> command = new ArrayList<>(List.of("nice", "-n", "10"));
    int first = command.size();
    command.add(launcher);
    command.add(arguments.getFirst());
    command.add(WAIT);
    command.addAll(arguments.subList(1, arguments.size()));
    Process process = start(command, directory);
    if (process == null) {
      process = start(command.subList(first, command.size()), directory);
    }
    if (process != null && isWaiting) {
      await(process);
    }
  }

  private static void await(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable Process start(List<String> command, Path directory) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile());
    builder.redirectInput(Redirect.from(NOTHING));
    builder.redirectOutput(Redirect.to(NOTHING));
    builder.redirectError(Redirect.to(NOTHING));
    try {
      return builder.start();
    } catch (IOException failure) {
      return null;
    }
  }
}
