package dev.shale.tools.javascript.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.Metrics;
import dev.shale.engine.Project;
import dev.shale.engine.ProjectBuilder;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.parser.Allocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A project counts what it does, exactly. */
@Timeout(300)
class ProjectMetricsTest {
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);
  private static final String MAIN = "import './a'; import './gone';";
  private static final String A = "import {b} from './b'; export const a = b;";
  private static final String B = "export const b = 1;";
  private static final int EDITS = 5;

  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void files() throws IOException {
    root = directory.toRealPath();
    write("main.ts", MAIN);
    write("a.ts", A);
    write("b.ts", B);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }

  private ProjectBuilder builder() {
    return Project.builder(root)
        .language(
            new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES))
        .entries(Path.of("main.ts"));
  }

  @Test
  void aBuildIsCounted() {
    try (Project project = builder().open()) {
      Metrics metrics = project.metrics();
      assertSame(metrics, project.metrics());
      assertEquals(1, metrics.updateCount());
      assertEquals(1, metrics.buildCount());
      assertEquals(0, metrics.failedUpdateCount());
      assertEquals(3, metrics.readCount());
      assertEquals(MAIN.length() + A.length() + B.length(), metrics.readBytes());
      assertEquals(3, metrics.parsedCount());
      assertEquals(0, metrics.failedFileCount());
      assertEquals(3, metrics.requestCount());
      assertEquals(2, metrics.resolveNanos().count());
      assertEquals(3, metrics.recordLookupCount());
      assertEquals(3, metrics.recordAbsentCount());
      assertEquals(0, metrics.recordHitCount());
      assertEquals(0, metrics.recordEvictedCount());
      assertEquals(0, metrics.recordEvictionCount());
      assertEquals(1, metrics.passNanos().count());
      assertTrue(metrics.graphBytes() > 0);
      assertTrue(metrics.recordBytes() > 0);
    }
  }

  @Test
  void editsAreCountedAndAnUndoIsAHit() throws IOException {
    try (Project project = builder().open()) {
      Metrics metrics = project.metrics();
      long sum = project.metrics().updateNanos().sum();
      long bytes = metrics.readBytes();
      for (int edit = 1; edit <= EDITS; edit++) {
        String text = A + "import './main'; // " + edit;
        bytes += text.length();
        write("a.ts", text);
        sum += project.update(List.of(Path.of("a.ts"))).join().nanos();
        assertEquals(1 + edit, metrics.updateCount());
        assertEquals(3 + edit, metrics.parsedCount());
        assertEquals(3 + edit, metrics.readCount());
        assertEquals(bytes, metrics.readBytes());
      }
      assertEquals(sum, metrics.updateNanos().sum());
      assertEquals(4, metrics.requestCount());
      assertEquals(3, metrics.resolveNanos().count());
      assertEquals(3 + EDITS, metrics.recordLookupCount());
      write("a.ts", A);
      project.update(List.of(Path.of("a.ts"))).join();
      assertEquals(1, metrics.recordHitCount());
      assertEquals(4 + EDITS, metrics.recordLookupCount());
      assertEquals(3 + EDITS, metrics.parsedCount());
      assertEquals(4 + EDITS, metrics.readCount());
      assertEquals(2 + EDITS, metrics.updateCount());
      assertEquals(1, metrics.buildCount());
    }
  }

  @Test
  void filesThatFailAndContentsInTheirPlaceAreTold() throws IOException {
    Files.write(root.resolve("b.ts"), new byte[] {'/', '/', (byte) 0xFF});
    try (Project project = builder().open()) {
      Metrics metrics = project.metrics();
      assertEquals(1, metrics.failedFileCount());
      assertEquals(3, metrics.readCount());
      assertEquals(2, metrics.parsedCount());
      project.overlay(Path.of("b.ts"), B.getBytes(StandardCharsets.UTF_8)).join();
      assertEquals(1, metrics.failedFileCount());
      assertEquals(3, metrics.readCount());
      assertEquals(3, metrics.parsedCount());
      Files.delete(root.resolve("b.ts"));
      project.withdraw(Path.of("b.ts")).join();
      assertEquals(3, metrics.parsedCount());
    }
  }

  @Test
  void anUpdateThatFailsIsNone() {
    AtomicBoolean isFailing = new AtomicBoolean();
    try (Project project =
        builder()
            .entries(() -> {
              if (isFailing.get()) {
                throw new IllegalStateException("no entries today");
              }
              return List.of(Path.of("main.ts"));
            })
            .open()) {
      isFailing.set(true);
      assertThrows(
          CompletionException.class,
          () -> {
            write("gone.ts", B);
            project.update().join();
          });
      assertEquals(1, project.metrics().updateCount());
      assertEquals(1, project.metrics().failedUpdateCount());
      isFailing.set(false);
      project.update().join();
      assertEquals(2, project.metrics().updateCount());
      assertEquals(2, project.metrics().buildCount());
    }
  }

  @Test
  void recordsThatHaveToGoAreTold() throws IOException {
    Metrics none;
    try (Project project = builder().recentRecords(0).open()) {
      none = project.metrics();
      assertEquals(0, none.recordLookupCount());
      assertEquals(0, none.recordHitCount());
    }
    assertThrows(IllegalStateException.class, none::recordHitCount);
    try (Project project = builder().recentRecords(4 << 10).open()) {
      Metrics metrics = project.metrics();
      for (int edit = 0; edit < 40; edit++) {
        write("b.ts", B + "//" + edit);
        project.update(List.of(Path.of("b.ts"))).join();
      }
      assertTrue(metrics.recordEvictionCount() > 0);
      assertEquals(
          metrics.recordLookupCount(),
          metrics.recordHitCount() + metrics.recordAbsentCount() + metrics.recordEvictedCount());
    }
  }

  @Test
  void readingAllocatesNothing() {
    try (Project project = builder().open()) {
      Metrics metrics = project.metrics();
      long bytes = 0;
      long sum = 0;
      for (int round = 0; round < 3; round++) {
        long before = Allocation.bytes();
        for (int number = 0; number < 10_000; number++) {
          sum += readAll(project.metrics());
        }
        bytes = Allocation.bytes() - before;
      }
      assertTrue(sum > 0);
      assertTrue(bytes < 1_000, bytes + " bytes in 10,000 readings");
      assertTrue(metrics.parseNanos().percentile(1) <= metrics.parseNanos().longest());
    }
  }

  private static long readAll(Metrics metrics) {
    Metrics.Histogram parse = metrics.parseNanos();
    return metrics.updateCount()
        + metrics.failedUpdateCount()
        + metrics.buildCount()
        + metrics.readBytes()
        + metrics.requestCount()
        + metrics.recordLookupCount()
        + metrics.recordHitCount()
        + metrics.graphBytes()
        + metrics.recordBytes()
        + parse.count()
        + parse.sum()
        + parse.count(20)
        + parse.percentile(0.99)
        + metrics.updateNanos().percentile(0.5);
  }

  @Test
  void nothingIsReadAfterClosing() {
    Metrics metrics;
    try (Project project = builder().open()) {
      metrics = project.metrics();
    }
    assertThrows(IllegalStateException.class, metrics::updateCount);
    assertThrows(IllegalStateException.class, metrics::recordLookupCount);
    assertThrows(IllegalStateException.class, () -> metrics.readNanos().percentile(0.5));
  }
}
