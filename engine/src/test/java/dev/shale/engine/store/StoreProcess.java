package dev.shale.engine.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process that uses a store: saves one state after the other, or holds the lock. */
final class StoreProcess implements AutoCloseable {
  private static final String SAVE = "save";
  private static final String LOCK = "lock";

  private final Process process;

  private StoreProcess(Process process) {
    this.process = process;
  }

  /** Saves states until it is killed, and prints the number of each that is stored. */
  static StoreProcess saving(Path directory) throws IOException {
    return start(SAVE, directory);
  }

  /** Takes the writer's lock, says so and keeps it. */
  static StoreProcess locking(Path directory) throws IOException {
    return start(LOCK, directory);
  }

  private static StoreProcess start(String what, Path directory) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (argument.startsWith("--")) {
        command.add(argument);
      }
    }
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(StoreProcess.class.getName());
    command.add(what);
    command.add(directory.toString());
    return new StoreProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** What the process does. */
  public static void main(String[] arguments) throws Exception {
    SmallStore small = new SmallStore(Path.of(arguments[1]));
    if (arguments[0].equals(LOCK)) {
      small.files.createDirectory();
      try (WriterLock _ = WriterLock.acquire(small.files)) {
        System.out.println(0);
        Thread.sleep(Long.MAX_VALUE);
      }
    }
    while (true) {
      long state;
      try (Generation generation = small.store.generation()) {
        state = generation.number() + 1;
      }
      small.save(state);
      System.out.println(state);
    }
  }

  /** Waits for the next line. */
  String line() throws IOException {
    return String.valueOf(process.inputReader(StandardCharsets.US_ASCII).readLine());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills the process as kill -9 does; returns the last number that it printed, or 0. */
  long kill() throws IOException, InterruptedException {
    // The process itself would close the stream, too.
    process.toHandle().destroyForcibly();
    process.waitFor();
    long last = 0;
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        last = Long.parseLong(line);
      }
    }
    return last;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
