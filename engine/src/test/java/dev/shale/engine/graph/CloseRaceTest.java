package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.shale.offheap.Region;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A snapshot is closed while another thread reads it, and its pages are written anew at once. What
 * a cursor or a batch goes over is of the snapshot to the end; the next one throws.
 */
class CloseRaceTest {
  private static final int ROUNDS = 150;
  private static final int MODULES = 60;
  private static final int DEPENDENCIES = 40;

  /** Only what would never end takes that long. */
  private static final Duration FOR_EVER = Duration.ofMinutes(10);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatACursorGoesOverIsOfTheSnapshot(boolean byBatch) throws InterruptedException {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED)) {
      GraphWriter writer = graph.writer();
      for (int module = 0; module < MODULES; module++) {
        writer.addModule(writer.name("m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
      }
      write(writer, 0);
      for (int round = 0; round < ROUNDS; round++) {
        Snapshot snapshot = graph.snapshot();
        int target = round % MODULES;
        Consumer<Snapshot> reader =
            byBatch ? read -> readBatches(read, target) : read -> readCursors(read, target);
        closeWhileReading(snapshot, reader, writer, (round + 1) % MODULES);
      }
    }
  }

  private static void closeWhileReading(
      Snapshot snapshot, Consumer<Snapshot> read, GraphWriter writer, int nextTarget)
      throws InterruptedException {
    AtomicReference<Throwable> seen = new AtomicReference<>();
    CountDownLatch started = new CountDownLatch(1);
    Thread reader =
        new Thread(() -> {
          started.countDown();
          while (true) {
            read.accept(snapshot);
          }
        });
    reader.setUncaughtExceptionHandler((thread, failure) -> seen.set(failure));
    reader.start();
    started.await();
    snapshot.close();
    write(writer, nextTarget);
    write(writer, nextTarget);
    reader.join(FOR_EVER);
    assertInstanceOf(IllegalStateException.class, seen.get());
  }

  /** All dependencies lead to one module. */
  private static void write(GraphWriter writer, int target) {
    for (int module = 0; module < MODULES; module++) {
      writer.beginDependencies(module, DEPENDENCIES);
      for (int number = 0; number < DEPENDENCIES; number++) {
        writer.connect(writer.addDependency(ToyKinds.IMPORT, 0, 0), target);
      }
    }
    writer.publish();
  }

  private static void readCursors(Snapshot snapshot, int target) {
    DependencyCursor cursor = snapshot.dependencies();
    for (int module = 0; module < MODULES; module++) {
      int count = 0;
      for (cursor.of(module); cursor.next(); count++) {
        assertEquals(target, cursor.target());
      }
      assertEquals(DEPENDENCIES, count);
    }
  }

  private static void readBatches(Snapshot snapshot, int target) {
    TargetBatch batch = snapshot.targetBatch();
    batch.load(0);
    assertEquals(MODULES * DEPENDENCIES, batch.end(MODULES - 1));
    for (int at = 0; at < batch.end(MODULES - 1); at++) {
      assertEquals(target, batch.targets()[at]);
    }
  }
}
