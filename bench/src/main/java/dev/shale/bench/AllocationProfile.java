package dev.shale.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What every public operation allocates on the heap. An operation is warmed up, then done many
 * times in a row; the least of several rounds counts, as class loading and compilation add to some.
 *
 * <p>Bytes are rounded to whole ones per operation. Times depend on the machine.
 */
final class AllocationProfile {
  private static final int ROUNDS = 5;

  private final List<Line> lines = new ArrayList<>();

  private AllocationProfile() {}

  /** One operation of the public API, done {@code count} times. */
  @FunctionalInterface
  interface Operation {
    long run(int count);
  }

  private record Line(String name, String kind, long bytes, double nanos) {
    String key() {
      return "| %s | %s | %d |".formatted(name, kind, bytes);
    }
  }

  static AllocationProfile measure() throws IOException {
    AllocationProfile profile = new AllocationProfile();
    try (Operations operations = new Operations();
        ArtifactOperations artifacts = new ArtifactOperations()) {
      operations.forEach(profile::add);
      artifacts.forEach(profile::add);
    }
    return profile;
  }

  private void add(String name, String kind, int count, Operation operation) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long leastBytes = Long.MAX_VALUE;
    long leastNanos = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long bytes = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      ArenaReport.sink = operation.run(count);
      leastNanos = Math.min(leastNanos, System.nanoTime() - start);
      leastBytes = Math.min(leastBytes, threads.getCurrentThreadAllocatedBytes() - bytes);
    }
    lines.add(
        new Line(name, kind, Math.round((double) leastBytes / count), (double) leastNanos / count));
  }

  Report report() {
    Report report = new Report();
    for (Line line : lines) {
      report.add(line.name, (double) line.bytes, "B/op", line.kind);
    }
    return report;
  }

  /** What has to be equal from run to run: a line per operation, without its time. */
  List<String> keys() {
    return lines.stream().map(Line::key).toList();
  }

  /** The document. */
  String document() {
    StringBuilder text = new StringBuilder();
    text.append("# Allocation profile\n\n");
    text.append("What each operation of the library allocates on the Java heap. Printed by ");
    text.append("`AllocationProfileTest`, which compares the\nbytes, so that a change that ");
    text.append("allocates shows as a difference; the times are those of the run that printed ");
    text.append(
        "this.\nMeasured without the second compiler (`-XX:TieredStopAtLevel=1`), which may ");
    text.append(
        "leave allocations out, so that bytes are exact.\n\n| operation | kind | B/op | ns/op |\n|---|---|---:|---:|\n");
    for (Line line : lines) {
      text.append(line.key()).append(String.format(Locale.ROOT, " %.0f |%n", line.nanos));
    }
    return text.toString();
  }
}
