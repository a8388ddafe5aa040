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
  private static final String ONCE = "once";
  private static final String READ = "read";
  private static final String LOCK = "lock";

  private final Process process;

  private StoreProcess(Process process) {
    this.process = process;
  }

  /** Saves states until it is killed, and prints the number of each that is stored. */
  static StoreProcess saving(Path directory) throws IOException {
    return start(SAVE, directory, options());
  }

  /** Saves one state and prints the names of all classes that are loaded for it. */
  static StoreProcess loading(Path directory) throws IOException {
    List<String> options = options();
    options.add("-Xlog:class+load:stdout");
    return start(ONCE, directory, options);
  }

  /** Reads the first state and prints the names of all classes that are loaded for it. */
  static StoreProcess reading(Path directory) throws IOException {
    return start(READ, directory, List.of("-Xlog:class+load:stdout"));
  }

  /** Tries to save one state without what the JVM must be told, and prints what comes of it. */
  static StoreProcess withoutOptions(Path directory) throws IOException {
    return start(ONCE, directory, new ArrayList<>());
  }

  /** Takes the writer's lock, says so and keeps it. */
  static StoreProcess locking(Path directory) throws IOException {
    return start(LOCK, directory, options());
  }

  /** Those of this JVM that let libraries in. */
  private static List<String> options() {
    List<String> options = new ArrayList<>();
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (argument.startsWith("--")) {
        options.add(argument);
      }
    }
    return options;
  }

  private static StoreProcess start(String what, Path directory, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
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
    SmallStore small = SmallStore.uncompressed(Path.of(arguments[1]));
    if (arguments[0].equals(LOCK)) {
      small.files.createDirectory();
      try (WriterLock _ = WriterLock.acquire(small.files)) {
        System.out.println(0);
        Thread.sleep(Long.MAX_VALUE);
      }
    }
    if (arguments[0].equals(READ)) {
      try (Generation generation = small.store.generation()) {
        System.out.println(SmallStore.countWhole(generation, 1, READ) + " packs");
      }
      return;
    }
    if (arguments[0].equals(ONCE)) {
      try {
        small.save(1);
      } catch (StoreException failure) {
        System.out.println(failure.error() + ": " + failure.getMessage());
      }
      return;
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

  /** All that it prints until it ends. */
  List<String> lines() {
    return process.inputReader(StandardCharsets.US_ASCII).lines().toList();
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
