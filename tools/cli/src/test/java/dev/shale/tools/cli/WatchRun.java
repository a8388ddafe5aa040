package dev.shale.tools.cli;

import dev.shale.engine.threads.Threads;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A run of a command that goes on until this is closed, such as {@code shale watch}. */
final class WatchRun implements AutoCloseable {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Thread thread;

  WatchRun(Path directory, String... arguments) {
    this("watch", directory, arguments);
  }

  private WatchRun(String command, Path directory, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = command;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Shell shell = new Shell(new Output(new Lines()), new Output(err), Terminal.NONE, directory);
    thread = new Thread(() -> Main.run(all, shell), command);
    thread.start();
  }

  /** A run of {@code shale view --serve}. */
  static WatchRun view(Path directory, String... arguments) {
    return new WatchRun("view", directory, arguments);
  }

  /** Standard output, by lines. */
  private final class Lines extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public void write(int value) {
      if (value == '\n') {
        lines.add(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(value);
      }
    }
  }

  /** The next line, for which it may wait long. */
  String next() throws InterruptedException {
    String line = lines.poll(120, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("no line came; standard error: " + err);
    }
    return line;
  }

  /** What went to standard error until now. */
  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    thread.interrupt();
    Threads.join(thread);
  }
}
