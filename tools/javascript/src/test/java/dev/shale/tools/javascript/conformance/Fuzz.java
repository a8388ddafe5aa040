package dev.shale.tools.javascript.conformance;

import dev.shale.tools.javascript.parser.JavaScriptParser;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses mutants of the files that the standard input lists, and prints them with their records,
 * for the comparison with other parsers: two JSON objects a line each, {@code {"path", "number",
 * "fault", "text"}} and that of {@link Dump}.
 *
 * <p>Arguments: for how many seconds, and the seed. A mutant is made by the seed and its number.
 */
final class Fuzz {
  private static final int LARGEST_FILE = 60_000;
  private static final long LIMIT_NANOS = 2_000_000_000L;

  /** A parse that has not ended by then does not end. */
  private static final long HANG_NANOS = 20_000_000_000L;

  private final List<String> paths = new ArrayList<>();
  private final List<byte[]> files = new ArrayList<>();
  private final long seed;
  private volatile long number;
  private volatile long beginNanos = System.nanoTime();

  private Fuzz(long seed) {
    this.seed = seed;
  }

  public static void main(String[] arguments) throws IOException {
    long endNanos = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
    Fuzz fuzz = new Fuzz(Long.parseLong(arguments[1]));
    fuzz.readFiles();
    fuzz.watch();
    OutputStream output = new BufferedOutputStream(System.out, 1 << 16);
    fuzz.run(endNanos, output);
    output.flush();
  }

  private void readFiles() throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      byte[] bytes = Files.readAllBytes(Path.of(line));
      if (bytes.length > 0 && bytes.length <= LARGEST_FILE) {
        paths.add(line);
        files.add(bytes);
      }
    }
  }

  /** Ends the process when a parse does not. */
  private void watch() {
    Thread watcher =
        new Thread(() -> {
          while (System.nanoTime() - beginNanos < HANG_NANOS) {
            try {
              Thread.sleep(1000);
            } catch (InterruptedException e) {
              return;
            }
          }
          System.err.println("Mutant " + number + " of seed " + seed + " is parsed forever");
          Runtime.getRuntime().halt(3);
        });
    watcher.setDaemon(true);
    watcher.start();
  }

  private void run(long endNanos, OutputStream output) throws IOException {
    Mutants mutants = new Mutants(files);
    Soundness soundness = new Soundness(() -> new JavaScriptParser("production"), LIMIT_NANOS);
    for (long next = 0; System.nanoTime() < endNanos; next++) {
      number = next;
      beginNanos = System.nanoTime();
      SplittableRandom random = new SplittableRandom(seed ^ next * 0x9E3779B97F4A7C15L);
      int file = random.nextInt(files.size());
      byte[] text = mutants.mutant(file, random);
      String fault = soundness.fault(paths.get(file), text);
      write(paths.get(file), fault, text, output);
      Dump.write(soundness.record(), output);
    }
  }

  private void write(String path, String fault, byte[] text, OutputStream output) {
    JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), output);
    json.writeStartObject();
    json.writeStringProperty("path", path);
    json.writeNumberProperty("number", number);
    json.writeStringProperty("fault", fault);
    json.writeStringProperty("text", new String(text, StandardCharsets.UTF_8));
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }
}
