package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.Project;
import dev.shale.engine.View;
import dev.shale.offheap.system.NativeMemory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A project that is edited for long takes no more memory than one that was edited a while. */
@Timeout(7200)
class ProjectMemoryTest {
  private static final int EDITS = Integer.getInteger("shale.memory.edits", 2_000);
  private static final int MODULES = Integer.getInteger("shale.memory.modules", 2_000);
  private static final int PER_DIRECTORY = 40;
  private static final int REPORTS = 8;

  /** Of any size of project: what a test and its JVM have by the way. */
  private static final long SLACK_BYTES = 1 << 20;

  @TempDir Path directory;
  private Path root;
  private final Random random = new Random(1);

  private Path file(int module) {
    return root.resolve("d" + module / PER_DIRECTORY + "/m" + module + ".ts");
  }

  private String importOf(int module) {
    return "import '../d" + module / PER_DIRECTORY + "/m" + module + "';\n";
  }

  /** Each module leads to two behind it, so that all are led to whatever else is asked for. */
  private String text(int module) {
    StringBuilder text = new StringBuilder();
    for (int next = 2 * module + 1; next <= 2 * module + 2 && next < MODULES; next++) {
      text.append(importOf(next));
    }
    for (int more = random.nextInt(4); more > 0; more--) {
      text.append(importOf(random.nextInt(MODULES + MODULES / 10)));
    }
    return text.append("export const m = ").append(random.nextInt(1000)).append(";\n").toString();
  }

  private Path write(int module) throws IOException {
    Path file = file(module);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text(module));
  }

  private Path edit() throws IOException {
    int module = random.nextInt(MODULES);
    return switch (random.nextInt(40)) {
      case 0 -> {
        Path extra = file(MODULES + random.nextInt(MODULES / 10));
        Files.createDirectories(extra.getParent());
        yield Files.deleteIfExists(extra) ? extra : Files.writeString(extra, "export {};");
      }
      case 1 -> {
        // What nobody asked for before, and nobody will.
        String request = "import './gone" + random.nextInt() + "';";
        yield Files.writeString(file(module), text(module) + request);
      }
      case 2 -> {
        String target = "es" + (2015 + random.nextInt(9)) + random.nextInt(1000);
        yield random.nextInt(20) == 0
            ? Files.writeString(
                root.resolve("tsconfig.json"),
                "{\"compilerOptions\": {\"jsxImportSource\": \"" + target + "\"}}")
            : write(module);
      }
      default -> write(module);
    };
  }

  /** What is in use, once collected: the serial collector closes all gaps every fourth time. */
  private static long heapBytes() {
    long least = Long.MAX_VALUE;
    for (int collection = 0; collection < 4; collection++) {
      System.gc();
      least = Math.min(least, usedBytes());
    }
    return least;
  }

  private static long usedBytes() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage kept = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      bytes += kept == null ? 0 : kept.getUsed();
    }
    return bytes;
  }

  @Test
  void memoryDoesNotGrowWithEdits() throws IOException {
    root = directory.toRealPath();
    Files.writeString(root.resolve("tsconfig.json"), "{}");
    for (int module = 0; module < MODULES; module++) {
      write(module);
    }
    try (Project project = ProjectBuilders.of(root).entries(file(0)).open()) {
      // Whoever forgets a view that is closed keeps that one in memory, and nothing after it.
      View closed = project.view();
      closed.close();
      long[] firstBytes = {0, 0};
      for (int report = 1; report <= REPORTS; report++) {
        long start = System.nanoTime();
        for (int edit = 0; edit < EDITS / REPORTS; edit++) {
          project.update(List.of(edit())).join();
        }
        long edited = System.nanoTime();
        project.update().join();
        long swept = System.nanoTime();
        long[] bytes = {NativeMemory.regionBytes(), heapBytes()};
        System.out.printf(
            "%d edits, %,d native, %,d heap, %d names; update %d us, sweep %d ms%n",
            report * (EDITS / REPORTS),
            bytes[0],
            bytes[1],
            names(project),
            (edited - start) / 1000 / (EDITS / REPORTS),
            (swept - edited) / 1_000_000);
        if (report == REPORTS / 4) {
          firstBytes = bytes;
        }
      }
      check("native", firstBytes[0], NativeMemory.regionBytes());
      check("heap", firstBytes[1], heapBytes());
      assertFalse(closed.isCurrent());
    }
  }

  private static int names(Project project) {
    try (View view = project.view()) {
      return view.snapshot().nameCount();
    }
  }

  private static void check(String what, long before, long after) {
    long most = before + before / 10 + SLACK_BYTES;
    assertTrue(after <= most, "%s: %,d bytes became %,d".formatted(what, before, after));
  }
}
