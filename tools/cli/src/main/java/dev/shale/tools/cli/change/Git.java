package dev.shale.tools.cli.change;

import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.Visible;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Runs git in a directory. No shell is between, and no answer depends on language or locks. */
final class Git {
  /** What to do where git is of no help. */
  static final String NAME_FILES = "name the changed files with --files";

  private final Path directory;
  private final String program;

  Git(Path directory) {
    this(directory, "git");
  }

  /** Another program of its kind. */
  Git(Path directory, String program) {
    this.directory = directory;
    this.program = program;
  }

  /** What a run printed. */
  static final class Answer {
    private final int status;
    private final byte[] out;
    private final String err;

    private Answer(int status, byte[] out, String err) {
      this.status = status;
      this.out = out;
      this.err = err;
    }

    /** Standard output; not to be written. */
    byte[] out() {
      return out;
    }

    String err() {
      return err;
    }

    boolean isOk() {
      return status == 0;
    }

    /** Without the end of the line. */
    String text() {
      return new String(out, StandardCharsets.UTF_8).strip();
    }

    /** Parts that each end with NUL. */
    List<String> parts() {
      List<String> parts = new ArrayList<>();
      String text = new String(out, StandardCharsets.UTF_8);
      int begin = 0;
      for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', begin)) {
        parts.add(text.substring(begin, end));
        begin = end + 1;
      }
      return parts;
    }

    /** The first line of what git says is wrong. */
    String complaint() {
      String first = err.lines().findFirst().orElse("it ended with status " + status);
      return Visible.of(first.startsWith("fatal: ") ? first.substring(7) : first);
    }
  }

  /**
   * Runs git.
   *
   * @throws InputException when there is no git
   */
  Answer run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program, "-C", directory.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    Process process = start(builder);
    try {
      process.getOutputStream().close();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Thread reader = new Thread(() -> copy(process.getErrorStream(), err), "shale-git");
      reader.setDaemon(true);
      reader.start();
      byte[] out = process.getInputStream().readAllBytes();
      reader.join();
      return new Answer(process.waitFor(), out, err.toString(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while git ran");
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException notThere) {
      throw new InputException("git cannot be run: install it, or " + NAME_FILES);
    }
  }

  private static void copy(InputStream from, ByteArrayOutputStream to) {
    try {
      from.transferTo(to);
    } catch (IOException ended) {
      // What was read until then is all that there is to say.
    }
  }

  /** The same, where git has to succeed. */
  Answer answer(String... arguments) {
    Answer answer = run(arguments);
    if (!answer.isOk()) {
      throw new InputException("git " + arguments[0] + " failed: " + answer.complaint());
    }
    return answer;
  }
}
