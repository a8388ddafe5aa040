package dev.shale.engine.store;

import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.WriterLock;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
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

  /** What is printed when one state was saved. */
  static final String SAVED = "saved";

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

  /** Saves one state with some options more or others less, and prints what comes of it. */
  static StoreProcess saving(Path directory, List<String> more, String less) throws IOException {
    List<String> options = options();
    options.removeIf(option -> !less.isEmpty() && option.startsWith(less));
    options.addAll(more);
    return start(ONCE, directory, options);
  }

  /** Saves like {@link #saving}, as part of a module, with these options alone. */
  static StoreProcess savingAsModule(Path directory, List<String> options) throws IOException {
    return start(SAVE, directory, options, asModule());
  }

  /** Like {@link #withoutOptions}, as part of a module. */
  static StoreProcess asModuleWithoutOptions(Path directory) throws IOException {
    return start(ONCE, directory, List.of(), asModule());
  }

  /** Reads the first state as part of a module, without options. */
  static StoreProcess readingAsModule(Path directory) throws IOException {
    return start(READ, directory, List.of(), asModule());
  }

  /** Does something in a program without Chronicle Map and what comes with it. */
  private static StoreProcess withoutMap(String what, Path directory) throws IOException {
    List<String> path = new ArrayList<>();
    for (String one : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!one.contains("openhft")) {
        path.add(one);
      }
    }
    String joined = String.join(File.pathSeparator, path);
    return start(what, directory, options(), List.of("-cp", joined, StoreProcess.class.getName()));
  }

  /** Tries to save one state without Chronicle Map. */
  static StoreProcess savingWithoutMap(Path directory) throws IOException {
    return withoutMap(ONCE, directory);
  }

  /** Reads the first state without Chronicle Map. */
  static StoreProcess readingWithoutMap(Path directory) throws IOException {
    return withoutMap(READ, directory);
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
    String path = System.getProperty("java.class.path");
    return start(what, directory, options, List.of("-cp", path, StoreProcess.class.getName()));
  }

  /** The engine and all libraries as modules; no other module is asked for. */
  private static List<String> asModule() {
    List<String> modules = new ArrayList<>();
    List<String> tests = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      (path.endsWith("test-classes") ? tests : modules).add(path);
    }
    String engine = Generation.class.getPackageName().replace(".store", "");
    String libraries = String.join(File.pathSeparator, modules);
    return List.of(
        "--module-path",
        libraries,
        "--patch-module=" + engine + "=" + String.join(File.pathSeparator, tests),
        // Those of the tests stay what they are.
        "--add-reads=" + engine + "=ALL-UNNAMED",
        "-cp",
        libraries,
        "-m",
        engine + "/" + StoreProcess.class.getName());
  }

  private static StoreProcess start(
      String what, Path directory, List<String> options, List<String> code) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.addAll(code);
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
        System.out.println(SAVED);
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
    try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
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
